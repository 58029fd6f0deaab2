/** Rules about what accepted identities may do: the line between them, and the answers they take. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changed, ENFORCEMENT_POINT, FEDERATION, TRUST_DOMAINS } from '../../server/src/core/rules/examples.ts';
import { ambiguousAuthorization } from '../../server/src/core/rules/governance/ambiguous-authorization.ts';
import { authenticationOnly } from '../../server/src/core/rules/governance/authentication-only.ts';
import { broadTrust } from '../../server/src/core/rules/governance/broad-trust.ts';
import { interpretationUndocumented } from '../../server/src/core/rules/governance/interpretation-undocumented.ts';
import { FEDERATED_TRUST_DOMAIN } from '../../server/src/core/rules/spire-examples.ts';
import { after, type Files, marks, messages, titles } from '../harness/one-rule.ts';
import { describe, findingsOf } from '../harness/workspace.ts';

const SUBJECT = 'subject: spiffe://acme.partner.example/orders/checkout';
const DECISION = '    authorization: local\n';
const ALLOW = `  allow:
    - ${SUBJECT}
      audiences: [payments]
      purpose: Places orders.
`;
const INTERPRETATION = '  interpretation: The audience `payments` means our payment API and nothing else.\n';

function agreement(subject: string, authorization: string | undefined): Files {
  const decision = authorization === undefined ? '' : `    authorization: ${authorization}\n`;
  return { 'f.yaml': changed(changed(FEDERATION, SUBJECT, `subject: ${subject}`), DECISION, decision) };
}

test('authorization: each fault is told once, by the rule whose fault it is', () => {
  const narrow = 'spiffe://acme.partner.example/orders/checkout';
  const whole = 'spiffe://acme.partner.example/**';
  const pipelines = 'spiffe://acme.partner.example/ci/*';
  const expected: readonly (readonly [subject: string, authorization: string | undefined, ...rules: string[]])[] = [
    [narrow, 'local'],
    [narrow, 'delegated'],
    [narrow, 'remote'],
    [narrow, '$(WHO)'],
    [narrow, 'none', 'authentication-only at "none"'],
    [narrow, undefined, 'ambiguous-authorization at "trust"'],
    [narrow, 'TODO', 'ambiguous-authorization at "authorization"'],
    [whole, 'local', `broad-trust at "${whole}"`],
    [whole, 'delegated', `broad-trust at "${whole}"`],
    [whole, '$(WHO)', `broad-trust at "${whole}"`],
    [whole, 'remote', `authentication-only at "${whole}"`],
    [whole, undefined, `authentication-only at "${whole}"`],
    [whole, 'none', 'authentication-only at "none"'],
    [pipelines, 'remote', `broad-trust at "${pipelines}"`],
    [pipelines, 'none', 'authentication-only at "none"'],
    ['$(SUBJECT)', 'local'],
    ['TODO', 'local', 'broad-trust at "TODO"'],
    ['acme.partner.example', 'local', 'broad-trust at "acme.partner.example"'],
  ];
  for (const [subject, authorization, ...rules] of expected) {
    const findings = findingsOf(agreement(subject, authorization), [
      authenticationOnly,
      ambiguousAuthorization,
      broadTrust,
    ]);
    const said = findings.map((finding) => describe(finding).split(': ')[0]);
    const told = findings.map((finding) => describe(finding).replace(/^(.* at ".*?"):.*$/s, '$1'));
    assert.deepEqual(told, rules, `${subject}, ${authorization}: ${said.join()}`);
  }
});

test('authorization: trust that accepts nobody is not asked', () => {
  const rules = [authenticationOnly, ambiguousAuthorization, broadTrust, interpretationUndocumented];
  const bare = changed(changed(changed(FEDERATION, DECISION, ''), ALLOW, ''), INTERPRETATION, '');
  assert.deepEqual(
    findingsOf({ 'f.yaml': bare }, rules).map(({ rule }) => rule.id),
    ['broad-trust', 'ambiguous-authorization'],
  );
  for (const [from, to] of [
    ['direction: inbound', 'direction: outbound'],
    ['authentication: accepted', 'authentication: refused'],
  ] as const) {
    assert.deepEqual(findingsOf({ 'f.yaml': changed(bare, from, to) }, rules), []);
  }
});

test('authentication-only: each wildcard is told at its own place, and each way out is offered', () => {
  const two = changed(
    FEDERATION,
    ALLOW,
    '  allow:\n    - subject: "*"\n    - subject: spiffe://acme.partner.example/*\n',
  );
  const files = { 'f.yaml': changed(two, 'authorization: local', 'authorization: remote') };
  assert.deepEqual(marks(authenticationOnly, files), ['"*"', 'spiffe://acme.partner.example/*']);
  const ways = ['Name a single identity', 'Say who decides'];
  assert.deepEqual(titles(authenticationOnly, files), [...ways, ...ways]);
  const named = after(authenticationOnly, files, 'Name a single identity');
  assert.deepEqual(marks(authenticationOnly, named), ['spiffe://acme.partner.example/*']);
  assert.deepEqual(marks(authenticationOnly, after(authenticationOnly, files, 'Say who decides')), []);
});

test('broad-trust: an error where the other side is another company', () => {
  const severity = (operator: string, domains?: string): string[] => {
    const text = changed(agreement('*', 'local')['f.yaml'] ?? '', '  remoteOperator: partner\n', operator);
    return findingsOf({ 'f.yaml': text, ...(domains && { 'd.yaml': domains }) }, [broadTrust]).map((f) => f.severity);
  };
  assert.deepEqual(severity('  remoteOperator: partner\n'), ['error']);
  assert.deepEqual(severity('  remoteOperator: platform\n'), ['error']);
  assert.deepEqual(severity('  remoteOperator: business-unit\n'), ['warning']);
  assert.deepEqual(severity('  remoteOperator: $(OPERATOR)\n', TRUST_DOMAINS), ['warning']);
  assert.deepEqual(severity(''), ['warning']);
  assert.deepEqual(severity('', TRUST_DOMAINS), ['error']);
  assert.deepEqual(severity('', changed(TRUST_DOMAINS, 'operator: partner', 'operator: business-unit')), ['warning']);
});

test('broad-trust: lists that are empty, absent, unknown, or of entries without a subject', () => {
  const list = (text: string): Files => ({ 'f.yaml': changed(FEDERATION, ALLOW, text) });
  assert.deepEqual(marks(broadTrust, list('')), ['spec']);
  assert.deepEqual(marks(broadTrust, list('  allow: []\n')), ['allow']);
  assert.deepEqual(marks(broadTrust, list('  allow: $(ALLOW)\n')), []);
  assert.deepEqual(marks(broadTrust, list('  allow: [spiffe://acme.partner.example/orders]\n')), []);
  const files = list('  allow:\n    - audiences: [payments]\n    - {subject: spiffe://acme.partner.example/a}\n');
  assert.deepEqual(marks(broadTrust, files), ['audiences']);
  assert.deepEqual(marks(broadTrust, after(broadTrust, files, 'Name a single identity')), []);
  const filled = after(broadTrust, list('  allow: []\n'), 'List an identity that is accepted');
  assert.deepEqual(marks(broadTrust, filled), []);
});

test('broad-trust: the way out is in the style of the subject', () => {
  const files = agreement('repo:acme/*', 'local');
  const named = after(broadTrust, files, 'Name a single identity');
  assert.match(named['f.yaml'] ?? '', /subject: repo:acme\/orders:environment:production\n/);
});

test('broad-trust and ambiguous-authorization: a documented resource has no room for the answer, a manifest has', () => {
  const owned = changed(FEDERATED_TRUST_DOMAIN, '  name: acme\n', '  name: acme\n  labels: {owner: team-partners}\n');
  for (const rule of [broadTrust, ambiguousAuthorization]) {
    assert.deepEqual(marks(rule, { 'n.yaml': FEDERATED_TRUST_DOMAIN }), []);
    assert.deepEqual(marks(rule, { 'n.yaml': owned, 'f.yaml': FEDERATION }), []);
    assert.deepEqual(marks(rule, { 'n.yaml': owned }), ['acme.partner.example']);
    assert.match(messages(rule, { 'n.yaml': owned })[0] ?? '', /in a Federation manifest/);
    assert.deepEqual(titles(rule, { 'n.yaml': owned }), ['Create the Federation manifest']);
  }
});

const words = (interpretation: string, entry = '      audiences: [payments]\n'): Files => ({
  'f.yaml': changed(changed(FEDERATION, INTERPRETATION, interpretation), '      audiences: [payments]\n', entry),
});

test('interpretation-undocumented: a text speaks of every word, a map of its own', () => {
  const cases: readonly (readonly [interpretation: string, ...marked: string[]])[] = [
    ['  interpretation: Their payments are our payments.\n'],
    ['  interpretation: $(MEANING)\n'],
    ['  interpretation: TODO\n', 'payments'],
    ['  interpretation:\n    audiences: {payments: Our payment API.}\n'],
    ['  interpretation:\n    audiences: {payments: $(MEANING)}\n'],
    ['  interpretation:\n    audiences: {$(AUDIENCE): Our payment API.}\n'],
    ['  interpretation:\n    audiences: {payments: TODO}\n', 'payments'],
    ['  interpretation:\n    roles: {payments: The payment clerk.}\n', 'payments'],
    ['  interpretation:\n    controls: {refresh: Ours is shorter.}\n', 'payments'],
  ];
  for (const [text, ...marked] of cases) assert.deepEqual(marks(interpretationUndocumented, words(text)), marked, text);
});

test('interpretation-undocumented: nothing to interpret, nothing to say', () => {
  assert.deepEqual(marks(interpretationUndocumented, words('', '')), []);
  assert.deepEqual(marks(interpretationUndocumented, words('', '      audiences: ["$(AUDIENCE)"]\n')), []);
  assert.deepEqual(marks(interpretationUndocumented, words('', '      audiences: []\n      roles: []\n')), []);
});

test('interpretation-undocumented: names each word once and adds each to the map there is', () => {
  const entry = '      audiences: [payments, ledger, payments]\n      roles: [clerk]\n';
  const files = words('  interpretation:\n    audiences: {ledger: Our ledger.}\n', entry);
  assert.deepEqual(marks(interpretationUndocumented, files), ['payments']);
  assert.match(messages(interpretationUndocumented, files)[0] ?? '', /`payments` and `clerk` of the other side mean /);
  const mended = after(interpretationUndocumented, files, 'State the meaning');
  assert.deepEqual(marks(interpretationUndocumented, mended), []);
  assert.match(mended['f.yaml'] ?? '', /ledger: Our ledger\./);
});

test('interpretation-undocumented: words of a point that is there for this link alone count', () => {
  const files = { ...words('', ''), 'p.yaml': ENFORCEMENT_POINT };
  assert.deepEqual(marks(interpretationUndocumented, files), ['spec']);
  const shared = changed(ENFORCEMENT_POINT, 'accepts: [', 'accepts: [globex.partner.example, ');
  assert.deepEqual(marks(interpretationUndocumented, { ...files, 'p.yaml': shared }), []);
});
