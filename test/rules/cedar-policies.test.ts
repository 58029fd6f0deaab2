/** Rules about Cedar policies: silent where nobody uses annotations and no foreign identity arrives. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cedarPolicyPastItsEnd } from '../../server/src/core/rules/cedar/cedar-policy-past-its-end.ts';
import { cedarPolicyWithoutId } from '../../server/src/core/rules/cedar/cedar-policy-without-id.ts';
import { cedarPolicyWithoutOwner } from '../../server/src/core/rules/cedar/cedar-policy-without-owner.ts';
import { unconditionalPermit } from '../../server/src/core/rules/cedar/unconditional-permit.ts';
import { SOUND_CEDAR } from '../../server/src/core/rules/cedar-examples.ts';
import { SOUND } from '../../server/src/core/rules/examples.ts';
import { observedOnlyPolicy } from '../../server/src/core/rules/policy/observed-only-policy.ts';
import { after, type Files, marks, titles } from '../harness/one-rule.ts';
import { findingsOf } from '../harness/workspace.ts';

const PERMIT = 'permit (principal, action, resource);\n';
const policies = (text: string): Files => ({ 'a.cedar': text });
const federated = (text: string): Files => ({ ...SOUND, 'a.cedar': text });

test('plain policies are left alone', () => {
  const text = `${PERMIT}permit (principal == User::"alice", action, resource);\nforbid (principal, action, resource) when {x};\n`;
  assert.deepEqual(
    findingsOf(policies(text)).map(({ rule }) => rule.id),
    [],
  );
  assert.deepEqual(
    findingsOf(policies(`@id("a")\n${PERMIT}`)).map(({ rule }) => rule.id),
    [],
  );
});

test('a policy permits everything where nothing narrows it', () => {
  assert.deepEqual(marks(unconditionalPermit, federated(PERMIT)), ['principal']);
  for (const narrower of [
    'permit (principal, action == Action::"read", resource);',
    'permit (principal is User, action, resource);',
    'permit (principal, action, resource) when { principal.isOurs };',
    'forbid (principal, action, resource);',
  ])
    assert.deepEqual(marks(unconditionalPermit, federated(narrower)), [], narrower);
});

test('one place, one finding: everything is more than a principal that is open', () => {
  const found = findingsOf(federated(PERMIT)).map(({ rule }) => rule.id);
  assert.deepEqual(found, ['unconditional-permit']);
  const open = findingsOf(federated('permit (principal, action == Action::"read", resource);'));
  assert.deepEqual(
    open.map(({ rule }) => rule.id),
    ['wildcard-principal'],
  );
});

test('a missing id is written in the layout of the file', () => {
  const id = (text: string, title = 'Add the id `policy1`') =>
    after(cedarPolicyWithoutId, policies(text), title)['a.cedar'];
  const named = `@id("a")\n${PERMIT}`;
  assert.equal(id(`${named}\n${PERMIT}`), `${named}\n@id("policy1")\n${PERMIT}`);
  assert.equal(id(`${named}\n  @owner("x")\n  ${PERMIT}`), `${named}\n  @id("policy1")\n  @owner("x")\n  ${PERMIT}`);
  assert.equal(id(`${named.trim()} ${PERMIT}`), `${named.trim()} @id("policy1") ${PERMIT}`);
  const crlf = `${named}\n// c\n${PERMIT}`.replaceAll('\n', '\r\n');
  assert.equal(id(crlf), `${named}\n// c\n@id("policy1")\n${PERMIT}`.replaceAll('\n', '\r\n'));
  const taken = `@id("policy1")\n${PERMIT}`;
  assert.equal(id(`${taken}${PERMIT}`, 'Add the id `policy2`'), `${taken}@id("policy2")\n${PERMIT}`);
});

test('an id is missed only beside others, and one that is empty stands there', () => {
  assert.deepEqual(marks(cedarPolicyWithoutId, policies(PERMIT.repeat(2))), []);
  assert.deepEqual(marks(cedarPolicyWithoutId, policies(`@id("a")\n${PERMIT}@id("")\n${PERMIT}`)), []);
  assert.deepEqual(marks(cedarPolicyWithoutId, policies(`@id("a")\n${PERMIT}permit (principal;\n${PERMIT}`)), []);
});

test('in a ConfigMap the id is written into the text inside', () => {
  const map = (text: string) =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: authz\ndata:\n  a.cedar: |\n${text.replace(/^(?=.)/gm, '    ')}`;
  const files = { 'map.yaml': map(`@id("a")\n${PERMIT}\n${PERMIT}`) };
  const mended = after(cedarPolicyWithoutId, files, 'Add the id `policy1`');
  assert.equal(mended['map.yaml'], map(`@id("a")\n${PERMIT}\n@id("policy1")\n${PERMIT}`));
});

test('an owner is missed beside others, and a comment is one', () => {
  const owned = `@owner("team-a")\n${PERMIT}\n`;
  assert.deepEqual(marks(cedarPolicyWithoutOwner, policies(`${owned}${PERMIT}`)), ['permit']);
  assert.deepEqual(marks(cedarPolicyWithoutOwner, policies(`${owned}// fedlint.dev/owner: team-b\n${PERMIT}`)), []);
  assert.deepEqual(marks(cedarPolicyWithoutOwner, policies(`// fedlint.dev/owner: team-b\n${owned}${PERMIT}`)), []);
  assert.deepEqual(marks(cedarPolicyWithoutOwner, policies(PERMIT.repeat(2))), []);
  assert.deepEqual(
    marks(cedarPolicyWithoutOwner, { ...policies(`${owned}${PERMIT}`), CODEOWNERS: '* @acme/team-c\n' }),
    [],
  );
  const mended = after(cedarPolicyWithoutOwner, policies(`${owned}${PERMIT}`), 'Add the owner');
  assert.equal(mended['a.cedar'], `${owned}// fedlint.dev/owner: team-identity\n${PERMIT}`);
});

test('the day itself still counts, and what is no date has not passed', () => {
  const until = (day: string) => marks(cedarPolicyPastItsEnd, policies(`@expires("${day}")\n${PERMIT}`));
  assert.deepEqual(until('2026-11-20'), ['"2026-11-20"']);
  for (const day of ['2026-11-21', '2027-01-01', 'never', 'soon', '']) assert.deepEqual(until(day), [], day);
});

test('an end in the past is told once, at the border as well', () => {
  const { 'payments.cedar': text = '' } = SOUND_CEDAR;
  const ended = text.replace('@owner("team-payments")', '$&\n@expires("2026-10-31")');
  const found = findingsOf({ ...SOUND_CEDAR, 'payments.cedar': ended }).map(({ rule }) => rule.id);
  assert.deepEqual(found, ['cedar-policy-past-its-end']);
});

test('a policy on trial about identities of the partner', () => {
  const trial =
    '@shadow_mode\npermit (principal == W::"spiffe://acme.partner.example/orders/checkout", action, resource);\n';
  assert.deepEqual(marks(observedOnlyPolicy, federated(trial)), ['shadow_mode']);
  assert.deepEqual(marks(observedOnlyPolicy, policies(trial)), []);
  assert.deepEqual(titles(observedOnlyPolicy, federated(trial)), ['Add an owner and an end date']);
  const mended = after(observedOnlyPolicy, federated(trial), 'Add an owner and an end date')['a.cedar'] ?? '';
  assert.match(
    mended,
    /^\/\/ fedlint\.dev\/owner: .*\n\/\/ fedlint\.dev\/expires: [\d-]+\n(?:\/\/ .*\n)?@shadow_mode\n/,
  );
});

test('a finding is hidden by a comment in the sign of the language', () => {
  const hidden = `// fedlint-ignore unconditional-permit until=2027-01-01 -- the demo needs it\n${PERMIT}`;
  assert.deepEqual(
    findingsOf(federated(hidden)).map(({ rule }) => rule.id),
    [],
  );
});
