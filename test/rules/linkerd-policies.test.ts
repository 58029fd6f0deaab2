/** What Linkerd makes of its policies, beyond the examples of the rules. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changed, SOUND } from '../../server/src/core/rules/examples.ts';
import { linkerdEmptyAuthorization } from '../../server/src/core/rules/linkerd/linkerd-empty-authorization.ts';
import { linkerdMissingAuthentication } from '../../server/src/core/rules/linkerd/linkerd-missing-authentication.ts';
import { linkerdOldServerVersion } from '../../server/src/core/rules/linkerd/linkerd-old-server-version.ts';
import { linkerdOpenNetwork } from '../../server/src/core/rules/linkerd/linkerd-open-network.ts';
import { linkerdPartialWildcard } from '../../server/src/core/rules/linkerd/linkerd-partial-wildcard.ts';
import { linkerdRefusedPolicy } from '../../server/src/core/rules/linkerd/linkerd-refused-policy.ts';
import { linkerdServerAuthorization } from '../../server/src/core/rules/linkerd/linkerd-server-authorization.ts';
import { linkerdUnauthorizedServer } from '../../server/src/core/rules/linkerd/linkerd-unauthorized-server.ts';
import { linkerdUnknownInboundPolicy } from '../../server/src/core/rules/linkerd/linkerd-unknown-inbound-policy.ts';
import {
  AUTHORIZATION,
  CLIENTS,
  NETWORKS,
  SERVER,
  SOUND_LINKERD,
} from '../../server/src/core/rules/linkerd-examples.ts';
import { rules } from '../../server/src/core/rules/list.ts';
import { after, type Files, marks, messages, titles } from '../harness/one-rule.ts';
import { findingsOf } from '../harness/workspace.ts';

function resource(kind: string, name: string, spec: string, version = 'v1alpha1'): string {
  return `apiVersion: policy.linkerd.io/${version}\nkind: ${kind}\nmetadata: {name: ${name}, namespace: store}\nspec: ${spec}\n`;
}

const MESH_TLS = (name: string) => `{group: policy.linkerd.io, kind: MeshTLSAuthentication, name: ${name}}`;
const NETWORK = (name: string) => `{group: policy.linkerd.io, kind: NetworkAuthentication, name: ${name}}`;
const authorization = (requires: string, target = '{group: policy.linkerd.io, kind: Server, name: basket}') =>
  resource('AuthorizationPolicy', 'callers', `{targetRef: ${target}, requiredAuthenticationRefs: [${requires}]}`);
const server = (more = '', version = 'v1beta3') =>
  resource('Server', 'basket', `{podSelector: {}, port: grpc${more}}`, version);
const networks = (list: string) => resource('NetworkAuthentication', 'addresses', `{networks: [${list}]}`);
const clients = (list: string) => resource('MeshTLSAuthentication', 'clients', `{identities: [${list}]}`);

const idsIn = (files: Files) => findingsOf(files).map(({ rule }) => rule.id);
/** With an agreement with a partner beside. */
const bordered = (...documents: string[]): Files => ({ ...SOUND, 'store.yaml': documents.join('---\n') });
const alone = (...documents: string[]): Files => ({ 'store.yaml': documents.join('---\n') });

const EVERYBODY = [
  server(', accessPolicy: audit'),
  authorization(`${MESH_TLS('clients')}, ${NETWORK('addresses')}`),
  clients('"*"'),
  networks('{cidr: 0.0.0.0/0}, {cidr: "::/0"}'),
];

const LINK = `apiVersion: multicluster.linkerd.io/v1alpha3
kind: Link
metadata:
  name: west
  namespace: linkerd-multicluster
  annotations:
    fedlint.dev/owner: team-mesh
    fedlint.dev/owner.bundle: team-mesh
    fedlint.dev/owner.renewal: team-mesh
    fedlint.dev/review-by: 2027-06-30
spec:
  targetClusterName: west
  clusterCredentialsSecret: cluster-credentials-west
`;

test('a service that watches, lets in any identity, from anywhere', () => {
  const expected = ['observed-only-policy', 'wildcard-principal', 'linkerd-open-network'];
  assert.deepEqual(idsIn(bordered(...EVERYBODY)), expected);
  // Another cluster of the mesh is reason enough.
  assert.deepEqual(idsIn({ ...alone(...EVERYBODY), 'link.yaml': LINK }), expected);
  assert.deepEqual(idsIn(alone(...EVERYBODY)), []);
});

test('a mesh that trusts nobody else has no finding, however open it is', () => {
  const quiet = [
    alone(authorization('')),
    alone(server('', 'v1beta1'), authorization(MESH_TLS('gone'))),
    alone(authorization(NETWORK('addresses')), networks('{cidr: 0.0.0.0/0}')),
    alone(resource('ServerAuthorization', 'a', '{server: {name: basket}, client: {unauthenticated: true}}', 'v1beta1')),
    alone(server(', accessPolicy: all-unauthenticated')),
  ];
  for (const files of quiet) assert.deepEqual(idsIn(files), [], JSON.stringify(files));
});

test('a policy is documented by what documents the authorization it is a part of', () => {
  const withoutPoint = changed(
    SOUND_LINKERD['payments-gateway.yaml'] ?? '',
    '/payments/acme-orders',
    '/payments/other',
  );
  const found = idsIn({ ...SOUND_LINKERD, 'payments-gateway.yaml': withoutPoint });
  assert.ok(found.includes('undocumented-enforcement-point'), found.join());
  assert.deepEqual(idsIn(SOUND_LINKERD), []);
});

test('the star is marked, and the name is written in full', () => {
  const files = alone(clients('"*", api-*.shop.serviceaccount.identity.linkerd.cluster.local, $ID, "*.x.**"'));
  assert.deepEqual(marks(linkerdPartialWildcard, files), ['*', '*']);
  const old = alone(
    resource('ServerAuthorization', 'a', '{client: {meshTLS: {identities: [spiffe://partner.example/*]}}}', 'v1beta1'),
  );
  assert.match(messages(linkerdPartialWildcard, old)[0] ?? '', /spiffe:\/\/partner\.example\/\*/);
  const mended = after(linkerdPartialWildcard, old, 'Name one identity in full')['store.yaml'];
  assert.match(mended ?? '', /spiffe:\/\/partner\.example\/store/);
});

test('a network of all addresses needs something beside it', () => {
  const found = (...documents: string[]) => marks(linkerdOpenNetwork, bordered(...documents));
  const open = networks('{cidr: 10.0.0.0/8}, {cidr: "::/0"}');
  assert.deepEqual(found(authorization(NETWORK('addresses')), open), ['"::/0"']);
  assert.deepEqual(found(authorization(`${NETWORK('addresses')}, ${MESH_TLS('clients')}`), clients('a.b'), open), []);
  assert.deepEqual(found(authorization(`${NETWORK('addresses')}, {kind: ServiceAccount, name: web}`), open), []);
  // What nobody here has seen may well narrow it.
  assert.deepEqual(found(authorization(`${NETWORK('addresses')}, ${MESH_TLS('elsewhere')}`), open), []);
  // Nobody asks for it, it leaves somebody out, or it is not known yet.
  assert.deepEqual(found(open), []);
  assert.deepEqual(found(authorization(NETWORK('addresses')), networks('{cidr: 0.0.0.0/0, except: [10.0.0.0/8]}')), []);
  assert.deepEqual(found(authorization(NETWORK('addresses')), networks('{cidr: $CIDR}')), []);
  // Probes and the webhooks of Linkerd are called by whoever has no identity.
  const route = '{group: gateway.networking.k8s.io, kind: HTTPRoute, name: probes}';
  assert.deepEqual(found(authorization(NETWORK('addresses'), route), open), []);
  const shipped = changed(
    authorization(NETWORK('addresses')),
    'name: callers,',
    'name: callers, labels: {linkerd.io/extension: viz},',
  );
  assert.deepEqual(found(shipped, open), []);
});

test('all ranges that are the whole world give way to one', () => {
  const files = bordered(
    authorization(NETWORK('addresses')),
    networks('{cidr: 0.0.0.0/0}, {cidr: 10.0.0.0/8}, {cidr: "::/0"}'),
  );
  const mended = after(linkerdOpenNetwork, files, 'Write a range instead');
  assert.match(
    mended['store.yaml'] ?? '',
    /networks: \[\{ ?cidr: 203\.0\.113\.0\/24 ?\}, \{ ?cidr: 10\.0\.0\.0\/8 ?\}\]/,
  );
});

test('an empty list is offered the clients of its own namespace', () => {
  const files = bordered(authorization(''), clients('a.b'), CLIENTS);
  assert.deepEqual(marks(linkerdEmptyAuthorization, files), ['requiredAuthenticationRefs']);
  const mended = after(linkerdEmptyAuthorization, files, 'Ask for a MeshTLSAuthentication');
  assert.match(mended['store.yaml'] ?? '', /kind: MeshTLSAuthentication, name: clients/);
  const missing = resource('AuthorizationPolicy', 'callers', '{targetRef: {}}');
  assert.deepEqual(marks(linkerdEmptyAuthorization, bordered(missing)), []);
});

test('a missing authentication is only said where others lie beside', () => {
  const found = (files: Files) => marks(linkerdMissingAuthentication, files);
  // A slip of the pen, whoever is trusted.
  assert.deepEqual(found(alone(authorization(MESH_TLS('cleints')), clients('a.b'))), ['cleints']);
  assert.deepEqual(titles(linkerdMissingAuthentication, alone(authorization(MESH_TLS('cleints')), clients('a.b'))), [
    'Change to `clients`',
  ]);
  // Another name altogether may be kept elsewhere, unless something hangs on it.
  const other = [authorization(MESH_TLS('partners')), clients('a.b')];
  assert.deepEqual(found(alone(...other)), []);
  assert.deepEqual(found(bordered(...other)), ['partners']);
  const written = after(linkerdMissingAuthentication, bordered(...other), 'Write the MeshTLSAuthentication');
  assert.match(written['partners.yaml'] ?? '', /name: partners\n {2}namespace: store/);
  // No other of that kind, one of another namespace, or one far away.
  assert.deepEqual(found(bordered(authorization(NETWORK('nets')), clients('a.b'))), []);
  assert.deepEqual(found(bordered(authorization(MESH_TLS('acme-chekout')), CLIENTS)), []);
  const far = { ...SOUND, 'a/b/callers.yaml': authorization(MESH_TLS('cleints')), 'c/d/clients.yaml': clients('a.b') };
  assert.deepEqual(found(far), []);
  // Templates, and a namespace that is not written.
  assert.deepEqual(found(bordered(authorization(MESH_TLS('"{{ x }}"')), clients('a.b'))), []);
  const nowhere = changed(clients('a.b'), ', namespace: store', '');
  assert.deepEqual(found(bordered(authorization(MESH_TLS('clients')), nowhere)), []);
});

test('a Server that nothing is about', () => {
  const found = (...documents: string[]) => marks(linkerdUnauthorizedServer, bordered(...documents));
  const another = changed(authorization(''), 'name: basket', 'name: checkout');
  assert.deepEqual(found(server(), another), ['basket']);
  assert.deepEqual(found(server()), []);
  assert.deepEqual(found(server(), authorization('')), []);
  assert.deepEqual(found(server(', accessPolicy: all-authenticated'), another), []);
  assert.deepEqual(found(server(), another, authorization('', '{kind: Namespace, name: store}')), []);
  const route = '{group: policy.linkerd.io, kind: HTTPRoute, name: basket-get}';
  assert.deepEqual(found(server(), another, authorization('', route)), []);
  const byLabel = resource('ServerAuthorization', 'a', '{server: {selector: {}}, client: {}}', 'v1beta1');
  assert.deepEqual(found(server(), another, byLabel), []);
  assert.deepEqual(marks(linkerdUnauthorizedServer, alone(server(), another)), []);
});

test('a ServerAuthorization is turned into its successor where nothing is lost', () => {
  const old = (client: string) =>
    bordered(resource('ServerAuthorization', 'web', `{server: {name: basket}, client: {${client}}}`, 'v1beta1'));
  const title = 'Turn it into an AuthorizationPolicy';
  const many = old('meshTLS: {serviceAccounts: [{name: web}, {name: app, namespace: shop}]}');
  const mended = after(linkerdServerAuthorization, many, title);
  assert.match(mended['web-clients.yaml'] ?? '', /identityRefs:\n.*kind: ServiceAccount\n {6}name: web\n/);
  assert.deepEqual(marks(linkerdServerAuthorization, mended), []);
  const named = after(linkerdServerAuthorization, old('meshTLS: {identities: ["*.identity.linkerd.x"]}'), title);
  assert.match(named['web-clients.yaml'] ?? '', /identities:\n.*\*\.identity\.linkerd\.x/);
  for (const client of [
    'unauthenticated: true',
    'networks: [{cidr: 10.0.0.0/8}], meshTLS: {identities: [a.b]}',
    'meshTLS: {identities: [a.b], serviceAccounts: [{name: web}]}',
    'meshTLS: {identities: [$ID]}',
  ]) {
    assert.deepEqual(marks(linkerdServerAuthorization, old(client)), ['ServerAuthorization']);
    assert.deepEqual(titles(linkerdServerAuthorization, old(client)), [], client);
  }
});

test('a word that is none, wherever Linkerd takes it', () => {
  const annotated = (word: string) =>
    `apiVersion: v1\nkind: Namespace\nmetadata: {name: a, annotations: {config.linkerd.io/default-inbound-policy: ${word}}}\n`;
  const found = (text: string) => messages(linkerdUnknownInboundPolicy, { 'a.yaml': text });
  assert.match(found(annotated('denied'))[0] ?? '', /passes over the annotation/);
  assert.match(found(server(', accessPolicy: all-unauthentcated'))[0] ?? '', /Did you mean `all-unauthenticated`/);
  assert.match(found('proxy:\n  defaultInboundPolicy: closed\n')[0] ?? '', /such as `deny`/);
  for (const word of ['deny', 'audit', '"{{ x }}"', '""']) assert.deepEqual(found(annotated(word)), [], word);
  // It is said once: the schema knows the words as well.
  assert.deepEqual(idsIn(alone(server(', accessPolicy: Deny'))), ['linkerd-unknown-inbound-policy']);
});

test('an older version of a Server', () => {
  const found = (files: Files) => marks(linkerdOldServerVersion, files);
  assert.deepEqual(found(alone(server(', accessPolicy: audit', 'v1beta1'))), ['audit']);
  assert.deepEqual(found(alone(server(', accessPolicy: audit', 'v1beta3'))), []);
  assert.deepEqual(found(alone(server('', 'v1beta1'))), []);
  assert.deepEqual(found(bordered(server('', 'v1beta1'))), ['policy.linkerd.io/v1beta1']);
  assert.deepEqual(found(bordered(server('', 'v1beta2'))), []);
  assert.deepEqual(found(bordered(server(', accessPolicy: audit', 'v1alpha1'))), ['audit']);
  const mended = after(linkerdOldServerVersion, bordered(server('', 'v1alpha1')), 'Change the version to `v1beta3`');
  assert.match(mended['store.yaml'] ?? '', /policy\.linkerd\.io\/v1beta3/);
});

/** What is refused, with the place. */
const REFUSED: readonly (readonly [string, readonly string[]])[] = [
  [authorization(`${MESH_TLS('a')}, ${MESH_TLS('b')}`), ['MeshTLSAuthentication']],
  [authorization(`${MESH_TLS('a')}, {kind: ServiceAccount, name: b}`), ['ServiceAccount']],
  [authorization('{kind: ServiceAccount, name: a}, {kind: ServiceAccount, name: b}'), ['ServiceAccount']],
  [authorization(`${NETWORK('a')}, ${NETWORK('b')}`), ['NetworkAuthentication']],
  [authorization('{kind: MeshTLSAuthentication, name: a}'), ['MeshTLSAuthentication']],
  [authorization('{kind: Group, name: a}'), ['Group']],
  [authorization('', '{kind: Server, name: a}'), ['Server']],
  [authorization('', '{kind: Deployment, name: a}'), ['Deployment']],
  [authorization('', '{kind: Namespace, name: other}'), ['other']],
  [resource('MeshTLSAuthentication', 'a', '{}'), ['MeshTLSAuthentication']],
  [
    resource('MeshTLSAuthentication', 'a', '{identities: [a.b], identityRefs: [{kind: ServiceAccount, name: a}]}'),
    ['MeshTLSAuthentication'],
  ],
  [clients('A.b, spiffe://a.example/'), ['A.b', 'spiffe://a.example/']],
  [resource('MeshTLSAuthentication', 'a', '{identityRefs: [{kind: User, name: a}]}'), ['User']],
  [resource('MeshTLSAuthentication', 'a', '{identityRefs: [{kind: Namespace, name: a, namespace: b}]}'), ['b']],
  [networks('{cidr: 10.0.0.0/8, except: [10.0.0.0/8]}'), ['10.0.0.0/8']],
  [networks('{cidr: 10.0.0.0/8, except: [11.0.0.1]}'), ['11.0.0.1']],
  [networks('{cidr: 10.0.0/8}'), ['10.0.0/8']],
  [
    resource(
      'ServerAuthorization',
      'a',
      '{server: {name: a}, client: {unauthenticated: true, meshTLS: {identities: [a.b]}}}',
    ),
    ['true'],
  ],
  [
    resource(
      'ServerAuthorization',
      'a',
      '{server: {name: a}, client: {meshTLS: {unauthenticatedTLS: true, identities: [a.b]}}}',
    ),
    ['true'],
  ],
];

const ADMITTED = [
  authorization(`${MESH_TLS('a')}, ${NETWORK('b')}`),
  authorization('{kind: serviceaccount, name: a}, {group: POLICY.linkerd.io, kind: networkauthentication, name: b}'),
  authorization('{group: core, kind: ServiceAccount, name: a}', '{kind: Namespace, name: store}'),
  authorization(
    '{group: "", kind: ServiceAccount, name: a}',
    '{group: gateway.networking.k8s.io, kind: GRPCRoute, name: a}',
  ),
  authorization('{kind: $KIND, name: a}, {kind: ServiceAccount, name: a}'),
  resource(
    'MeshTLSAuthentication',
    'a',
    '{identityRefs: [{kind: Namespace, name: a}, {kind: ServiceAccount, name: b}]}',
  ),
  clients('"*", "*.a", a.b, spiffe://a.example/b, $ID'),
  networks('{cidr: 10.0.0.0/8, except: [10.1.0.0/16, $NET]}, {cidr: 192.0.2.1}, {cidr: "::/0"}'),
];

test('what Linkerd refuses as it is applied', () => {
  for (const [text, places] of REFUSED) assert.deepEqual(marks(linkerdRefusedPolicy, alone(text)), places, text);
  for (const text of ADMITTED) assert.deepEqual(marks(linkerdRefusedPolicy, alone(text)), [], text);
  const mended = after(
    linkerdRefusedPolicy,
    alone(authorization('', '{kind: Server, name: a}')),
    'Write `group: policy.linkerd.io`',
  );
  assert.match(mended['store.yaml'] ?? '', /kind: Server, name: a, group: policy\.linkerd\.io/);
});

test('the sound files are sound one by one', () => {
  for (const text of [SERVER, AUTHORIZATION, CLIENTS, NETWORKS])
    assert.deepEqual(findingsOf({ 'a.yaml': text }, rules), []);
});
