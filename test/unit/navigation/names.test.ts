import assert from 'node:assert/strict';
import { test } from 'node:test';
import { declarationsOf, nameAt, type Site, sitesOf } from '../../../server/src/core/navigation/names.ts';
import type { Example } from '../../../server/src/core/rules/rule.ts';
import { SOUND_SPIRE } from '../../../server/src/core/rules/spire-examples.ts';
import { analyze } from '../../harness/workspace.ts';
import { atCursor, textAt } from './at-cursor.ts';

function at(files: Example, path: string, marked: string) {
  const analyzer = analyze(files);
  const { document, offset } = atCursor(analyzer, path, marked);
  const name = nameAt(document, offset);
  const show = (sites: readonly Site[]) =>
    sites.map(
      (site) => `${site.document.uri.split('/').pop()} ${lineOf(site)} ${textAt({ ref: site.document }, site.span)}`,
    );
  return {
    text: name && textAt(document, name.span),
    declarations: name ? show(declarationsOf(name, analyzer.facts())) : [],
    sites: name ? show(sitesOf(name, analyzer.facts())) : [],
  };
}

/** The line of the file, its key included, so that a reader sees what the place is. */
function lineOf({ document, span }: Site): string {
  const { text } = document.section;
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  return text
    .slice(start, span.start)
    .trim()
    .replace(/["'[]$/, '')
    .replace(/spiffe:\/\/$/, '')
    .trim();
}

const DECLARED = 'trust-domains.yaml trustDomain: acme.partner.example';

/** From any mention of a trust domain one comes to the document about it. */
const MENTIONS: readonly (readonly [path: string, marked: string])[] = [
  ['acme-orders.yaml', 'remote: acme.|partner.example'],
  ['acme-orders.yaml', 'endpointSPIFFEID: spiffe://acme.|partner.example/spire'],
  ['acme-orders.yaml', 'subject: spiffe://acme.|partner.example/orders'],
  ['payments-gateway.yaml', '[acme.|partner.example]'],
  ['trust-domains.yaml', 'trustDomain: acme.|partner.example'],
  ['federated-trust-domain.yaml', 'trustDomain: |acme.partner.example'],
  ['federated-trust-domain.yaml', 'endpointSPIFFEID: spiffe://acme.partner.example|/spire'],
  ['spiffe-id.yaml', 'federatesWith: [acme.|partner.example]'],
];

for (const [path, marked] of MENTIONS) {
  test(`trust domain at ${path} ${marked}`, () => {
    const { text, declarations } = at(SOUND_SPIRE, path, marked);
    assert.equal(text, 'acme.partner.example');
    assert.deepEqual(declarations, [DECLARED]);
  });
}

test('all places where a trust domain is written, in the order of the workspace', () => {
  assert.deepEqual(at(SOUND_SPIRE, 'acme-orders.yaml', 'remote: acme.|partner').sites, [
    'acme-orders.yaml remote: acme.partner.example',
    'acme-orders.yaml endpointSPIFFEID: acme.partner.example',
    'acme-orders.yaml - subject: acme.partner.example',
    'federated-trust-domain.yaml trustDomain: acme.partner.example',
    'federated-trust-domain.yaml endpointSPIFFEID: acme.partner.example',
    'payments-gateway.yaml accepts: acme.partner.example',
    'spiffe-id.yaml federatesWith: acme.partner.example',
    DECLARED,
  ]);
  assert.deepEqual(at(SOUND_SPIRE, 'static-entry.yaml', 'parentID: spiffe://shop|.corp').sites, [
    'acme-orders.yaml local: shop.corp.example',
    'controller-manager-config.yaml trustDomain: shop.corp.example',
    'static-entry.yaml spiffeID: shop.corp.example',
    'static-entry.yaml parentID: shop.corp.example',
    'trust-domains.yaml trustDomain: shop.corp.example',
  ]);
});

test('without a document about it, a trust domain leads to the native resources that trust it', () => {
  const { 'trust-domains.yaml': _, ...files } = SOUND_SPIRE;
  const { declarations } = at(files, 'spiffe-id.yaml', '[acme.|partner');
  assert.deepEqual(declarations, ['federated-trust-domain.yaml trustDomain: acme.partner.example']);
});

test('the configuration mentions trust domains too', () => {
  const files = { ...SOUND_SPIRE, '.fedlint.yaml': 'localTrustDomains:\n  - shop.corp.example\n' };
  const { declarations } = at(files, '.fedlint.yaml', 'shop|.corp');
  assert.deepEqual(declarations, ['trust-domains.yaml trustDomain: shop.corp.example']);
});

test('capitals, quotes and the form of a URI name the same trust domain', () => {
  const files = {
    ...SOUND_SPIRE,
    'spiffe-id.yaml': (SOUND_SPIRE['spiffe-id.yaml'] ?? '').replace(
      '[acme.partner.example]',
      '["spiffe://Acme.Partner.example/x"]',
    ),
  };
  const { text, declarations } = at(files, 'spiffe-id.yaml', 'Acme|.Partner');
  assert.equal(text, 'Acme.Partner.example');
  assert.deepEqual(declarations, [DECLARED]);
});

test('the path of a SPIFFE ID names no trust domain', () => {
  assert.equal(at(SOUND_SPIRE, 'acme-orders.yaml', 'subject: spiffe://acme.partner.example/ord|ers').text, undefined);
  assert.equal(at(SOUND_SPIRE, 'acme-orders.yaml', 'subject: spif|fe://').text, undefined);
});

const EXCEPTION = `apiVersion: fedlint.dev/v1alpha1
kind: TrustException
metadata:
  name: dr
spec:
  federation: acme-orders
`;

test('a Federation by its name, from an exception and from itself', () => {
  const files = { ...SOUND_SPIRE, 'exception.yaml': EXCEPTION };
  const declared = ['acme-orders.yaml name: acme-orders'];
  assert.deepEqual(at(files, 'exception.yaml', 'federation: acme|-orders').declarations, declared);
  const { sites } = at(files, 'acme-orders.yaml', 'name: acme|-orders');
  assert.deepEqual(sites, [...declared, 'exception.yaml federation: acme-orders']);
});

test('an enforcement point by its name, in a document, inside a Federation, in an annotation and in a comment', () => {
  const annotation = '  name: acme\n  annotations:\n    fedlint.dev/enforced-at: edge, payments-gateway\n';
  const inline =
    '  enforcementPoints:\n    - name: edge\n      accepts: [acme.partner.example]\n      location: {type: proxy}\n      mode: enforce\n    - payments-gateway\n';
  const files = {
    ...SOUND_SPIRE,
    'acme-orders.yaml': (SOUND_SPIRE['acme-orders.yaml'] ?? '').replace(
      '  enforcementPoints: [payments-gateway]\n',
      inline,
    ),
    'annotated.yaml': (SOUND_SPIRE['federated-trust-domain.yaml'] ?? '').replace('  name: acme\n', annotation),
    'commented.yaml': `# fedlint.dev/enforced-at: payments-gateway, edge\n${SOUND_SPIRE['federated-trust-domain.yaml']}`,
  };
  const gateway = at(files, 'annotated.yaml', 'edge, payments|-gateway');
  assert.equal(gateway.text, 'payments-gateway');
  assert.deepEqual(gateway.declarations, ['payments-gateway.yaml name: payments-gateway']);
  assert.deepEqual(gateway.sites, [
    'acme-orders.yaml - payments-gateway',
    'annotated.yaml fedlint.dev/enforced-at: edge, payments-gateway',
    'commented.yaml # fedlint.dev/enforced-at: payments-gateway',
    'payments-gateway.yaml name: payments-gateway',
  ]);
  const edge = at(files, 'commented.yaml', 'gateway, ed|ge');
  assert.equal(edge.text, 'edge');
  assert.deepEqual(edge.declarations, ['acme-orders.yaml - name: edge']);
  assert.equal(at(files, 'commented.yaml', '# fedlint.dev/enf|orced-at').text, undefined);
});

test('what nobody can know yet leads nowhere', () => {
  const files = { ...SOUND_SPIRE, 'exception.yaml': EXCEPTION.replace('acme-orders', '$(FEDERATION)') };
  assert.equal(at(files, 'exception.yaml', '$(FED|ERATION)').text, undefined);
  assert.equal(at(files, 'exception.yaml', 'name: d|r').text, undefined);
});
