/** What Kuma makes of trust and of permissions, beyond the examples of the rules. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXPIRED } from '../../server/src/core/rules/certificate-examples.ts';
import { changed } from '../../server/src/core/rules/examples.ts';
import { longLivedCredential } from '../../server/src/core/rules/governance/long-lived-credential.ts';
import { permissionWithoutList } from '../../server/src/core/rules/kuma/permission-without-list.ts';
import { selfSignedMeshAuthority } from '../../server/src/core/rules/kuma/self-signed-mesh-authority.ts';
import { trustWithoutPermission } from '../../server/src/core/rules/kuma/trust-without-permission.ts';
import {
  MESH_IDENTITY,
  MESH_PERMISSION,
  MESH_TRUST,
  SOUND_KUMA,
  unsoundKuma,
} from '../../server/src/core/rules/kuma-examples.ts';
import { after, marks, titles } from '../harness/one-rule.ts';
import { findingsOf } from '../harness/workspace.ts';

const resource = (type: string, spec: string, mesh = 'shop') =>
  `apiVersion: kuma.io/v1alpha1\nkind: ${type}\nmetadata: {name: x, namespace: kuma-system, labels: {kuma.io/mesh: ${mesh}}}\nspec: ${spec}\n`;
const permission = (spec: string) => resource('MeshTrafficPermission', `{rules: [{default: {${spec}}}]}`);
const one = (type: string, value: string) => `[{spiffeID: {type: ${type}, value: "${value}"}}]`;

const rulesIn = (files: Readonly<Record<string, string>>) => findingsOf(files).map(({ rule }) => rule.id);

test('a partner let in on trial, by a prefix without an end', () => {
  const fixture = permission(`allowWithShadowDeny: ${one('Prefix', 'spiffe://acme.partner.example')}`);
  const found = ['observed-only-policy', 'identity-prefix-without-separator', 'undocumented-enforcement-point'];
  assert.deepEqual(rulesIn({ ...SOUND_KUMA, 'trial.yaml': fixture }), found);
});

test('a mesh that trusts its own workloads only is left alone', () => {
  const identity =
    '{spiffeID: {trustDomain: "{{ .Mesh }}.{{ .Zone }}.id.corp.example"}, provider: {type: Bundled, bundled: {insecureAllowSelfSigned: true, autogenerate: {enabled: true}, certificateParameters: {expiry: 720h}}}}';
  const files = {
    'identity.yaml': resource('MeshIdentity', identity),
    'trust.yaml': resource('MeshTrust', '{trustDomain: shop.zone-1.id.corp.example, caBundles: []}'),
    'permission.yaml': permission(`allowWithShadowDeny: ${one('Prefix', 'spiffe://shop.zone-1.id.corp.example/')}`),
    'tls.yaml': resource('MeshTLS', '{rules: [{default: {mode: Permissive}}]}'),
  };
  assert.deepEqual(rulesIn(files), []);
});

test('whose trust domain it is is told by the identities of the same mesh', () => {
  const said = (template: string, mesh: string) =>
    rulesIn({
      'trust.yaml': MESH_TRUST,
      'identity.yaml': resource('MeshIdentity', `{spiffeID: {trustDomain: "${template}"}}`, mesh),
    });
  const foreign = ['undocumented-federation'];
  assert.deepEqual(said('acme.partner.example', 'shop'), []);
  assert.deepEqual(said('acme.partner.example', '$(MESH)'), []);
  assert.deepEqual(said('{{ .Zone }}.partner.example', 'shop'), []);
  assert.deepEqual(said('{{ .Zone }}.{{ label \\"a\\" }}.example', 'shop'), []);
  assert.deepEqual(said('acme.partner.example', 'bank'), foreign);
  assert.deepEqual(said('{{ .Mesh }}.partner.example', 'shop'), foreign);
  assert.deepEqual(said('acme.partner.example{{ .Zone }}', 'shop'), foreign);
  assert.deepEqual(said('{{ .Zone }}.other.example', 'shop'), foreign);
});

test('a root that has ended is found in a trust, in both forms', () => {
  const [before = '', rest = ''] = MESH_TRUST.split('-----BEGIN CERTIFICATE-----\n');
  const end = rest.slice(rest.indexOf('-----END') - 10);
  const ended = `${before}-----BEGIN CERTIFICATE-----\n${EXPIRED.replace(/.{1,64}/g, '          $&\n')}${end}`;
  const universal = ended.replace(/^[\s\S]*?spec:/, 'type: MeshTrust\nname: acme\nmesh: shop\nspec:');
  for (const text of [ended, universal])
    assert.deepEqual(rulesIn({ ...SOUND_KUMA, 'mesh-trust.yaml': text }), ['expired-certificate']);
});

test('lifetimes and self-signed roots matter where somebody else is trusted', () => {
  const long = changed(MESH_IDENTITY, 'expiry: 12h', 'expiry: 48h');
  const own = changed(long, 'SelfSigned: false', 'SelfSigned: true');
  assert.deepEqual(marks(longLivedCredential, { 'a.yaml': own }), []);
  assert.deepEqual(marks(selfSignedMeshAuthority, { 'a.yaml': own }), []);
  const shared = { 'a.yaml': own, 'trust.yaml': MESH_TRUST };
  assert.deepEqual(marks(longLivedCredential, shared), ['48h']);
  assert.deepEqual(marks(selfSignedMeshAuthority, shared), ['true']);
  const elsewhere = { ...shared, 'trust.yaml': changed(MESH_TRUST, 'kuma.io/mesh: shop', 'kuma.io/mesh: bank') };
  assert.deepEqual(marks(longLivedCredential, elsewhere), []);
  assert.deepEqual(marks(selfSignedMeshAuthority, elsewhere), []);
});

test('an authority of its own making is not refused by an edit, as nothing would be left', () => {
  const made = resource(
    'MeshIdentity',
    '{provider: {type: Bundled, bundled: {insecureAllowSelfSigned: true, autogenerate: {enabled: true}}}}',
  );
  const files = { 'a.yaml': made, 'trust.yaml': MESH_TRUST };
  assert.deepEqual(marks(selfSignedMeshAuthority, files), ['true']);
  assert.deepEqual(titles(selfSignedMeshAuthority, files), []);
});

test('a trust is held against the permissions close by', () => {
  const said = (files: Readonly<Record<string, string>>) =>
    marks(trustWithoutPermission, { 'kuma/trust.yaml': MESH_TRUST, ...files });
  const other = permission(`allow: ${one('Exact', 'spiffe://shop.corp.example/x')}`);
  assert.deepEqual(said({}), [], 'they may be kept elsewhere');
  assert.deepEqual(said({ 'a/b/permission.yaml': other }), [], 'too far away');
  assert.deepEqual(said({ 'kuma/permission.yaml': other }), ['acme.partner.example']);
  assert.deepEqual(
    said({ 'kuma/permission.yaml': resource('MeshTrafficPermission', '{from: [{default: {action: Allow}}]}') }),
    [],
  );
  for (const list of [
    `deny: ${one('Prefix', 'spiffe://acme.partner.example/')}`,
    `allow: ${one('Prefix', 'spiffe://')}`,
    `allow: ${one('Prefix', 'spiffe://acme.part')}`,
    `allow: ${one('Exact', '$(WHO)')}`,
  ])
    assert.deepEqual(said({ 'kuma/a.yaml': other, 'kuma/b.yaml': permission(list) }), [], list);
});

test('a trust for calls in the other direction needs no permission', () => {
  const files = {
    ...unsoundKuma('mesh-permission.yaml', 'spiffe://acme.partner.example/', 'spiffe://shop.corp.example/'),
    'acme-orders.yaml': changed(SOUND_KUMA['acme-orders.yaml'] ?? '', 'direction: inbound', 'direction: outbound'),
  };
  assert.deepEqual(marks(trustWithoutPermission, files), []);
});

test('a rule about nobody is mended where it stands', () => {
  const text = changed(MESH_PERMISSION, '  rules:\n', '  rules:\n    - default: {}\n');
  const [mended = ''] = Object.values(after(permissionWithoutList, { 'a.yaml': text }, 'List who is let in'));
  assert.match(mended, /spiffe:\/\/partner\.example\/ns\/orders\/sa\/checkout/);
  assert.deepEqual(marks(permissionWithoutList, { 'a.yaml': mended }), []);
  const universal = 'type: MeshTrafficPermission\nname: x\nmesh: shop\nspec: {rules: [{default: {}}]}\n';
  assert.deepEqual(marks(permissionWithoutList, { 'a.yaml': universal }), [], 'the form is not known well enough');
});
