/** Cedar policies as facts: whom they name, whose they are, and how they are told from other texts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dotted, factOf, factsIn, factsOfType, said, shown } from './spire-conf-reading.ts';

const FILE = 'policies.cedar';
const PARTNER = 'Workload::"spiffe://acme.partner.example/orders/checkout"';

/** The parties of one policy: field, domain, how it is compared and how far it reaches. */
function partiesOf(text: string, file = FILE): unknown[] {
  return factOf('policy', text, file).parties.map(({ domain, match, reach, isNarrowed, isRefused }) => [
    said(domain),
    match,
    reach,
    ...(isNarrowed ? ['narrowed'] : []),
    ...(isRefused ? ['refused'] : []),
  ]);
}

test('annotations say whose a policy is, until when, and that it is on trial', () => {
  const text = `@id("a")\n@owner("team-a")\n@expires("2027-01-31")\n@shadow_mode\nforbid (principal, action, resource);`;
  const policy = factOf('policy', text, FILE);
  assert.deepEqual(policy.owner?.known && policy.owner.value, { name: 'team-a', source: '@owner annotation' });
  assert.equal(said(policy.timeBox.expires), '2027-01-31');
  assert.equal(shown(text, policy), 'forbid');
  assert.equal(policy.effect, 'refuses');
  assert.deepEqual(
    policy.enforcement.weakenedBy.map((setting) => [setting.way, shown(text, setting), dotted(setting.path)]),
    [['cedar-shadow-mode', 'shadow_mode', '0 / annotations / shadow_mode']],
  );
  const { id, ids, expires } = factOf('cedar-policy', text, FILE);
  assert.deepEqual([said(id), ids, said(expires)], ['a', ['a'], '2027-01-31']);
});

test('on trial is what is annotated so, whatever the value, unless it says false', () => {
  const level = (annotation: string) =>
    factOf('policy', `${annotation} permit (principal, action, resource);`, FILE).enforcement.level;
  for (const on of ['@shadow_mode', '@shadow_mode("")', '@shadow_mode("true")'])
    assert.equal(level(on), 'observed', on);
  for (const off of ['', '@shadow_mode("false")', '@shadow("x")']) assert.equal(level(off), 'enforced', off);
});

test('what is said in comments counts where no annotation says it', () => {
  const text = `@id("a") permit (principal, action, resource);
// fedlint.dev/owner: team-b
// fedlint.dev/enforcement-point: gateway
@id("b")
permit (principal, action, resource);`;
  const [first, second] = factsOfType('policy', text, FILE);
  assert.equal(first?.owner, undefined);
  assert.equal(second?.owner?.known && second.owner.value.name, 'team-b');
  assert.deepEqual(second?.enforces.map(said), ['gateway']);
});

test('a principal belongs to a trust domain where its name is a SPIFFE ID', () => {
  const of = (principal: string, rest = 'action, resource)') => partiesOf(`permit (${principal}, ${rest};`);
  assert.deepEqual(of(`principal == ${PARTNER}`), [['acme.partner.example', 'exact', 'workload']]);
  assert.deepEqual(of('principal in Domain::"spiffe://a.example"'), [['a.example', 'exact', 'everybody']]);
  assert.deepEqual(of('principal in Team::"spiffe://a.example/web"'), [['a.example', 'exact', 'part']]);
  assert.deepEqual(of(`principal == ${PARTNER}`, 'action, resource) when {x}'), [
    ['acme.partner.example', 'exact', 'workload', 'narrowed'],
  ]);
  for (const other of ['principal == User::"alice"', 'principal is User', 'principal == ?principal'])
    assert.deepEqual(of(other), [], other);
  assert.deepEqual(partiesOf(`forbid (principal == ${PARTNER}, action, resource);`), [
    ['acme.partner.example', 'exact', 'workload', 'refused'],
  ]);
});

test('the trust domain has its own place in the text', () => {
  const text = `permit (principal == ${PARTNER}, action, resource);`;
  const [party] = factOf('policy', text, FILE).parties;
  assert.equal(shown(text, party?.domain), 'acme.partner.example');
  assert.equal(shown(text, party?.subject), 'spiffe://acme.partner.example/orders/checkout');
});

test('whoever comes is meant where nothing is said of the principal and no condition may', () => {
  assert.deepEqual(partiesOf('permit (principal, action, resource);'), [[undefined, 'any', 'everybody']]);
  assert.deepEqual(partiesOf('permit (principal, action == A::"b", resource);'), [
    [undefined, 'any', 'everybody', 'narrowed'],
  ]);
  assert.deepEqual(partiesOf('permit (principal, action, resource) when {principal.isOurs};'), []);
});

const ALL = '{"op": "All"}';
const JSON_POLICY = `{"effect": "permit", "principal": {"op": "==", "entity": {"type": "W", "id": "spiffe://a.example/x"}}, "action": ${ALL}, "resource": ${ALL}, "conditions": [], "annotations": {"owner": "team-a"}}`;

test('the JSON form, alone and in a set', () => {
  assert.deepEqual(partiesOf(JSON_POLICY, 'policy.json'), [['a.example', 'exact', 'workload']]);
  assert.deepEqual(partiesOf(JSON_POLICY.replace(/"principal": .*?\}\}/, `"principal": ${ALL}`), 'policy.json'), [
    [undefined, 'any', 'everybody'],
  ]);
  const set = `{"staticPolicies": {"orders": ${JSON_POLICY}}, "templates": {}}`;
  assert.equal(dotted(factOf('policy', set, 'set.json').path), 'staticPolicies / orders');
  const { id, start, policy } = factOf('cedar-policy', set, 'set.json');
  assert.deepEqual([said(id), start], ['orders', undefined]);
  assert.equal(policy.owner?.known && policy.owner.value.name, 'team-a');
});

test('in a ConfigMap', () => {
  const map = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: authz}\ndata:\n  policies.cedar: |\n    permit (principal == ${PARTNER}, action, resource);\n`;
  const policy = factOf('policy', map, 'map.yaml');
  assert.equal(shown(map, policy), 'permit');
  assert.equal(dotted(policy.path), 'data / policies.cedar / 0');
});

test('policies of others, and texts that only look like it, are none of ours', () => {
  for (const [file, text] of [
    ['policy.json', '{"effect": "permit", "principal": "*", "action": "*", "resource": "*"}'],
    ['policy.json', '{"Statement": [{"Effect": "Allow", "effect": "permit"}]}'],
    ['policy.json', `{"effect": "permit", "principal": ${ALL}, "action": ${ALL}}`],
    ['list.json', `[${JSON_POLICY}, {"name": "x"}]`],
    ['notes.cedar', 'entity User in [Group];'],
  ] as const)
    assert.deepEqual(factsIn(text, file), [], text);
});

test('of a file with a broken policy the others are read, and nothing is concluded from what is missing', () => {
  const text =
    '@id("a") permit (principal, action, resource);\npermit (principal, action;\npermit (principal, action, resource);';
  assert.equal(factsOfType('policy', text, FILE).length, 2);
  assert.equal(factsOfType('cedar-policy', text, FILE).length, 0);
  assert.equal(factsOfType('syntax-problem', text, FILE).length, 1);
  assert.equal(factsOfType('syntax-problem', 'permit (principal', FILE).length, 1);
});
