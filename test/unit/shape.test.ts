import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import { kindSchemas } from '../../server/src/core/formats/schemas.ts';
import { checkShape, UNKNOWN } from '../../server/src/core/formats/shape.ts';
import { check, entryOf, rows, summary } from './shape-check.ts';

/** kind | spec | message */
const WORDS = `
ClusterFederatedTrustDomain | CFTD, bundleEndpointProfile: https_web | 'bundleEndpointProfile' is the text 'https_web', but a map with 'type' is expected.
ClusterSPIFFEID | CSI, ttl: 3600 | 'ttl' is the number '3600', but a duration such as '1h' or '30m' is expected.
ClusterSPIFFEID | CSI, podSelector: { matchLabels: { mesh: true } } | 'mesh' is the value 'true', but a text is expected. Put it in quotes.
ClusterSPIFFEID | CSI, federatesWith: b | 'federatesWith' is the text 'b', but a list is expected. Put it on a line of its own, behind a dash.
ClusterSPIFFEID | CSI, jwtTTL: 5m | 'jwtTTL' is not a field of 'spec' in ClusterSPIFFEID, so nothing reads it. Did you mean 'jwtTtl'?
ClusterSPIFFEID | CSI, podSelector: { matchExpressions: [{ operator: Exists }] } | 'key' is missing from item 1 of 'matchExpressions': a text is expected.
ClusterStaticEntry | CSE, selectors: [{ type: k8s }] | Item 1 of 'selectors' is a map, but a text such as 'k8s:ns:payments' is expected.
ClusterStaticEntry | CSE, selectors: ["a:b", null] | Item 2 of 'selectors' is still empty: a text such as 'k8s:ns:payments' is expected.
Federation | local: a, remote: b | 'direction' is missing from 'spec': 'inbound', 'outbound' or 'mutual' is expected.
Federation | local: a, remote: b, direction: | 'direction' is still empty: 'inbound', 'outbound' or 'mutual' is expected.
Federation | FED, owners: { bundle: { contact: x } } | 'team' or 'person' is missing from 'bundle': the name of a person or team is expected.
Federation | FED, owners: { bundle: 5 } | 'bundle' is the number '5', but the name of a person or team, or a map with 'team', 'person' or 'contact' is expected.
Federation | FED, expires: 2027-01-01 | 'expires' is not a field of 'spec' in Federation, so nothing reads it. 'expires' is a field of 'timeBox'.
`;

test('messages name the field, what was found and what is expected', () => {
  for (const [kind = '', spec = '', message = ''] of rows(WORDS)) {
    const messages = check(kind, { spec: parse(`{ ${spec} }`) }).map((problem) => problem.message);
    assert.deepEqual(messages, [message.replaceAll("'", '`')]);
  }
});

test('a field beside the spec that belongs into it is shown the way', () => {
  const body = { spec: { local: 'a', remote: 'b', direction: 'mutual' }, owners: {} };
  assert.deepEqual(
    check('Federation', body).map(({ message }) => message),
    ['`owners` is not a field of Federation, so nothing reads it. `owners` is a field of `spec`.'],
  );
});

test('an empty spec says what goes into it', () => {
  assert.deepEqual(
    check('Federation', { spec: null }).map(({ message }) => message),
    ['`spec` is still empty: a map with `local`, `remote` and `direction` is expected.'],
  );
});

test('a document without a name or a spec lacks both', () => {
  const { apiVersion, kind } = kindSchemas.find((entry) => entry.kind === 'TrustException') ?? assert.fail();
  assert.deepEqual(summary(checkShape(entryOf(kind), { apiVersion, kind })), [
    'missing-field metadata',
    'missing-field spec',
  ]);
});

test('what is empty and optional is no problem while somebody types', () => {
  const body =
    'spec: { local: a, remote: b, direction: mutual, owners: , lifecycle: "", timeBox: [], allow: , purpose: }';
  assert.deepEqual(check('Federation', parse(body)), []);
  for (const nothing of [null, '', UNKNOWN, []]) assert.deepEqual(checkShape(entryOf('Federation'), nothing), []);
});

test('a document that is no map is one problem', () => {
  const [problem, ...others] = checkShape(entryOf('Federation'), 'half a wo');
  assert.deepEqual(others, []);
  assert.deepEqual(problem?.path, []);
  assert.match(problem?.message ?? '', /^The document is the text `half a wo`, but a map with `apiVersion`/);
});

test('nothing is said of values that only a template engine knows', () => {
  const bodies: object[] = [
    { local: UNKNOWN, direction: UNKNOWN, owners: UNKNOWN, allow: UNKNOWN },
    { direction: '$(DIRECTION)', lifecycle: '{{ .lifecycle }}' },
    { owners: { bundle: { team: UNKNOWN }, renewal: UNKNOWN } },
    { allow: [UNKNOWN, { subject: UNKNOWN, roles: [UNKNOWN] }] },
    { enforcementPoints: [UNKNOWN, { location: UNKNOWN, mode: UNKNOWN }] },
    { interpretation: { roles: UNKNOWN } },
  ];
  for (const body of bodies) {
    const spec = { local: 'a', remote: 'b', direction: 'mutual', ...body };
    assert.deepEqual(check('Federation', { spec }), [], JSON.stringify(body));
  }
  assert.deepEqual(check('Federation', { spec: UNKNOWN }), []);
});

test('around an unknown value everything is still checked', () => {
  const spec = {
    local: UNKNOWN,
    remote: 5,
    direction: 'mutual',
    owners: { bundle: { team: UNKNOWN, mial: 'x' } },
    timeBox: UNKNOWN,
  };
  assert.deepEqual(summary(check('Federation', { spec })), [
    'invalid-value spec.remote',
    'unknown-field spec.owners.bundle.mial',
  ]);
});

test('a key that only a template engine knows may be any key', () => {
  assert.deepEqual(check('Federation', { spec: { '{{ .key }}': 'x', local: 'a' } }), []);
  assert.deepEqual(check('TrustDomain', { spec: { trustDomain: 'a', role: 'issuer', owner: { '$(KIND)': 'x' } } }), []);
  const certain = check('Federation', { spec: { '{{ .key }}': 'x', remot: 'a' } });
  assert.deepEqual(summary(certain), ['unknown-field spec.remot -> remote']);
});

test('keys that JSON Pointer or JavaScript treat specially keep their place', () => {
  const labels = JSON.parse('{ "a/b": 1, "c~d": 2, "__proto__": 3, "constructor": 4, "0": 5 }');
  const problems = check('Federation', {
    metadata: { name: 'x', labels },
    spec: { local: 'a', remote: 'b', direction: 'mutual' },
  });
  assert.deepEqual(problems.map(({ path }) => path.at(-1)).toSorted(), ['0', '__proto__', 'a/b', 'constructor', 'c~d']);
});

test('each node has one problem, however many ways it is wrong', () => {
  const spec = {
    local: 'a',
    remote: 'b',
    direction: 5,
    lifecycle: ['x'],
    interpretation: 5,
    enforcementPoints: [true],
  };
  const places = check('Federation', { spec }).map(({ path }) => path.join('.'));
  assert.deepEqual(places.toSorted(), [...new Set(places)].toSorted());
  assert.equal(places.length, 4);
});

test('long and odd texts stay readable in a message', () => {
  const direction = `in\`bound\n${'x'.repeat(200)}😀`;
  const [problem] = check('Federation', { spec: { local: 'a', remote: 'b', direction } });
  assert.match(problem?.message ?? '', /^`direction` is the text `in'bound x+…`, but/);
  assert.ok((problem?.message.length ?? 999) < 140);
});

test('thousands of faults are all told', () => {
  const owners = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`k${index}`, index]));
  const points = Array.from({ length: 1000 }, () => ({ name: 1, mode: 'off' }));
  const spec = { local: 'a', remote: 'b', direction: 'mutual', owners: { bundle: owners }, enforcementPoints: points };
  assert.equal(check('Federation', { spec }).length, 1000 + 1 + 3 * 1000);
});

test('a rule that does not exist cannot be configured', () => {
  const body = {
    rules: { 'missing-ownr': 'off', 'broad-trust': 'off' },
    overrides: [{ rules: { nonsense: 'error' } }],
  };
  assert.deepEqual(
    check('config', body).map(({ message }) => message),
    [
      '`missing-ownr` is not a rule, so nothing reads it. Did you mean `missing-owner`?',
      '`nonsense` is not a rule, so nothing reads it.',
    ],
  );
  assert.deepEqual(check('config', { rules: { '{{ .Values.rule }}': 'off' } }), []);
});
