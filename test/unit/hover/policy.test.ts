/** What is said of a policy: enforced or not, whom it is about, where it is written down, who answers for it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changed } from '../../../server/src/core/rules/examples.ts';
import { POLICY, POLICY_POINT, SOUND_POLICIES } from '../../../server/src/core/rules/policy-examples.ts';
import { above, hovered } from './hovered.ts';

type Files = Readonly<Record<string, string>>;
const MESH = SOUND_POLICIES['mesh.yaml'] ?? '';
const BARE: Files = { 'mesh.yaml': MESH, 'policy.yaml': POLICY };

function annotated(...lines: string[]): string {
  const annotations = lines.map((line) => `    ${line}\n`).join('');
  return changed(POLICY, '  namespace: payments\n', `  namespace: payments\n  annotations:\n${annotations}`);
}

function onName(files: Files): string {
  const hover = hovered(files, 'policy.yaml', 'name: acme-|orders');
  assert.equal(hover?.text, 'acme-orders');
  return above(hover);
}

test('a documented policy, on its name and on its kind', () => {
  const says = onName(SOUND_POLICIES);
  assert.match(says, /^`AuthorizationPolicy\/payments\/acme-orders` · enforced\n/);
  assert.match(says, /- accepts identities of `acme\.partner\.example`, trusted in \[acme-orders\.yaml:7\]/);
  assert.match(says, /- documented by EnforcementPoint `payments-gateway` \[[^,]*, Federation `acme-orders` \[/);
  assert.match(says, /- owner `team-payments` \(by manifest\)/);
  const onKind = hovered(SOUND_POLICIES, 'policy.yaml', 'kind: Authorization|Policy');
  assert.equal(onKind?.text, 'AuthorizationPolicy');
  assert.equal(above(onKind ?? { markdown: '', text: '' }), says);
});

test('a policy that nobody wrote about', () => {
  const says = onName(BARE);
  assert.match(says, /trusted in \[mesh\.yaml:10\]/);
  assert.match(says, /- documented nowhere: no manifest names it as a place of enforcement/);
  assert.match(says, /- no owner$/);
});

test('a policy in a mesh that trusts nobody else lacks nothing', () => {
  const says = onName({ 'policy.yaml': changed(POLICY, 'acme.partner.example', 'cluster.local') });
  assert.match(says, /- accepts `cluster\.local\/ns\/orders\/sa\/checkout`/);
  assert.doesNotMatch(says, /documented/);
});

test('how far it is enforced, and by which setting less', () => {
  const watching = { ...BARE, 'policy.yaml': annotated('istio.io/dry-run: "true"') };
  assert.match(onName(watching), /· only watches \(`istio\.io\/dry-run: true`\)/);
  const unknown = { ...BARE, 'policy.yaml': annotated('istio.io/dry-run: "$(DRY)"') };
  assert.match(onName(unknown), /· how far it is enforced is not written here/);
  const refusing = { ...BARE, 'policy.yaml': changed(POLICY, 'ALLOW', 'DENY') };
  assert.match(onName(refusing), /- refuses identities of `acme/);
});

test('which owner counts, and by what way', () => {
  const owner = (files: Files): string | undefined =>
    /- (.*owner.*)/.exec(onName({ ...BARE, ...files }).replace(/- documented nowhere.*\n/, ''))?.[1];
  assert.equal(
    owner({ 'policy.yaml': annotated('fedlint.dev/owner: team-a', 'a8r.io/owner: team-b') }),
    'owner `team-a` (by annotation)',
  );
  assert.equal(
    owner({ 'policy.yaml': annotated('a8r.io/owner: team-b') }),
    'owner `team-b` (by convention, the `a8r.io/owner` annotation)',
  );
  assert.equal(owner({ 'policy.yaml': annotated('fedlint.dev/owner: "$(TEAM)"') }), 'owner by template');
  const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: payments, labels: {team: team-c}}\n';
  const files = { 'ns.yaml': namespace, CODEOWNERS: '* @corp/platform\n' };
  assert.equal(owner(files), 'owner `team-c` (by convention, the owner of the namespace)');
  assert.equal(owner({ CODEOWNERS: '* @corp/platform\n' }), 'owner `@corp/platform` (by convention, CODEOWNERS)');
});

test('an owner written on a policy says whether it counts', () => {
  const policy = annotated('fedlint.dev/owner: team-a');
  const counts = hovered({ ...BARE, 'policy.yaml': policy }, 'policy.yaml', 'owner: team|-a');
  assert.match(
    counts?.markdown ?? '',
    /^`team-a` owns AuthorizationPolicy `acme-orders`\n\nThis is the owner that counts/,
  );
  const other = hovered({ ...SOUND_POLICIES, 'policy.yaml': policy }, 'policy.yaml', 'owner: team|-a');
  assert.match(other?.markdown ?? '', /The owner that counts is `team-payments`, by manifest/);
});

test('when it ends', () => {
  const dated = annotated('fedlint.dev/expires: "2026-12-03"');
  assert.match(onName({ ...BARE, 'policy.yaml': dated }), /- ends in 12 days \(2026-12-03\)/);
  const relative = annotated('janitor/ttl: 7d');
  assert.doesNotMatch(onName({ ...BARE, 'policy.yaml': relative }), /ends/);
});

test('a reference to a policy tells the same', () => {
  const hover = hovered(SOUND_POLICIES, 'payments-gateway.yaml', 'policyRef: AuthorizationPolicy/pay|ments');
  assert.match(hover?.markdown ?? '', /^AuthorizationPolicy `acme-orders` \[policy\.yaml:4\]/);
  assert.match(hover?.markdown ?? '', /`AuthorizationPolicy\/payments\/acme-orders` · enforced/);
  const wrong = { ...SOUND_POLICIES, 'payments-gateway.yaml': changed(POLICY_POINT, 'acme-orders', 'acme-order') };
  const dangling = hovered(wrong, 'payments-gateway.yaml', 'policyRef: AuthorizationPolicy/pay|ments');
  assert.match(dangling?.markdown ?? '', /^No policy in this workspace is called/);
  const elsewhere = changed(POLICY_POINT, 'AuthorizationPolicy/payments', 'Gateway/payments');
  const silent = hovered(
    { ...SOUND_POLICIES, 'payments-gateway.yaml': elsewhere },
    'payments-gateway.yaml',
    'Gate|way/',
  );
  assert.doesNotMatch(silent?.markdown ?? '', /No policy/);
});

test('an enforcement point tells what its policy does', () => {
  const watching = { ...SOUND_POLICIES, 'policy.yaml': annotated('istio.io/dry-run: "true"') };
  const hover = hovered(watching, 'acme-orders.yaml', 'enforcementPoints: [payments-|gateway]');
  assert.match(hover?.markdown ?? '', /- decided by AuthorizationPolicy `acme-orders` \[[^,]*, only watches/);
});

test('text of a policy stays text', () => {
  const policy = changed(POLICY, '/sa/checkout', '/sa/<img src=x>`[a](b)');
  const hover = hovered({ 'policy.yaml': policy }, 'policy.yaml', 'kind: Auth|or');
  assert.doesNotMatch(hover?.markdown.replace(/`[^`]*`/g, '') ?? '', /<img|\]\(b\)/);
});
