/** Federations between two states: what comes and goes is one change, and what says the same is none. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAllDocuments, visit } from 'yaml';
import { SOUND_CONF } from '../../server/src/core/rules/conf-examples.ts';
import { SOUND_CONSUL } from '../../server/src/core/rules/consul-examples.ts';
import { beside, changed, FEDERATION, SOUND, TRUST_DOMAINS, unsound } from '../../server/src/core/rules/examples.ts';
import { MESH } from '../../server/src/core/rules/mesh-examples.ts';
import { SOUND_POLICIES } from '../../server/src/core/rules/policy-examples.ts';
import type { Example } from '../../server/src/core/rules/rule.ts';
import { FEDERATED_TRUST_DOMAIN, SOUND_SPIRE, unsoundSpire } from '../../server/src/core/rules/spire-examples.ts';
import { describeChange, reviewStates } from '../harness/review.ts';

type Files = Readonly<Record<string, string>>;

const SETS: Readonly<Record<string, Files>> = { SOUND, SOUND_SPIRE, SOUND_CONF, SOUND_POLICIES, SOUND_CONSUL };
const RESOURCE = 'federated-trust-domain.yaml';
const MANIFEST = 'acme-orders.yaml';

function kinds(before: Example, after: Example): string[] {
  return reviewStates(before, after).changes.map(({ direction, kind }) => `${direction} ${kind.id}`);
}

function lines(before: Example, after: Example): string[] {
  return reviewStates(before, after).changes.map(describeChange);
}

function without(files: Files, ...names: readonly string[]): Files {
  return Object.fromEntries(Object.entries(files).filter(([name]) => !names.includes(name)));
}

/** The same manifests in another hand: keys in the reverse order, four blanks, every text in quotes. */
function rewritten(text: string): string {
  return parseAllDocuments(text)
    .map((document) => {
      visit(document, { Map: (_, map) => void map.items.reverse() });
      return document.toString({ indent: 4, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 });
    })
    .join('---\n');
}

for (const [name, files] of Object.entries(SETS)) {
  test(`${name}: to write the same in another hand changes nothing`, () => {
    const other = Object.entries(files).map(([path, text]) => {
      if (!path.endsWith('.yaml')) return [path, `# moved down\n\n${text.replace(/^( +)/gm, '$1$1')}`] as const;
      return [path, rewritten(text)] as const;
    });
    const after = Object.fromEntries(other);
    for (const path of Object.keys(files)) assert.notEqual(after[path], files[path]);
    assert.deepEqual(lines(files, after), []);
    assert.deepEqual(lines(after, files), []);
  });

  test(`${name}: to put all manifests into one file, and apart again, changes nothing`, () => {
    const manifests = Object.entries(files).filter(([path]) => path.endsWith('.yaml'));
    const others = Object.fromEntries(Object.entries(files).filter(([path]) => !path.endsWith('.yaml')));
    const together = { ...others, 'all/manifests.yaml': manifests.map(([, text]) => text).join('---\n') };
    assert.deepEqual(lines(files, together), []);
    assert.deepEqual(lines(together, files), []);
  });

  test(`${name}: a federation with all that belongs to it is one change when it comes, and one when it goes`, () => {
    const come = kinds({}, files).filter((line) => line.includes('federation') || line.includes('documentation'));
    const gone = kinds(files, {}).filter((line) => line.includes('federation') || line.includes('documentation'));
    assert.deepEqual(come, ['widens federation-added']);
    assert.deepEqual(gone, ['narrows federation-removed']);
  });
}

test('from nothing to an agreement in force is a list of two lines', () => {
  assert.deepEqual(lines({}, SOUND), [
    'widens federation-added: federation with `acme.partner.example`: Trust in `acme.partner.example` begins (undefined > inbound, authorization local, spiffe://acme.partner.example/orders/checkout, review by 2027-06-30)',
    'narrows enforcement-point-added: enforcement point `payments-gateway`: A new enforcement point for `acme.partner.example` (undefined > enforce)',
  ]);
});

test('a new federation brings its whole readiness list', () => {
  const [change] = reviewStates(without(SOUND_SPIRE, MANIFEST, RESOURCE), SOUND_SPIRE).changes;
  assert.equal(change?.obligations.length, 14);
  assert.match(change?.message ?? '', /`federated-trust-domain\.yaml`/);
  assert.equal(change?.after?.document.uri, 'file:///workspace/acme-orders.yaml');
});

test('a native link without an agreement says so', () => {
  const [change] = reviewStates({}, { 'acme.yaml': FEDERATED_TRUST_DOMAIN }).changes;
  assert.equal(change?.kind.id, 'federation-added');
  assert.match(change?.message ?? '', /Nothing says who agreed to it/);
  assert.ok(change?.obligations.some(({ state }) => state === 'open'));
});

test('a manifest that comes with one more place, while another was there, is told apart from it', () => {
  const before = without(SOUND_SPIRE, MANIFEST);
  const after = beside(SOUND_SPIRE, { 'east/trust.yaml': FEDERATED_TRUST_DOMAIN });
  assert.deepEqual(kinds(before, after), ['widens federation-added', 'neutral federation-documented']);
  const [added] = reviewStates(before, after).changes;
  assert.match(
    added?.message ?? '',
    /It was trusted before in `federated-trust-domain\.yaml`; this is one place more\./,
  );
});

test('of several places one goes: the review says where the trust stays', () => {
  const before = beside(SOUND_SPIRE, { 'east/trust.yaml': FEDERATED_TRUST_DOMAIN });
  const [change] = reviewStates(before, SOUND_SPIRE).changes;
  assert.equal(change?.title, 'Trust in `acme.partner.example` ends in one of several places');
  assert.match(change?.message ?? '', /`federated-trust-domain\.yaml`/);
});

test('an agreement that goes while the trust stays leaves its list open', () => {
  const [change] = reviewStates(SOUND_SPIRE, without(SOUND_SPIRE, MANIFEST)).changes;
  assert.equal(change?.kind.id, 'documentation-dropped');
  const open = change?.obligations.filter(({ state }) => state === 'open') ?? [];
  assert.ok(open.some(({ id, at }) => id === 'owners' && at?.document.uri.endsWith(RESOURCE)));
});

test('an agreement that refuses everything opens nothing', () => {
  const refusing = changed(FEDERATION, 'authentication: accepted', 'authentication: refused');
  assert.deepEqual(kinds(without(SOUND, MANIFEST), { ...SOUND, [MANIFEST]: refusing }), ['neutral federation-added']);
});

test('a manifest that follows its native resource is no change of its own', () => {
  const moved = (text: string) => text.replace('https://spire.acme', 'https://keys.acme');
  const after = {
    ...SOUND_SPIRE,
    [MANIFEST]: moved(SOUND_SPIRE[MANIFEST] ?? ''),
    [RESOURCE]: moved(FEDERATED_TRUST_DOMAIN),
  };
  const { changes } = reviewStates(SOUND_SPIRE, after);
  assert.deepEqual(
    changes.map(({ kind, after: side }) => [kind.id, side?.document.uri]),
    [['endpoint-url-changed', `file:///workspace/${RESOURCE}`]],
  );
});

test('the same address in another spelling is the same', () => {
  const url = 'https://spire.acme.partner.example:443/';
  const before = unsoundSpire(RESOURCE, 'https://spire.acme.partner.example:8443', url);
  const after = unsoundSpire(RESOURCE, 'https://spire.acme.partner.example:8443', 'HTTPS://Spire.acme.partner.example');
  assert.deepEqual(lines(before, after), []);
});

test('what a template fills in is no change, whatever it was before', () => {
  for (const [from, to] of [
    ['direction: inbound', 'direction: $(DIRECTION)'],
    ['authorization: local', 'authorization: $(WHO)'],
    ['endpointURL: https://spire.acme.partner.example:8443', 'endpointURL: https://$(HOST):8443'],
    ['/orders/checkout', '/$(NAMESPACE)/checkout'],
    ['reviewBy: 2027-06-30', 'reviewBy: $(REVIEW)'],
    ['maxTTL: 1h', 'maxTTL: $(TTL)'],
    ['[payments-gateway]', '[$(POINT)]'],
    ['lifecycle: permanent', 'lifecycle: $(LIFECYCLE)'],
    ['contact: security@acme.partner.example', 'contact: $(CONTACT)'],
    ['renewal: team-identity', 'renewal: $(TEAM)'],
  ] as const) {
    assert.deepEqual(lines(SOUND, unsound(MANIFEST, from, to)), [], to);
    assert.deepEqual(lines(unsound(MANIFEST, from, to), SOUND), [], to);
  }
});

test('a trust domain that was renamed keeps its identities, and is another one at another address', () => {
  const renamed = FEDERATION.replace(/(?<!spire\.|@)acme\.partner\.example/g, 'acme.example');
  assert.deepEqual(kinds(SOUND, { ...SOUND, [MANIFEST]: renamed }), ['moves trust-domain-renamed']);
  const elsewhere = FEDERATION.replaceAll('acme.partner.example', 'acme.example');
  assert.deepEqual(kinds(SOUND, { ...SOUND, [MANIFEST]: elsewhere }), [
    'widens federation-added',
    'narrows federation-removed',
  ]);
});

test('a mesh that is renamed says what follows', () => {
  const [change] = reviewStates(MESH, changed(MESH, 'trustDomain: shop.corp', 'trustDomain: shop')).changes;
  assert.match(change?.message ?? '', /unless the old name is an alias/);
});

test('documents of trust domains that come and go let nobody in', () => {
  assert.deepEqual(lines(without(SOUND, 'trust-domains.yaml'), SOUND), []);
  assert.deepEqual(lines({}, { 'trust-domains.yaml': TRUST_DOMAINS }), []);
});

test('an edit beside a change of trust is no news, and alone it is folded away', () => {
  const longer = changed(changed(FEDERATION, '2027-06-30', '2027-08-30'), 'CHG-1042', 'CHG-1077');
  assert.deepEqual(kinds(SOUND, { ...SOUND, [MANIFEST]: longer }), ['widens time-box-extended']);
  const [edit] = reviewStates(SOUND, unsound(MANIFEST, 'ACME places', 'ACME sends')).changes;
  assert.equal(edit?.title, 'The purpose is edited');
  assert.deepEqual(edit?.obligations, []);
});

test('evidence that is dropped is an edit that somebody has to look at', () => {
  const [edit] = reviewStates(SOUND, unsound(MANIFEST, '    lastTested: 2026-09-01\n', '')).changes;
  assert.equal(edit?.kind.id, 'agreement-edited');
  assert.deepEqual(
    edit?.obligations.map(({ id, state }) => [id, state]),
    [['revocation', 'open']],
  );
});
