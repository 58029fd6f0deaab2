/** Edge cases of the rules about Istio, Envoy and trust-manager, and of other rules where they meet them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beside, changed, FEDERATION } from '../../server/src/core/rules/examples.ts';
import { undocumentedFederation } from '../../server/src/core/rules/governance/undocumented-federation.ts';
import { rules } from '../../server/src/core/rules/list.ts';
import { bundleSourceNotPem } from '../../server/src/core/rules/mesh/bundle-source-not-pem.ts';
import { duplicateEnvoyDomain } from '../../server/src/core/rules/mesh/duplicate-envoy-domain.ts';
import { envoyAcceptsEveryIdentity } from '../../server/src/core/rules/mesh/envoy-accepts-every-identity.ts';
import { envoyBundleWithOtherKeys } from '../../server/src/core/rules/mesh/envoy-bundle-with-other-keys.ts';
import { envoyDomainAsUri } from '../../server/src/core/rules/mesh/envoy-domain-as-uri.ts';
import { envoyExpiredCertificates } from '../../server/src/core/rules/mesh/envoy-expired-certificates.ts';
import { meshAliasAsFederation } from '../../server/src/core/rules/mesh/mesh-alias-as-federation.ts';
import { meshBundleUrlScheme } from '../../server/src/core/rules/mesh/mesh-bundle-url-scheme.ts';
import { meshRootForEveryDomain } from '../../server/src/core/rules/mesh/mesh-root-for-every-domain.ts';
import { meshRootsInOnePool } from '../../server/src/core/rules/mesh/mesh-roots-in-one-pool.ts';
import { meshRootsUnread } from '../../server/src/core/rules/mesh/mesh-roots-unread.ts';
import { meshTrustDomainName } from '../../server/src/core/rules/mesh/mesh-trust-domain-name.ts';
import { meshTrustDomainUnchecked } from '../../server/src/core/rules/mesh/mesh-trust-domain-unchecked.ts';
import { mixedTrustBundle } from '../../server/src/core/rules/mesh/mixed-trust-bundle.ts';
import { redundantMeshAlias } from '../../server/src/core/rules/mesh/redundant-mesh-alias.ts';
import { BUNDLE_MAP_PROXY, MESH_WITHOUT_SPIRE, PROXY, SOUND_MESH } from '../../server/src/core/rules/mesh-examples.ts';
import { ca } from '../harness/certificates.ts';
import { after, type Files, marks, messages, titles } from '../harness/one-rule.ts';
import { findingsOf } from '../harness/workspace.ts';

interface Root {
  readonly url?: string;
  readonly pem?: string;
  readonly domains?: readonly string[];
  readonly signers?: readonly string[];
}

/** MeshConfig of `own.example` in an IstioOperator. */
function mesh(terms: { own?: string; aliases?: string; roots?: readonly Root[]; values?: string }): Files {
  const { own = 'own.example', aliases, roots = [], values } = terms;
  const items = roots.map(({ url, pem, domains, signers }) =>
    [
      `      - ${url === undefined ? `pem: ${JSON.stringify(pem)}` : `spiffeBundleUrl: ${url}`}`,
      domains && `        trustDomains: [${domains.join(', ')}]`,
      signers && `        certSigners: [${signers.join(', ')}]`,
    ]
      .filter(Boolean)
      .join('\n'),
  );
  const lines = [
    'apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\nspec:\n  meshConfig:\n    rootNamespace: istio-system',
    own !== '' && `    trustDomain: ${own}`,
    aliases && `    trustDomainAliases: ${aliases}`,
    items.length > 0 && `    caCertificates:\n${items.join('\n')}`,
    values && `  values:\n    ${values}`,
  ];
  return { 'mesh.yaml': `${lines.filter(Boolean).join('\n')}\n` };
}

const ids = (files: Files) => findingsOf(files).map(({ rule }) => rule.id);
const PARTNER: Root = { url: 'https://bundle.partner.example', domains: ['partner.example'] };

test('a mesh that trusts nobody else has no finding, whatever else it does', () => {
  const root = { pem: 'PEM' };
  const quiet: Files[] = [
    mesh({}),
    mesh({ own: 'cluster.local', aliases: '[]' }),
    mesh({ own: 'new.example', aliases: '[old.example]' }),
    mesh({ own: 'east.local', aliases: '[west.local, central.local]' }),
    mesh({ own: 'new.example', aliases: '[old.example]', roots: [root] }),
    mesh({ roots: [root, root] }),
    mesh({ roots: [{ url: 'https://spire-server.spire.svc:8443' }] }),
    mesh({ roots: [{ ...root, domains: ['own.example'] }] }),
    mesh({ roots: [root], values: 'pilot: {env: {ISTIO_MULTIROOT_MESH: "true"}}' }),
    mesh({ own: '', aliases: '[a.example]', roots: [root] }),
  ];
  for (const files of quiet)
    assert.deepEqual(
      findingsOf(files, rules).filter(({ rule }) => MESH_RULES.includes(rule)),
      [],
    );
});

const MESH_RULES = [
  ...[meshAliasAsFederation, meshBundleUrlScheme, meshRootForEveryDomain, meshRootsInOnePool, meshRootsUnread],
  ...[meshTrustDomainName, meshTrustDomainUnchecked, redundantMeshAlias],
];

test('a partner as an alias, its bundle over http, and no word on whose it is: three findings', () => {
  const files = mesh({ aliases: '[partner.example]', roots: [{ url: 'http://bundle.partner.example' }] });
  assert.deepEqual(ids(files).toSorted(), [
    'mesh-alias-as-federation',
    'mesh-bundle-url-scheme',
    'mesh-root-for-every-domain',
  ]);
  const mended = mesh({ roots: [PARTNER] });
  assert.deepEqual(ids(mended), ['undocumented-federation']);
});

test('of an address only the scheme can be wrong here', () => {
  const found = (url: string) => marks(meshBundleUrlScheme, mesh({ roots: [{ url, domains: ['a.example'] }] }));
  assert.deepEqual(found('http://a.example'), ['http://']);
  assert.deepEqual(found('HTTPS://a.example'), ['HTTPS://']);
  assert.deepEqual(found('spiffe://a.example'), ['spiffe://']);
  for (const url of ['https://a.example', 'a.example', 'a.example:8443/x', '"{{ scheme }}://a.example"', '""']) {
    assert.deepEqual(found(url), [], url);
  }
  const files = mesh({ roots: [{ url: 'http://a.example/x', domains: ['a.example'] }] });
  assert.match(messages(meshBundleUrlScheme, files)[0] ?? '', /asks `https:\/\/http:\/\/a\.example\/x`/);
  assert.match(
    after(meshBundleUrlScheme, files, 'Use https')['mesh.yaml'] ?? '',
    /spiffeBundleUrl: https:\/\/a\.example\/x$/m,
  );
  // Of the same fault the rule for bundle endpoints in general does not tell again.
  assert.deepEqual(ids(files), ['mesh-bundle-url-scheme', 'undocumented-federation'].toSorted());
});

test('a root without a domain is told where another domain is trusted, and nowhere else', () => {
  const open: Root = { pem: 'PEM' };
  const found = (files: Files) => marks(meshRootForEveryDomain, files);
  assert.deepEqual(found(mesh({ roots: [PARTNER, open] })), ['pem']);
  assert.deepEqual(found(mesh({ roots: [PARTNER, { ...open, signers: ['a.io/b'] }] })), []);
  assert.deepEqual(found(mesh({ roots: [PARTNER, { ...open, domains: ['"{{ own }}"'] }] })), []);
  assert.deepEqual(found(mesh({ roots: [{ url: 'https://a.example' }, { url: 'https://b.example' }] })).length, 2);
  assert.deepEqual(found(mesh({ roots: [{ url: 'https://a.example/1' }, { url: 'https://a.example/2' }] })), []);
  assert.deepEqual(found(mesh({ own: '"{{ own }}"', roots: [PARTNER, open] })), []);
  const agreed = { 'federation.yaml': changed(FEDERATION, 'local: shop.corp.example', 'local: own.example') };
  assert.deepEqual(found(mesh({ roots: [open] })), []);
  assert.deepEqual(found({ ...mesh({ roots: [open] }), ...agreed }), ['pem']);
});

test('an alias is a partner where something treats it as a domain of its own', () => {
  const alias = (roots: readonly Root[] = []) => mesh({ aliases: '[acme.partner.example]', roots });
  const found = (files: Files) => marks(meshAliasAsFederation, files);
  assert.deepEqual(found(alias()), []);
  assert.deepEqual(found(alias([{ pem: 'PEM', domains: ['acme.partner.example'] }])), []);
  assert.deepEqual(found(alias([{ url: 'https://x.example', domains: ['acme.partner.example'] }])), [
    'acme.partner.example',
  ]);
  assert.deepEqual(found(alias([{ url: 'https://spire.acme.partner.example' }])), ['acme.partner.example']);
  assert.deepEqual(found(alias([{ url: 'https://spire.acme.partner.example', domains: ['own.example'] }])), []);
  const ofAnother = { 'federation.yaml': FEDERATION };
  assert.deepEqual(found({ ...alias(), ...ofAnother }), []);
  const ofThis = { 'federation.yaml': changed(FEDERATION, 'local: shop.corp.example', 'local: own.example') };
  assert.deepEqual(found({ ...alias(), ...ofThis }), ['acme.partner.example']);
  assert.deepEqual(found(mesh({ own: 'acme.partner.example', aliases: '[acme.partner.example]' })), []);
});

test('what an alias was for is moved to the roots', () => {
  const title = 'Trust it by its root instead';
  const files = mesh({ aliases: '[old.example, partner.example]', roots: [{ url: 'https://bundle.partner.example' }] });
  const text = after(meshAliasAsFederation, files, title)['mesh.yaml'] ?? '';
  assert.match(text, /trustDomainAliases: \[old\.example\]/);
  assert.match(text, /trustDomains:\s+- partner\.example|trustDomains: \[partner\.example\]/);
  const alone = mesh({ aliases: '[partner.example]', roots: [PARTNER] });
  assert.doesNotMatch(after(meshAliasAsFederation, alone, title)['mesh.yaml'] ?? '', /Aliases/);
});

test('an alias of its own name, or written twice, changes nothing', () => {
  const found = (aliases: string) => marks(redundantMeshAlias, mesh({ aliases }));
  assert.deepEqual(found('[own.example, a.example, b.example, a.example]'), ['own.example', 'a.example']);
  assert.deepEqual(found('["{{ a }}", "{{ a }}"]'), []);
  const files = mesh({ aliases: '[a.example, own.example]' });
  assert.match(
    after(redundantMeshAlias, files, 'Take it out')['mesh.yaml'] ?? '',
    /trustDomainAliases: \[a\.example\]/,
  );
});

test('the switch that ends the check of trust domains counts in every form, when it is on', () => {
  const skip = (written: string) => `PILOT_SKIP_VALIDATE_TRUST_DOMAIN: ${written}`;
  const found = (text: string) => marks(meshTrustDomainUnchecked, { 'istio.yaml': text });
  assert.deepEqual(found(`env:\n  ${skip('true')}\n`), ['true']);
  for (const off of ['false', '"0"', '"{{ skip }}"', '""'])
    assert.deepEqual(found(`pilot:\n  env:\n    ${skip(off)}\n`), [], off);
  const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: {name: istiod}
spec:
  template:
    spec:
      containers:
        - name: discovery
          env:
            - {name: A, value: b}
            - name: PILOT_SKIP_VALIDATE_TRUST_DOMAIN
              value: "true"
`;
  assert.deepEqual(found(deployment), ['"true"']);
  const files = after(meshTrustDomainUnchecked, { 'istio.yaml': deployment }, 'Take the switch out');
  assert.match(files['istio.yaml'] ?? '', /env:\n {12}- \{name: A, value: b\}\n$/);
});

const POOL = 'pilot: {env: {ISTIO_MULTIROOT_MESH: "true"}}';

test('roots share a pool where istiod hands out those of another domain', () => {
  const found = (files: Files) => marks(meshRootsInOnePool, files);
  assert.deepEqual(found(mesh({ roots: [PARTNER], values: POOL })), ['partner.example']);
  assert.deepEqual(found(mesh({ roots: [PARTNER] })), []);
  assert.deepEqual(found(mesh({ roots: [PARTNER], values: POOL.replace('true', 'false') })), []);
  assert.deepEqual(found(mesh({ roots: [{ pem: 'PEM', domains: ['own.example'] }], values: POOL })), []);
  const renamed = mesh({ aliases: '[old.example]', roots: [{ pem: 'PEM', domains: ['old.example'] }], values: POOL });
  assert.deepEqual(found(renamed), []);
  const fromSpire = changed(
    mesh({ roots: [PARTNER], values: POOL })['mesh.yaml'] ?? '',
    POOL,
    `${POOL}\n    note: csi.spiffe.io`,
  );
  assert.deepEqual(found({ 'mesh.yaml': fromSpire }), []);
});

test('roots are unread where the environment is there to see, and nobody else brings them', () => {
  const found = (files: Files) => marks(meshRootsUnread, files);
  const environment = (more: string) => `pilot: {env: {ENABLE_CA_SERVER: "true"${more}}}`;
  assert.deepEqual(found(mesh({ roots: [PARTNER] })), []);
  assert.deepEqual(found(mesh({ roots: [PARTNER], values: environment('') })), ['spiffeBundleUrl']);
  assert.deepEqual(found(mesh({ roots: [PARTNER], values: environment(', ISTIO_MULTIROOT_MESH: "false"') })), [
    '"false"',
  ]);
  assert.deepEqual(found(mesh({ roots: [PARTNER], values: environment(', ISTIO_MULTIROOT_MESH: "{{ multi }}"') })), []);
  assert.deepEqual(found(mesh({ roots: [{ ...PARTNER, signers: ['a.io/b'] }], values: environment('') })), []);
  assert.deepEqual(found(mesh({ values: environment('') })), []);
  const socket = `${environment('')}\n    note: {WORKLOAD_IDENTITY_SOCKET_FILE: agent.sock}`;
  assert.deepEqual(found(mesh({ roots: [PARTNER], values: socket })), []);
  // Values may be set in other files as well.
  const values = `meshConfig:\n  caCertificates:\n    - spiffeBundleUrl: https://a.example\npilot:\n  env: {A: "b"}\n`;
  assert.deepEqual(found({ 'values.yaml': values }), []);
});

test('the switch is set where the environment is written, in its form', () => {
  const switchedOn = (files: Files) => after(meshRootsUnread, files, 'Switch it on')['mesh.yaml'] ?? '';
  const inMap = mesh({ roots: [PARTNER], values: 'pilot:\n      env:\n        A: "b"' });
  assert.match(switchedOn(inMap), /env:\n {8}A: "b"\n {8}ISTIO_MULTIROOT_MESH: ["']true["']\n/);
  const list = changed(
    mesh({ roots: [PARTNER], values: 'global: {}' })['mesh.yaml'] ?? '',
    '  values:\n    global: {}\n',
    '  components:\n    pilot:\n      k8s:\n        env:\n          - name: A\n            value: b\n',
  );
  assert.match(switchedOn({ 'mesh.yaml': list }), /- name: ISTIO_MULTIROOT_MESH\n {12}value: ["']true["']\n/);
  assert.match(switchedOn({ 'mesh.yaml': changed(MESH_WITHOUT_SPIRE, '"true"', '"false"') }), /MESH: "true"/);
});

test('a name has to be one for SPIFFE and for Istio', () => {
  const found = (own: string) => marks(meshTrustDomainName, mesh({ own }));
  assert.deepEqual(found('a_b.example'), ['a_b']);
  assert.deepEqual(found('a.-b.example'), ['-b']);
  assert.deepEqual(found(`${'x'.repeat(64)}.example`), ['x'.repeat(64)]);
  assert.deepEqual(found('spiffe://a.example'), ['spiffe://']);
  assert.deepEqual(found('Prod.example'), ['P']);
  for (const own of ['cluster.local', 'td1', 'a.example.', '10.0.0.1', '"{{ own_domain }}"'])
    assert.deepEqual(found(own), [], own);
  assert.deepEqual(marks(meshTrustDomainName, mesh({ aliases: '[a.example, b_c.example]' })), ['b_c']);
  assert.deepEqual(titles(meshTrustDomainName, mesh({ own: 'a_b.example' })), ['Change to `a-b.example`']);
  assert.deepEqual(titles(meshTrustDomainName, mesh({ own: 'spiffe://A.example/x' })), ['Change to `a.example`']);
  assert.deepEqual(titles(meshTrustDomainName, mesh({ own: '_.example' })), []);
  assert.deepEqual(ids(mesh({ own: 'spiffe://a.example' })), ['mesh-trust-domain-name']);
});

test('an owner of a link in a file without annotations is a comment above the item', () => {
  const values = `meshConfig:
  trustDomain: own.example
  caCertificates:
    - spiffeBundleUrl: https://bundle.partner.example
      trustDomains: [partner.example]
`;
  const files = after(undocumentedFederation, { 'values.yaml': values }, 'Add the owners');
  assert.match(
    files['values.yaml'] ?? '',
    /caCertificates:\n(?: {4}# fedlint\.dev\/owner[a-z.]*: \S+\n){4} {4}- spiffeBundleUrl/,
  );
  assert.deepEqual(marks(undocumentedFederation, files), []);
});

test('a scheme before a name in Envoy is a fault of its own, with or without a path', () => {
  const named = (name: string) => ({ 'envoy.yaml': changed(PROXY, '- name: acme.partner.example', `- name: ${name}`) });
  assert.deepEqual(marks(envoyDomainAsUri, named('spiffe://acme.partner.example')), ['spiffe://']);
  assert.deepEqual(titles(envoyDomainAsUri, named('spiffe://acme.partner.example/orders')), [
    'Change to `acme.partner.example`',
  ]);
  assert.deepEqual(titles(envoyDomainAsUri, named('spiffe://a b')), []);
  assert.deepEqual(marks(envoyDomainAsUri, named('"spiffe://{{ partner }}"')), []);
  assert.deepEqual(marks(duplicateEnvoyDomain, named('"{{ partner }}"')), []);
});

test('whoever matches on identities, or leaves it to a filter, lets not everybody in', () => {
  const open = PROXY.replace(/ *match_typed[\s\S]*?(?= *custom_validator_config)/, '');
  const found = (text: string) => marks(envoyAcceptsEveryIdentity, { 'envoy.yaml': text });
  assert.deepEqual(found(open), ['validation_context']);
  const second = /\n *- name: acme[\s\S]*$/;
  assert.deepEqual(found(`${open.replace(second, '')}\n`), []);
  assert.deepEqual(found(open.replace('common_tls_context', 'combined_validation_context')), []);
  assert.deepEqual(
    found(`${open}  x: {"@type": type.googleapis.com/envoy.extensions.filters.network.rbac.v3.RBAC}\n`),
    [],
  );
  assert.deepEqual(
    found(
      open.replace(
        'custom_validator_config',
        'match_subject_alt_names: [{prefix: "spiffe://a/"}]\n                  custom_validator_config',
      ),
    ),
    [],
  );
  const mended = after(envoyAcceptsEveryIdentity, { 'envoy.yaml': open }, 'Match on an identity');
  assert.deepEqual(marks(envoyAcceptsEveryIdentity, mended), []);
  assert.match(
    mended['envoy.yaml'] ?? '',
    /match_typed_subject_alt_names:\n *- san_type: URI\n *matcher:\n *exact: spiffe:/,
  );
});

test('a switch that is off, or unknown, lets no expired certificate in', () => {
  const found = (value: string) =>
    marks(envoyExpiredCertificates, {
      'envoy.yaml': changed(
        PROXY,
        'match_typed_subject',
        `allow_expired_certificate: ${value}\n                  match_typed_subject`,
      ),
    });
  assert.deepEqual([found('true'), found('false'), found('"{{ allow }}"')], [['true'], [], []]);
});

test('all keys that Envoy refuses go at once', () => {
  const two = BUNDLE_MAP_PROXY.replace(
    /(\{"use": "jwt-svid"[\s\S]*?\},\n *)/,
    (key) => key + key.replace('acme-2026-1', 'acme-2026-2'),
  );
  const files = { 'envoy.yaml': two };
  assert.match(messages(envoyBundleWithOtherKeys, files)[0] ?? '', /There are 2 such keys/);
  const mended = after(envoyBundleWithOtherKeys, files, 'Take the keys out');
  assert.doesNotMatch(mended['envoy.yaml'] ?? '', /jwt-svid/);
  assert.match(mended['envoy.yaml'] ?? '', /x509-svid/);
});

const roots = (sources: string) => ({
  'roots.yaml': `apiVersion: trust.cert-manager.io/v1alpha1\nkind: Bundle\nmetadata: {name: roots}\nspec:\n  sources:\n${sources}  target: {configMap: {key: ca.crt}}\n`,
});

test('a key is taken for JSON by the names SPIRE uses', () => {
  const found = (key: string) => marks(bundleSourceNotPem, roots(`    - configMap: {name: a, key: ${key}}\n`));
  for (const key of ['bundle.spiffe', 'bundle.json', 'jwks.json']) assert.deepEqual(found(key), [key]);
  for (const key of ['bundle.crt', 'ca.pem', 'config.json', '"{{ key }}.spiffe"'])
    assert.deepEqual(found(key), [], key);
});

test('roots of one trust domain alone, and the public ones alone, belong together', async () => {
  const inline = async (...domains: string[]) => {
    const made = await Promise.all(domains.map((domain) => ca({ domain })));
    return `    - inLine: |\n${made.map(({ pem }) => pem.replace(/^(?=.)/gm, '        ')).join('')}`;
  };
  const found = (sources: string) => marks(mixedTrustBundle, roots(sources));
  const open = '    - useDefaultCAs: true\n';
  const corporate = '    - configMap: {name: corp-roots, key: ca.crt}\n';
  const spire = '    - configMap: {name: spire-bundle, key: bundle.crt}\n';
  assert.deepEqual(found(await inline('a.example')), []);
  assert.deepEqual(found(open + corporate), []);
  assert.deepEqual(found(corporate + spire), []);
  assert.deepEqual(found(open + spire), ['useDefaultCAs']);
  assert.deepEqual(found(await inline('a.example', 'b.example')), ['inLine']);
  assert.deepEqual(found((await inline('a.example')) + (await inline('b.example'))), ['inLine']);
  assert.deepEqual(found(open + (await inline('a.example', 'b.example'))), ['useDefaultCAs', 'inLine']);
});

test('a federation that a mesh sets up is governed by the manifest for the same domains', () => {
  assert.deepEqual(ids(SOUND_MESH), []);
  const { 'acme-orders.yaml': _, ...undocumented } = SOUND_MESH;
  assert.ok(ids(undocumented).includes('undocumented-federation'));
  const again = beside(SOUND_MESH, {
    'mesh-2.yaml': changed(SOUND_MESH['mesh.yaml'] ?? '', 'name: shop', 'name: shop-b'),
  });
  assert.deepEqual(
    findingsOf(again).map(({ rule }) => rule.id),
    [],
  );
});
