/** JSON: quotes and commas. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask } from './harness.ts';

function spec(inside: string): string {
  return `{\n  "apiVersion": "fedlint.dev/v1alpha1",\n  "kind": "Federation",\n  "spec": ${inside}\n}\n`;
}

const OWNERS =
  '"owners": {\n      "accountable": "_",\n      "bundle": "_",\n      "renewal": "_",\n      "authorization": "_"\n    }';

/** What stands at `spec` before, the label taken, and what stands there after. */
const CASES: Readonly<Record<string, readonly [before: string, label: string, after: string]>> = {
  'the first member': ['{\n    |\n  }', 'local', '{\n    "local": "_"\n  }'],
  'a member before another': [
    '{\n    |\n    "local": "a"\n  }',
    'remote',
    '{\n    "remote": "_",\n    "local": "a"\n  }',
  ],
  'a member behind another': [
    '{\n    "local": "a",\n    |\n  }',
    'remote',
    '{\n    "local": "a",\n    "remote": "_"\n  }',
  ],
  'the comma that is missing above': [
    '{\n    "local": "a"\n    |\n  }',
    'remote',
    '{\n    "local": "a",\n    "remote": "_"\n  }',
  ],
  'the comma that is missing above a comment': [
    '{\n    "local": "a" // ours\n    |\n  }',
    'remote',
    '{\n    "local": "a", // ours\n    "remote": "_"\n  }',
  ],
  'the comma that is missing above, behind an empty map': [
    '{\n    "trust": {}\n    |\n  }',
    'remote',
    '{\n    "trust": {},\n    "remote": "_"\n  }',
  ],
  'a half-typed key in quotes': ['{\n    "rem|"\n  }', 'remote', '{\n    "remote": "_"\n  }'],
  'a half-typed key in a quote that is open': ['{\n    "rem|\n  }', 'remote', '{\n    "remote": "_"\n  }'],
  'a half-typed key without quotes': ['{\n    rem|\n  }', 'remote', '{\n    "remote": "_"\n  }'],
  'a key that has its value': ['{ "rem|": "a" }', 'remote', '{ "remote": "a" }'],
  'a block over several lines': ['{\n    "own|"\n  }', 'owners', `{\n    ${OWNERS}\n  }`],
  'a block on one line': [
    '{ | }',
    'timeBox',
    '{ "timeBox": {"expires": "2027-02-19", "reviewBy": "2027-02-19", "change": "_"} }',
  ],
  'a value': ['{\n    "direction": |\n  }', 'mutual', '{\n    "direction": "mutual"\n  }'],
  'a value right behind the colon, before another member': [
    '{\n    "direction":|\n    "local": "a"\n  }',
    'mutual',
    '{\n    "direction": "mutual",\n    "local": "a"\n  }',
  ],
  'a value in quotes': ['{ "direction": "in|bound" }', 'mutual', '{ "direction": "mutual" }'],
  'a value without quotes': ['{ "direction": in| }', 'inbound', '{ "direction": "inbound" }'],
  'a block as a value': [
    '{\n    "trust": |\n  }',
    'authentication, authorization',
    '{\n    "trust": {\n      "authentication": "accepted",\n      "authorization": "local"\n    }\n  }',
  ],
  'an item': ['{ "allow": [|] }', 'subject, purpose', '{ "allow": [{"subject": "_", "purpose": "_"}] }'],
  'a further item': [
    '{\n    "credentials": { "kinds": ["x509-svid",|] }\n  }',
    'jwt-svid',
    '{\n    "credentials": { "kinds": ["x509-svid", "jwt-svid"] }\n  }',
  ],
  'the comma that is missing above an item': [
    '{\n    "credentials": {\n      "kinds": [\n        "x509-svid"\n        |\n      ]\n    }\n  }',
    'jwt-svid',
    '{\n    "credentials": {\n      "kinds": [\n        "x509-svid",\n        "jwt-svid"\n      ]\n    }\n  }',
  ],
};

for (const [name, [before, label, after]] of Object.entries(CASES)) {
  test(name, () => {
    assert.equal(ask(spec(before), { path: 'a.json' }).accept(label, '_'), spec(after));
  });
  test(`${name}, with CRLF`, () => {
    const crlf = (text: string) => text.replaceAll('\n', '\r\n');
    assert.equal(ask(crlf(spec(before)), { path: 'a.json' }).accept(label, '_'), crlf(spec(after)));
  });
}

test('members that are there already are not offered', () => {
  const { labels } = ask(spec('{ "local": "a", | }'), { path: 'a.json' });
  assert.deepEqual(labels.slice(0, 2), ['remote', 'direction']);
  assert.equal(labels.includes('local'), false);
});

test('items that are there already are not offered', () => {
  const { labels } = ask(spec('{ "credentials": { "kinds": ["x509-svid", |] } }'), { path: 'a.json' });
  assert.deepEqual(labels, ['jwt-svid', 'wit-svid', 'oidc-token']);
});

test('nothing behind a value that is complete, and nothing behind the end', () => {
  for (const inside of ['{ "direction": "inbound"| }', '{ "direction": "inbound" | }', '{ "local"| }']) {
    assert.deepEqual(ask(spec(inside), { path: 'a.json' }).labels, [], inside);
  }
  assert.deepEqual(ask(`${spec('{}')}|`, { path: 'a.json' }).labels, []);
});

test('booleans have no quotes', () => {
  const text = (inside: string) =>
    `{"apiVersion": "spire.spiffe.io/v1alpha1", "kind": "ClusterSPIFFEID", "spec": {${inside}}}`;
  assert.equal(ask(text('"admin": |'), { path: 'a.json' }).accept('true'), text('"admin": true'));
  assert.equal(ask(text('"adm|"'), { path: 'a.json' }).accept('admin'), text('"admin": false'));
});

test('tabs where the document has tabs', () => {
  const tabs = (text: string) => text.replace(/^( {2})+/gm, (indent) => '\t'.repeat(indent.length / 2));
  const asked = ask(tabs(spec('{\n    "own|"\n  }')), { path: 'a.json' });
  assert.equal(asked.accept('owners', '_'), tabs(spec(`{\n    ${OWNERS}\n  }`)));
});

test('a whole manifest in an empty file, and its first members in an empty object', () => {
  const whole = ask('|', { path: 'a.json' }).accept('TrustDomain, in short', '_');
  assert.deepEqual(JSON.parse(whole), {
    apiVersion: 'fedlint.dev/v1alpha1',
    kind: 'TrustDomain',
    metadata: { name: '_' },
    spec: { trustDomain: '_', role: 'issuer' },
  });
  assert.match(whole, /^\{\n {2}"apiVersion": /);
  assert.deepEqual(ask('{|}', { path: 'a.json' }).labels, ['apiVersion', 'kind']);
});

test('the rest of a manifest follows its kind', () => {
  const begun = '{\n  "apiVersion": "fedlint.dev/v1alpha1",\n  "kind": "Tr|"\n}';
  const after = ask(begun, { path: 'a.json' }).accept('TrustDomain, in short', '_');
  assert.deepEqual(Object.keys(JSON.parse(after)), ['apiVersion', 'kind', 'metadata', 'spec']);
});

test('nothing in the JSON of others', () => {
  assert.deepEqual(ask('{ "name": "x", | }', { path: 'a.json' }).labels, []);
  assert.deepEqual(ask('["a", |]', { path: 'a.json' }).labels, []);
});
