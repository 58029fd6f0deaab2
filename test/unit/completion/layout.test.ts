/** Where the cursor stands, and what the text is like after a candidate was taken. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask } from './harness.ts';

const HEAD = `apiVersion: fedlint.dev/v1alpha1
kind: Federation
metadata:
  name: acme
spec:
`;

interface Case {
  /** What stands below `spec:`. */
  readonly spec: string;
  /** The first labels, in order. */
  readonly first: readonly string[];
  readonly absent?: readonly string[];
  readonly accept?: string;
  /** What then stands below `spec:`, with `_` for what is left to fill in. */
  readonly after?: string;
}

const CASES: Readonly<Record<string, Case>> = {
  'an empty map: required keys first': {
    spec: '  |',
    first: ['local', 'remote', 'direction', 'purpose'],
    accept: 'local',
    after: '  local: _',
  },
  'keys that are there already are not offered': {
    spec: '  local: a\n  |\n  direction: inbound\n',
    first: ['remote', 'purpose'],
    absent: ['local', 'direction'],
    accept: 'remote',
    after: '  local: a\n  remote: _\n  direction: inbound\n',
  },
  'a half-typed key in the middle of a map': {
    spec: '  local: a\n  rem|\n  direction: inbound\n',
    first: ['remote', 'purpose'],
    accept: 'remote',
    after: '  local: a\n  remote: _\n  direction: inbound\n',
  },
  'the end of a half-typed key is replaced too': {
    spec: '  rem|ot\n',
    first: ['local', 'remote'],
    accept: 'remote',
    after: '  remote: _\n',
  },
  'a key that has its colon and value is only renamed': {
    spec: '  loc|el: shop.corp.example\n',
    first: ['local'],
    accept: 'local',
    after: '  local: shop.corp.example\n',
  },
  'text behind a key without a colon becomes its value': {
    spec: '  dir| inbound\n',
    first: ['local', 'remote', 'direction'],
    accept: 'direction',
    after: '  direction: inbound\n',
  },
  'a comment behind the key stays behind it': {
    spec: '  loc| # ours\n  own\n',
    first: ['local'],
    accept: 'local',
    after: '  local: _ # ours\n  own\n',
  },
  'a block is not put in front of a comment': {
    spec: '  own| # who answers\n',
    first: ['local'],
    accept: 'owners',
    after: '  owners: # who answers\n',
  },
  'a half-typed line above does not matter': {
    spec: '  local: a\n  dir\n  |\n',
    first: ['remote', 'direction'],
    absent: ['local'],
  },
  'blanks at the end of the line do not stay': {
    spec: '  lo|   \n  remote: b\n',
    first: ['local'],
    accept: 'local',
    after: '  local: _\n  remote: b\n',
  },
  'a key in quotes keeps them': {
    spec: '  "lo|": a\n',
    first: ['local'],
    accept: 'local',
    after: '  "local": a\n',
  },
  'a quote that is not closed yet': {
    spec: '  "lo|\n',
    first: ['local'],
    accept: 'local',
    after: '  "local": _\n',
  },
  'a block, indented by two': {
    spec: '  own|\n  direction: inbound\n',
    first: ['local'],
    accept: 'owners',
    after: '  owners:\n    accountable: _\n    bundle: _\n    renewal: _\n    authorization: _\n  direction: inbound\n',
  },
  'a list, its dashes indented as in the rest of the document': {
    spec: '  allow:\n    - subject: a\n  enf|\n',
    first: ['local'],
    accept: 'enforcementPoints',
    after: '  allow:\n    - subject: a\n  enforcementPoints:\n    - _\n',
  },
  'a list, its dashes below their key as in the rest of the document': {
    spec: '  enforcementPoints:\n  - a\n  all|\n',
    first: ['local'],
    accept: 'allow',
    after: '  enforcementPoints:\n  - a\n  allow:\n  - subject: _\n    purpose: _\n',
  },
  'a map that has a block below it gets no other': {
    spec: '  own|\n    accountable: team-a\n',
    first: ['owners'],
    absent: ['bundle', 'timeBox'],
    accept: 'owners',
    after: '  owners:\n    accountable: team-a\n',
  },
  'the indentation of the cursor decides: deeper': {
    spec: '  owners:\n    |\n  direction: inbound\n',
    first: ['accountable', 'bundle', 'renewal', 'authorization'],
    accept: 'bundle',
    after: '  owners:\n    bundle: _\n  direction: inbound\n',
  },
  'the indentation of the cursor decides: shallower': {
    spec: '  owners:\n    accountable: a\n  |\n',
    first: ['local', 'remote', 'direction'],
    absent: ['owners', 'renewal'],
  },
  'the indentation of the cursor decides: among lines that are deeper': {
    spec: '  owners:\n    accountable: a\n    |\n    bundle: b\n',
    first: ['renewal', 'authorization'],
    accept: 'renewal',
    after: '  owners:\n    accountable: a\n    renewal: _\n    bundle: b\n',
  },
  'nothing fits between two indentations': { spec: '  owners:\n    accountable: a\n   |\n', first: [] },
  'nothing fits below a value that is complete': { spec: '  direction: inbound\n    |\n', first: [] },
  'nothing is offered behind a complete value': { spec: '  direction: inbound |\n', first: [] },
  'nothing is offered behind a closing quote': { spec: '  direction: "inbound"|\n', first: [] },
  'nothing is offered for a value that stands below': { spec: '  owners: |\n    accountable: a\n', first: [] },
  'nothing is offered in a comment': { spec: '  # see loc|\n  remote: b\n', first: [] },
  'nothing is offered in a block of text': { spec: '  purpose: >\n    di‸\n', first: [] },
  'nothing is offered in a text of several words': { spec: '  purpose: to place o|\n', first: [] },

  'a value behind the colon and a blank': {
    spec: '  direction: |\n',
    first: ['inbound', 'outbound', 'mutual'],
    accept: 'outbound',
    after: '  direction: outbound\n',
  },
  'a value right behind the colon': {
    spec: '  direction:|\n',
    first: ['inbound', 'outbound', 'mutual'],
    accept: 'mutual',
    after: '  direction: mutual\n',
  },
  'a value that is changed in its middle': {
    spec: '  direction: in|bound # for now\n',
    first: ['inbound', 'outbound', 'mutual'],
    accept: 'mutual',
    after: '  direction: mutual # for now\n',
  },
  'a value in double quotes': {
    spec: '  direction: "in|"\n',
    first: ['inbound'],
    accept: 'outbound',
    after: '  direction: "outbound"\n',
  },
  'a value in single quotes that are not closed yet': {
    spec: "  direction: 'in|\n  local: a\n",
    first: ['inbound'],
    accept: 'outbound',
    after: "  direction: 'outbound'\n  local: a\n",
  },
  'a block behind the colon begins on the next line': {
    spec: '  trust: |\n  local: a\n',
    first: ['authentication, authorization'],
    accept: 'authentication, authorization',
    after: '  trust:\n    authentication: accepted\n    authorization: local\n  local: a\n',
  },
  'a list behind the colon begins on the next line': {
    spec: '  allow:|\n  local: a\n',
    first: ['- subject, purpose'],
    accept: '- subject, purpose',
    after: '  allow:\n    - subject: _\n      purpose: _\n  local: a\n',
  },

  'behind a dash: the fields of the item': {
    spec: '  allow:\n    - |\n',
    first: ['subject, purpose', 'subject', 'audiences', 'roles', 'purpose'],
    accept: 'subject, purpose',
    after: '  allow:\n    - subject: _\n      purpose: _\n',
  },
  'right behind a dash': {
    spec: '  allow:\n    -|\n',
    first: ['subject, purpose', 'subject'],
    accept: 'audiences',
    after: '  allow:\n    - audiences:\n        - _\n',
  },
  'a half-typed key behind a dash': {
    spec: '  allow:\n    - aud|\n',
    first: ['subject, purpose', 'subject', 'audiences'],
    accept: 'audiences',
    after: '  allow:\n    - audiences:\n        - _\n',
  },
  'behind a dash, with the rest of the item below': {
    spec: '  allow:\n    - |\n      purpose: orders\n',
    first: ['subject', 'audiences', 'roles'],
    absent: ['purpose', 'subject, purpose'],
    accept: 'subject',
    after: '  allow:\n    - subject: _\n      purpose: orders\n',
  },
  'further fields of an item': {
    spec: '  allow:\n    - subject: a\n      |\n',
    first: ['audiences', 'roles', 'purpose'],
    absent: ['subject'],
    accept: 'roles',
    after: '  allow:\n    - subject: a\n      roles:\n        - _\n',
  },
  'a further item, where a dash could stand': {
    spec: '  allow:\n    - subject: a\n    |\n',
    first: ['subject, purpose', 'subject'],
    accept: 'subject, purpose',
    after: '  allow:\n    - subject: a\n    - subject: _\n      purpose: _\n',
  },
  'the first item, where a dash could stand': {
    spec: '  allow:\n    |\n',
    first: ['subject, purpose', 'subject'],
    accept: 'subject',
    after: '  allow:\n    - subject: _\n',
  },
  'dashes below their key: the next key or the next item': {
    spec: '  allow:\n  - subject: a\n  |\n',
    first: ['local', 'remote'],
    absent: ['allow'],
    accept: 'subject, purpose',
    after: '  allow:\n  - subject: a\n  - subject: _\n    purpose: _\n',
  },
  'a block in an item': {
    spec: '  enforcementPoints:\n    - name: gate\n      loc|\n',
    first: ['location', 'mode'],
    accept: 'location',
    after: '  enforcementPoints:\n    - name: gate\n      location:\n        type: gateway\n        policyRef: _\n',
  },
  'a block right behind a dash': {
    spec: '  enforcementPoints:\n  - loc|\n',
    first: ['location, mode', 'location', 'mode'],
    accept: 'location',
    after: '  enforcementPoints:\n  - location:\n      type: gateway\n      policyRef: _\n',
  },

  'in brackets: a key': {
    spec: '  trust: { authentication: accepted, | }\n',
    first: ['authorization'],
    absent: ['authentication'],
    accept: 'authorization',
    after: '  trust: { authentication: accepted, authorization: local }\n',
  },
  'in brackets: a key before another': {
    spec: '  trust: { | authorization: local }\n',
    first: ['authentication'],
    accept: 'authentication',
    after: '  trust: { authentication: accepted, authorization: local }\n',
  },
  'in brackets: a half-typed key': {
    spec: '  trust: {auth|}\n',
    first: ['authentication', 'authorization'],
    accept: 'authorization',
    after: '  trust: {authorization: local}\n',
  },
  'in brackets: right behind a comma': {
    spec: '  trust: {authentication: accepted,|}\n',
    first: ['authorization'],
    accept: 'authorization',
    after: '  trust: {authentication: accepted, authorization: local}\n',
  },
  'in brackets that are not closed yet': {
    spec: '  trust: { au|\n',
    first: ['authentication', 'authorization'],
    accept: 'authentication',
    after: '  trust: { authentication: accepted\n',
  },
  'in brackets: a value': {
    spec: '  trust: {authentication:|}\n',
    first: ['accepted', 'refused'],
    accept: 'refused',
    after: '  trust: {authentication: refused}\n',
  },
  'in brackets: a half-typed value before another key': {
    spec: '  trust: { authentication: acc|, authorization: local }\n',
    first: ['accepted', 'refused'],
    accept: 'accepted',
    after: '  trust: { authentication: accepted, authorization: local }\n',
  },
  'in brackets: a map in a list': {
    spec: '  allow: [|]\n',
    first: ['subject, purpose'],
    accept: 'subject, purpose',
    after: '  allow: [{ subject: _, purpose: _ }]\n',
  },
  'in brackets: a map stays on its line': {
    spec: '  failureModes: { clock| }\n',
    first: ['expiredBundle'],
    accept: 'clockSkew',
    after: '  failureModes: { clockSkew: { behaviour: deny, tested: _, evidence: _ } }\n',
  },
  'an anchor before the value': {
    spec: '  trust: &grant |\n',
    first: ['authentication, authorization'],
    accept: 'authentication, authorization',
    after: '  trust: &grant\n    authentication: accepted\n    authorization: local\n',
  },
  'keys beside a merge key': {
    spec: '  trust:\n    <<: *grant\n    |\n',
    first: ['authentication', 'authorization'],
  },
};

function run({ spec, first, absent = [], accept, after }: Case, layout: (text: string) => string): void {
  const asked = ask(layout(HEAD + spec));
  assert.deepEqual(asked.labels.slice(0, first.length), first);
  if (first.length === 0) assert.deepEqual(asked.labels, []);
  for (const label of absent) assert.equal(asked.labels.includes(label), false, `${label} is offered`);
  if (accept === undefined || after === undefined) return;
  assert.equal(asked.accept(accept, '_'), layout(HEAD + after));
}

for (const [name, example] of Object.entries(CASES)) {
  test(name, () => {
    run(example, (text) => text);
  });
}

test('all of it with CRLF', () => {
  for (const example of Object.values(CASES)) run(example, (text) => text.replaceAll('\n', '\r\n'));
});

test('all of it in the second document of a stream', () => {
  for (const example of Object.values(CASES)) run(example, (text) => `first: document\n---\n${text}`);
});

test('all of it in an item of a List', () => {
  const indent = (text: string) =>
    text
      .trimEnd()
      .replace(/^(?=.)/gm, '    ')
      .replace(/^ {4}/, '  - ');
  for (const example of Object.values(CASES)) {
    run(example, (text) => `apiVersion: v1\nkind: List\nitems:\n${indent(text)}\n`);
  }
});

test('with four spaces, blocks and lists are indented by four', () => {
  const four = (text: string) => text.replace(/^ +/gm, (indent) => indent + indent);
  for (const label of ['owners', 'trust', 'enforcementPoints', 'failureModes']) {
    const asked = ask(four(`${HEAD}  local: a\n  ${label.slice(0, 2)}|\n`));
    const two = ask(`${HEAD}  local: a\n  ${label.slice(0, 2)}|\n`);
    assert.equal(asked.accept(label, '_'), four(two.accept(label, '_')));
  }
});

test('with four spaces, an item is indented as far as its dash asks', () => {
  const text = `${HEAD.replace('  name', '    name')}    allow:\n        - |\n`;
  const after = text.replace('- |', '- subject: _\n          purpose: _');
  assert.equal(ask(text).accept('subject, purpose', '_'), after);
});

test('the range is that of the typed word alone', () => {
  const text = `${HEAD}  local: a\n  rem|ot\n`;
  const { replace } = ask(text).candidates[0] ?? {};
  const start = text.indexOf('rem');
  assert.deepEqual(replace, { start, end: start + 'remot'.length });
});

test('what is typed in quotes is compared with its quote', () => {
  const [first] = ask(`${HEAD}  direction: "in|"\n`).candidates;
  assert.equal(first?.filterText, '"inbound');
  assert.equal(ask(`${HEAD}  direction: in|\n`).candidates[0]?.filterText, undefined);
});

test('sort keys are in the order of the list', () => {
  const keys = ask(`${HEAD}  |`).candidates.map(({ sortKey }) => sortKey);
  assert.deepEqual([...keys].sort(), keys);
  assert.equal(new Set(keys).size, keys.length);
});

test('fields that machines write are not offered', () => {
  const resource = 'apiVersion: spire.spiffe.io/v1alpha1\nkind: ClusterSPIFFEID\nmetadata:\n  name: x\n|';
  assert.deepEqual(ask(resource).labels, ['spec']);
});
