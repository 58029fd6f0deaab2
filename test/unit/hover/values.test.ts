import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changed } from '../../../server/src/core/rules/examples.ts';
import { SOUND_SPIRE, unsoundSpire } from '../../../server/src/core/rules/spire-examples.ts';
import { above, hovered } from './hovered.ts';

/** File, place, what is highlighted, and what has to be said above the fold. */
type Row = readonly [path: string, marked: string, text: string, ...says: RegExp[]];

const FEDERATION = 'acme-orders.yaml';
const DOMAIN = 'acme.partner.example';
const ID = 'spiffe://acme.partner.example/spire/server';

const ROWS: readonly Row[] = [
  [
    FEDERATION,
    'remote: |acme.partner.example',
    DOMAIN,
    /^`acme\.partner\.example` · of a partner · issues identities · owner `team-partners` · TrustDomain `acme` \[trust-domains\.yaml:14\]\(file:\/\/\/workspace\/trust-domains\.yaml#L14\)/,
    /- accepted by `shop\.corp\.example`: Federation `acme-orders` \[.*, ClusterFederatedTrustDomain `acme`/,
    /- enforcement points: `payments-gateway`\n- federating workloads: `payments`$/,
  ],
  [FEDERATION, 'local: shop.corp.example|', 'shop.corp.example', /- accepts `acme\.partner\.example`: Federation/],
  [
    'static-entry.yaml',
    'spiffeID: sp|iffe',
    'spiffe://shop.corp.example/payments/ledger',
    /^Workload \/payments\/ledger of/,
  ],
  [
    FEDERATION,
    'endpointSPIFFEID: spiffe|:',
    ID,
    /^The SPIRE server of trust domain acme/,
    /`\/spire\/server`, kept by SPIRE/,
  ],
  [
    FEDERATION,
    'subject: spiffe:|//acme',
    'spiffe://acme.partner.example/orders/checkout',
    /Narrow: it can be pointed at/,
  ],
  [
    'static-entry.yaml',
    'parentID: s|piffe',
    'spiffe://shop.corp.example/spire/agent/x509pop/ledger',
    /A SPIRE agent, attested by/,
  ],
  [FEDERATION, 'rotation: 2|4h', '24h', /^\*\*1 day\*\*$/],
  [FEDERATION, 'maxTTL: 1|h', '1h', /^\*\*1 hour\*\*\n\nWithin the limit of 1 day \(`credentials\.maxTTL`\)$/],
  ['spiffe-id.yaml', ' ttl: |1h', '1h', /^\*\*1 hour\*\*\n\nWithin the limit/],
  [
    FEDERATION,
    'reviewBy: 2027|-06-30',
    '2027-06-30',
    /^\*\*In 221 days\*\*: Wed, 30 Jun 2027, until the end of that day \(UTC\)$/,
  ],
  [
    FEDERATION,
    'lastTested: 2026-09-01|',
    '2026-09-01',
    /^\*\*81 days ago\*\*: Tue, 01 Sep 2026\n\nCounts until 2027-09-01/,
  ],
  [
    FEDERATION,
    'renewal: team|-identity',
    'team-identity',
    /sees to the renewal of keys for the federation with `acme/,
    /This is the owner that counts, by manifest/,
  ],
  [
    'payments-gateway.yaml',
    'owner: team-pay|ments',
    'team-payments',
    /^`team-payments` owns EnforcementPoint `payments-gateway`$/,
  ],
  [
    FEDERATION,
    '[pay|ments-gateway]',
    'payments-gateway',
    /enforces · at `gateway` · cluster `payments-eu` · engine `envoy`/,
    /owner `team-payments`/,
    /when it fails: `deny`/,
  ],
  [
    'payments-gateway.yaml',
    'name: pay|ments',
    'payments-gateway',
    /Named by Federation `acme-orders` \[acme-orders\.yaml:4\]/,
  ],
  [
    FEDERATION,
    'name: acme|-orders',
    'acme-orders',
    /^`shop\.corp\.example` accepts `acme/,
    /review due in 221 days/,
    /enforced at `payments-gateway`/,
  ],
  [
    FEDERATION,
    'endpointURL: htt|ps',
    'https://spire.acme.partner.example:8443',
    /host `spire\.acme\.partner\.example` · port 8443/,
    /only the server is authenticated/,
  ],
  [
    FEDERATION,
    'profile: https|_spiffe',
    'https_spiffe',
    /X\.509-SVID that bears `spiffe:\/\/acme/,
    /It serves its own domain, so a first copy/,
    /Nothing is asked of the client/,
  ],
  [
    'federated-trust-domain.yaml',
    'className: sp|ire',
    'spire-shop',
    /with 3 resources/,
    /acted on by ControllerManagerConfig .*, for trust domain `shop/,
  ],
  [
    'federated-trust-domain.yaml',
    'trustDomain: ac|me',
    DOMAIN,
    /governed by manifest: Federation `acme-orders` \[/,
    /owners by manifest: accountable `team-partners`/,
  ],
];

for (const [path, marked, text, ...says] of ROWS) {
  test(`${path}: ${marked}`, () => {
    const hover = hovered(SOUND_SPIRE, path, marked);
    assert.equal(hover?.text, text);
    for (const words of says) assert.match(hover ? above(hover) : '', words);
    assert.match(hover?.markdown ?? '', /\n\n---\n\n[^\n]+$/, 'the field is described below the fold');
  });
}

test('what ends today has not ended yet', () => {
  const files = unsoundSpire(FEDERATION, 'reviewBy: 2027-06-30', 'expires: 2026-11-21');
  const { markdown = '' } = hovered(files, FEDERATION, 'expires: 2026|') ?? {};
  assert.match(
    markdown,
    /^\*\*Today\*\*: Sat, 21 Nov 2026, until the end of that day \(UTC\)\. What ends today has not ended yet/,
  );
  assert.match(markdown, /The end is being announced, as 14 days ahead/);
});

test('an end in the past is over', () => {
  const files = unsoundSpire(FEDERATION, 'reviewBy: 2027-06-30', 'expires: 2026-11-20');
  assert.match(
    hovered(files, FEDERATION, 'expires: 2026|')?.markdown ?? '',
    /^\*\*Yesterday\*\*: Fri, 20 Nov 2026\n\nIt is over/,
  );
});

test('a duration in days also as Go writes it, and against the limit of the configuration', () => {
  const files = {
    ...unsoundSpire(FEDERATION, 'maxTTL: 1h', 'maxTTL: 30d'),
    '.fedlint.yaml': 'credentials:\n  maxTTL: 12h\n',
  };
  const hover = hovered(files, FEDERATION, 'maxTTL: 3|0d');
  assert.match(
    hover?.markdown ?? '',
    /^\*\*30 days\*\*\. Go has no days: there it is `720h`\n\nLonger than the limit of 12 hours/,
  );
  assert.doesNotMatch(hovered(files, '.fedlint.yaml', 'maxTTL: 1|2h')?.markdown ?? '', /limit of/);
});

test('an endpoint that serves another domain, and one with a web certificate', () => {
  const other = unsoundSpire(FEDERATION, 'SPIFFEID: spiffe://acme.partner.example', 'SPIFFEID: spiffe://hub.example');
  assert.match(
    hovered(other, FEDERATION, 'profile: https|_spiffe')?.markdown ?? '',
    /The bundle of `hub\.example` has to be here beforehand, by/,
  );
  const web = unsoundSpire(FEDERATION, 'profile: https_spiffe', 'profile: https_web');
  assert.match(
    hovered(web, FEDERATION, 'profile: https|_web')?.markdown ?? '',
    /web certificate of a public authority for its host name/,
  );
});

test('a trust domain nobody declares, ours by the configuration, and on both sides', () => {
  const { 'trust-domains.yaml': _, ...rest } = SOUND_SPIRE;
  const mutual = { ...rest, [FEDERATION]: changed(rest[FEDERATION] ?? '', 'direction: inbound', 'direction: mutual') };
  const files = { ...mutual, '.fedlint.yaml': 'localTrustDomains: [shop.corp.example]\n' };
  const hover = hovered(files, '.fedlint.yaml', '[shop|.corp');
  assert.match(
    hover?.markdown ?? '',
    /^`shop\.corp\.example` · yours by `localTrustDomains` · no TrustDomain document declares it/,
  );
  assert.match(hover?.markdown ?? '', /- mutual with `acme\.partner\.example`: Federation/);
});

test('names that lead nowhere', () => {
  const dangling = unsoundSpire(FEDERATION, '[payments-gateway]', '[payment-gateway]');
  assert.match(
    hovered(dangling, FEDERATION, '[paym|ent-gateway]')?.markdown ?? '',
    /^No EnforcementPoint document is called `payment-gateway`/,
  );
  const exception =
    'apiVersion: fedlint.dev/v1alpha1\nkind: TrustException\nmetadata: {name: dr}\nspec:\n  federation: acme\n';
  assert.match(
    hovered({ 'a.yaml': exception }, 'a.yaml', 'federation: ac|me')?.markdown ?? '',
    /^No Federation document is called `acme`/,
  );
  const real = { ...SOUND_SPIRE, 'a.yaml': exception.replace('acme', 'acme-orders') };
  assert.match(
    hovered(real, 'a.yaml', 'federation: ac|me')?.markdown ?? '',
    /Exceptions: TrustException `dr` \[a\.yaml:3\]/,
  );
});

test('an enforcement point written inside a Federation belongs to it', () => {
  const inline = '[{name: edge, accepts: [acme.partner.example], location: {type: proxy}, mode: observe}]';
  const files = unsoundSpire(FEDERATION, '[payments-gateway]', inline);
  const { markdown = '' } = hovered(files, FEDERATION, 'name: ed|ge') ?? {};
  assert.match(markdown, /^`edge` · only observes, refuses nothing · at `proxy` · in Federation `acme-orders`/);
  assert.doesNotMatch(markdown, /no owner/);
});

test('a class nobody serves', () => {
  const files = unsoundSpire('static-entry.yaml', 'spire-shop', 'spire-other');
  assert.match(
    hovered(files, 'static-entry.yaml', 'spire-o|ther')?.markdown ?? '',
    /No controller manager in this workspace is set up with this class/,
  );
});

test('a bundle is counted, also where its text cannot be read in its place', () => {
  const folded = unsoundSpire('federated-trust-domain.yaml', 'trustDomainBundle: |-', 'trustDomainBundle: >-');
  assert.match(
    hovered(folded, 'federated-trust-domain.yaml', '"ke|ys"')?.markdown ?? '',
    /^Holds 1 X\.509 root, 1 JWT key\n/,
  );
});

test('a framework id in free text is resolved to what is published', () => {
  const files = unsoundSpire(FEDERATION, 'ACME places orders', 'Narrowed after NHI-02; ACME places orders');
  const hover = hovered(files, FEDERATION, 'after NHI|-02');
  assert.equal(hover?.text, 'NHI-02');
  assert.match(
    hover?.markdown ?? '',
    /^\[OWASP NHI NHI2:2025\]\(https:[^)]*\) Secret Leakage\n\nOWASP writes this id NHI2:2025/,
  );
  assert.match(hovered(files, FEDERATION, 'Narr|owed')?.markdown ?? '', /^\*\*`purpose`/);
});

test('JSON is read in the same way', () => {
  const spec = { local: 'shop.corp.example', remote: 'acme.partner.example', direction: 'inbound' };
  const manifest = { apiVersion: 'fedlint.dev/v1alpha1', kind: 'Federation', metadata: { name: 'a' }, spec };
  const files = { ...SOUND_SPIRE, 'a.json': JSON.stringify(manifest, null, 2) };
  assert.equal(hovered(files, 'a.json', '"rem|ote"')?.text, '"remote"');
  const value = hovered(files, 'a.json', '"acme.|partner');
  assert.equal(value?.text, '"acme.partner.example"');
  assert.match(value?.markdown ?? '', /^`acme\.partner\.example` · of a partner/);
});

test('the value an alias stands for is described where the alias is', () => {
  const files = unsoundSpire(
    FEDERATION,
    'bundle: team-identity\n    renewal: team-identity',
    'bundle: &team team-x\n    renewal: *team',
  );
  const hover = hovered(files, FEDERATION, 'renewal: *te|am');
  assert.equal(hover?.text, '*team');
  assert.match(hover?.markdown ?? '', /^`team-x` sees to the renewal of keys/);
});
