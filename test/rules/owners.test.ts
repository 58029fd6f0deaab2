/** Who answers for what: names, what counts as one, and which of several statements is heard. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changed, ENFORCEMENT_POINT, FEDERATION, SOUND } from '../../server/src/core/rules/examples.ts';
import { FEDERATED_TRUST_DOMAIN } from '../../server/src/core/rules/spire-examples.ts';
import { describe, filesOf, findingsOf } from '../harness/workspace.ts';

const RULES = ['missing-owner', 'split-ownership', 'unknown-owner', 'placeholder-value'];
const OWNERS =
  '    accountable: team-partners\n    bundle: team-identity\n    renewal: team-identity\n    authorization: team-payments\n';

function findings(files: Readonly<Record<string, string>>) {
  return findingsOf(files).filter(({ rule }) => RULES.includes(rule.id));
}

function owned(lines: string): Record<string, string> {
  return { ...filesOf(SOUND), 'acme-orders.yaml': changed(FEDERATION, OWNERS, lines) };
}

function speaking(files: Readonly<Record<string, string>>): string[] {
  return findings(files).map(({ rule }) => rule.id);
}

test('several missing owners are one finding that names them', () => {
  const [finding, ...others] = findings(owned('    bundle: team-identity\n'));
  assert.deepEqual(others.map(describe), []);
  assert.match(finding?.message ?? '', /the agreement as a whole, the renewal and what the other side may do/);
  assert.doesNotMatch(finding?.message ?? '', /the bundle/);
});

for (const name of ['TODO', 'none', 'n/a', '""']) {
  test(`\`${name}\` is no owner`, () => {
    assert.deepEqual(speaking(owned(OWNERS.replace('renewal: team-identity', `renewal: ${name}`))), ['missing-owner']);
  });
}

test('an owner that a template fills in is one', () => {
  assert.deepEqual(speaking(owned(OWNERS.replace('renewal: team-identity', 'renewal: "{{ team }}"'))), []);
});

test('an owner in angle brackets is nobody yet, and only that is said', () => {
  assert.deepEqual(speaking(owned(OWNERS.replace('renewal: team-identity', 'renewal: <team>'))), ['placeholder-value']);
});

test('what a native resource says fills in what the manifest leaves out', () => {
  const native = changed(
    FEDERATED_TRUST_DOMAIN,
    '  name: acme\n',
    '  name: acme\n  annotations:\n    fedlint.dev/owner.renewal: team-identity\n',
  );
  const files = owned(OWNERS.replace('    renewal: team-identity\n', ''));
  assert.deepEqual(speaking(files), ['missing-owner']);
  assert.deepEqual(speaking({ ...files, 'spire/acme.yaml': native }), []);
});

test('a point written inside an agreement belongs to the owners of the agreement', () => {
  const inline = changed(
    FEDERATION,
    '  enforcementPoints: [payments-gateway]\n',
    '  enforcementPoints:\n    - mode: enforce\n      location: {type: gateway}\n',
  );
  assert.deepEqual(speaking({ ...filesOf(SOUND), 'acme-orders.yaml': inline }), []);
  const waiting = changed(inline, '    - mode: enforce\n', '    - mode: enforce\n      owner: TODO\n');
  assert.deepEqual(speaking({ ...filesOf(SOUND), 'acme-orders.yaml': waiting }), ['missing-owner']);
  const alone = changed(ENFORCEMENT_POINT, '  owner: team-payments\n', '');
  assert.deepEqual(speaking({ ...filesOf(SOUND), 'payments-gateway.yaml': alone }), ['missing-owner']);
  assert.deepEqual(speaking({ ...filesOf(SOUND), 'payments-gateway.yaml': alone, CODEOWNERS: '* @acme/pay\n' }), []);
});

test('a TODO is not answered by CODEOWNERS', () => {
  const open = changed(ENFORCEMENT_POINT, 'owner: team-payments', 'owner: TODO');
  const files = { ...filesOf(SOUND), 'payments-gateway.yaml': open, CODEOWNERS: '* @acme/pay\n' };
  assert.deepEqual(speaking(files), ['missing-owner']);
});

test('ownership is split when three have a part and only the file has an owner', () => {
  const three = '    bundle: team-a\n    renewal: team-b\n    authorization: team-c\n';
  const withFileOwner = (lines: string) => ({ ...owned(lines), CODEOWNERS: '* @acme/pay\n' });
  assert.deepEqual(speaking(withFileOwner(three)), ['split-ownership']);
  assert.deepEqual(speaking(withFileOwner(`    accountable: team-a\n${three}`)), []);
  assert.deepEqual(speaking(withFileOwner(three.replace('team-b', 'Team_A'))), [], 'two of them are one team');
  assert.deepEqual(speaking(owned(three)), ['missing-owner'], 'nobody at all is the worse fault');
  assert.deepEqual(speaking(owned(`    accountable: none\n${three}`)), ['missing-owner']);
});

test('an owner has to be among the teams, however it is spelled', () => {
  const teams = (names: string) => ({ '.fedlint.yaml': `owners:\n  teams: [${names}]\n` });
  const all = teams('"@acme/team-identity", group:team-partners, Team_Payments');
  assert.deepEqual(speaking({ ...filesOf(SOUND), ...all }), []);
  const found = findings({ ...filesOf(SOUND), ...teams('team-identity, team-partners, security') });
  assert.deepEqual(
    found.map(({ rule, span, document }) => [rule.id, document.section.text.slice(span.start, span.end)]),
    [
      ['unknown-owner', 'team-payments'],
      ['unknown-owner', 'team-payments'],
    ],
  );
});

test('a name close to that of a team is corrected, one that is not is left to a person', () => {
  const teams = { '.fedlint.yaml': 'owners:\n  teams: [team-identity, team-partners, team-payments]\n' };
  const [slip] = findings({ ...owned(OWNERS.replace('renewal: team-identity', 'renewal: team-identiy')), ...teams });
  assert.deepEqual(
    slip?.offers().map(({ title }) => title),
    ['Change to `team-identity`'],
  );
  const [other] = findings({ ...owned(OWNERS.replace('renewal: team-identity', 'renewal: marketing')), ...teams });
  assert.deepEqual(other?.offers(), []);
});
