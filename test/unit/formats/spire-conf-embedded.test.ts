/** A configuration inside of another file: the same facts, in the places of the outer file, and edits to nothing else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../../../server/src/core/fixes/apply.ts';
import { map, type Operation } from '../../../server/src/core/fixes/operation.ts';
import { planEdits } from '../../../server/src/core/fixes/plan.ts';
import { readText } from '../../../server/src/core/syntax/read.ts';
import { languageOf } from '../../../server/src/core/syntax/source.ts';
import type { Path } from '../../../server/src/core/syntax/tree.ts';
import { snippetsAsLeft } from '../fixes/check.ts';
import {
  CARRIERS,
  CONF,
  DATA,
  edited,
  indented,
  LINK,
  outerParts,
  readingOf,
  valueAt,
  yaml,
} from './spire-conf-carriers.ts';
import { factOf, factsIn, factsOfType, faultsIn, said, shown } from './spire-conf-reading.ts';

/** Changes of the text inside: what is done, and what it should say then. */
const CHANGES: Readonly<
  Record<
    string,
    (
      at: Path,
      shownAt: (word: string) => { start: number; end: number },
    ) => { operation: Operation; from: string; to: string }
  >
> = {
  'a value': (at) => ({
    operation: { op: 'set', path: [...at, ...LINK, 'bundle_endpoint_url'], value: 'https://b.test' },
    from: '"https://b.test:8443"',
    to: '"https://b.test"',
  }),
  'a value with what has to be escaped': (at) => ({
    operation: { op: 'set', path: [...at, 'server', 'trust_domain'], value: 'a\\b"c' },
    from: '"a.test" #',
    to: '"a\\\\b\\"c" #',
  }),
  'what stands at a place': (_, shownAt) => ({
    operation: { op: 'replace', span: shownAt('"ec-256"'), value: 'ec-p256' },
    from: '"ec-256"',
    to: '"ec-p256"',
  }),
  'a part of a text': (_, shownAt) => ({
    operation: { op: 'replace-text', span: shownAt('ec-256'), text: 'ec-p256' },
    from: '"ec-256"',
    to: '"ec-p256"',
  }),
  'a key': (at) => ({
    operation: { op: 'rename-key', path: [...at, 'server', 'ca_key_type'], to: 'jwt_key_type' },
    from: 'ca_key_type',
    to: 'jwt_key_type',
  }),
  'a comment with an owner': (at) => ({
    operation: { op: 'set', path: [...at, ...LINK, '#fedlint.dev/owner'], value: 'team-pay' },
    from: '        federates_with',
    to: '        # fedlint.dev/owner: team-pay\n        federates_with',
  }),
};

for (const [name, carrier] of Object.entries(CARRIERS)) {
  const outer = carrier.wrap(CONF);

  test(`the same facts, where they stand: ${name}`, () => {
    const { facts } = readingOf(carrier, outer);
    assert.deepEqual(
      facts.map(({ type }) => type),
      factsIn(CONF).map(({ type }) => type),
    );
    const link = factOf('federation', outer, carrier.path);
    assert.deepEqual([link.remote, link.local, link.bundle.url].map(said), ['b.test', 'a.test', 'https://b.test:8443']);
    assert.equal(shown(outer, link.remote).replaceAll('\\', ''), '"b.test"');
    assert.deepEqual(link.path, [...carrier.at, ...LINK]);
    const [fault] = factsOfType('shape-problem', outer, carrier.path);
    assert.equal(fault && shown(outer, fault).replaceAll('\\', ''), '"ec-256"');
    assert.deepEqual(fault?.path, [...carrier.at, 'server', 'ca_key_type']);
  });

  for (const [what, changeOf] of Object.entries(CHANGES)) {
    test(`an edit changes that and nothing else: ${what}, in ${name}`, () => {
      const { operation, from, to } = changeOf(carrier.at, (word) => {
        const [fault] = factsOfType('shape-problem', outer, carrier.path);
        assert.ok(fault);
        const start = outer.indexOf(word.replaceAll('"', ''), fault.span.start);
        const isWhole = word.startsWith('"');
        return isWhole ? fault.span : { start, end: start + word.length };
      });
      const after = edited(carrier, outer, operation);
      assert.ok(after !== undefined, 'refused');
      assert.ok(CONF.includes(from));
      const language = languageOf(carrier.path);
      const inner = valueAt(language, after, carrier.at);
      const before = valueAt(language, outer, carrier.at);
      assert.equal(
        inner,
        before.replace(from, () => (before.includes('\r\n') ? to.replaceAll('\n', '\r\n') : to)),
      );
      assert.deepEqual(outerParts(language, after, carrier.at), outerParts(language, outer, carrier.at));
    });
  }
}

/** What is done inside is what would be done to the text alone. */
const ADDITIONS: Readonly<Record<string, (at: Path) => Operation>> = {
  'a new field': (at) => ({ op: 'set', path: [...at, 'server', 'ca_ttl'], value: '24h' }),
  'a new field in a block': (at) => ({ op: 'set', path: [...at, ...LINK, 'bootstrap_bundle_path'], value: 'b.pem' }),
  'a new block': (at) => ({
    op: 'set',
    path: [...at, 'server', 'federation', 'bundle_endpoint'],
    value: map({ address: '0.0.0.0', port: 8443 }),
  }),
  'a new block beside all others': (at) => ({ op: 'set', path: [...at, 'plugins', 'KeyManager'], value: map({}) }),
  'a list': (at) => ({ op: 'append', path: [...at, 'server', 'admin_ids'], value: 'spiffe://a.test/"x"' }),
  'one field less': (at) => ({ op: 'remove', path: [...at, 'server', 'ca_key_type'] }),
  'one link less': (at) => ({ op: 'remove', path: [...at, ...LINK] }),
};

for (const [name, carrier] of Object.entries(CARRIERS)) {
  for (const [what, operationAt] of Object.entries(ADDITIONS)) {
    test(`the text inside is edited like one that stands alone: ${what}, in ${name}`, () => {
      const alone = planEdits(
        { language: 'hcl', text: CONF, tree: readText('hcl', CONF) },
        [operationAt([])],
        'sample',
      );
      assert.ok(alone);
      const expected = applyEdits(CONF, alone).text;
      const outer = carrier.wrap(CONF);
      const after = edited(carrier, outer, operationAt(carrier.at));
      assert.ok(after !== undefined, 'refused');
      const language = languageOf(carrier.path);
      const inner = valueAt(language, after, carrier.at);
      // As much as YAML gives it at its end.
      assert.equal(inner.replaceAll('\r\n', '\n').trimEnd(), expected.trimEnd());
      assert.deepEqual(outerParts(language, after, carrier.at), outerParts(language, outer, carrier.at));
    });
  }
}

test('a snippet left as it is writes what the sample says, in escaped text too', () => {
  for (const [name, carrier] of Object.entries(CARRIERS)) {
    const outer = carrier.wrap(CONF);
    const { tree } = readingOf(carrier, outer);
    assert.ok(tree);
    const target = { language: languageOf(carrier.path), text: outer, tree };
    const operation: Operation = {
      op: 'set',
      path: [...carrier.at, 'server', 'trust_domain'],
      value: { text: ['a$1"}\\', { blank: 'b"$}' }, '\\'] },
    };
    const sample = planEdits(target, [operation], 'sample');
    const snippet = planEdits(target, [operation], 'snippet');
    assert.ok(sample && snippet, name);
    const { edits, fields } = snippetsAsLeft(snippet);
    assert.deepEqual(edits, sample, name);
    assert.deepEqual(fields, [1], name);
  }
});

test('an edit that would end the text inside is refused', () => {
  const refused = (block: (text: string) => string, text: string, operation: Operation) => {
    const carrier = yaml(block);
    assert.equal(edited(carrier, carrier.wrap(text), operation), undefined);
  };
  const domain = [...DATA, 'server', 'trust_domain'];
  const line = 'server { trust_domain = "a.test" }';
  refused(() => `'${line}'\n`, '', { op: 'set', path: domain, value: "it's" });
  refused(() => `${line}\n`, '', { op: 'set', path: domain, value: 'a: b #c' });
  const outer = yaml((text) => `|\n${indented(text, '    ')}`);
  const { span } = factsOfType('spire-server', outer.wrap(CONF), outer.path)[0]?.trustDomain ?? assert.fail();
  refused((text) => `|\n${indented(text, '    ')}`, CONF, { op: 'replace-text', span, text: '"a"\nb = "c"' });
});

test('text that cannot be traced is left alone', () => {
  for (const block of [
    (text: string) => `>\n${indented(text, '    ')}`,
    () => '"server {\n    trust_domain = \\"a.test\\"\n  }"\n',
    () => "'server { trust_domain = ''a.test'' }'\n",
  ]) {
    const carrier = yaml(block);
    assert.deepEqual(readingOf(carrier, carrier.wrap(CONF)).facts, []);
  }
});

test('one line without escapes, in whatever quotes', () => {
  for (const block of [
    () => 'server { trust_domain = "a.test" }\n',
    () => '\'server { trust_domain = "a.test" }\'\n',
    () => '"server { trust_domain = $TD }"\n',
  ]) {
    const carrier = yaml(block);
    const text = carrier.wrap('');
    assert.ok(factOf('spire-server', text, carrier.path).trustDomain);
  }
});

const JSON_CONF = JSON.stringify(
  { server: { trust_domain: 'a.test', ca_tll: '24h', federation: { bundle_endpoint: { port: 8443 } } }, plugins: {} },
  null,
  2,
);

for (const [name, carrier] of Object.entries(CARRIERS)) {
  test(`the JSON form is read and edited as JSON: ${name}`, () => {
    const outer = carrier.wrap(`${JSON_CONF}\n`);
    assert.equal(said(factOf('bundle-endpoint', outer, carrier.path).port), '8443');
    assert.match(faultsIn(outer, carrier.path)[0] ?? '', /Did you mean `ca_ttl`\?$/);
    const change = (operation: Operation) => {
      const after = edited(carrier, outer, operation);
      assert.ok(after !== undefined, 'refused');
      return JSON.parse(valueAt(languageOf(carrier.path), after, carrier.at));
    };
    const { server, plugins } = JSON.parse(JSON_CONF);
    const endpoint = [...carrier.at, 'server', 'federation', 'bundle_endpoint'];
    assert.deepEqual(change({ op: 'set', path: [...endpoint, 'refresh_hint'], value: '5m' }), {
      server: { ...server, federation: { bundle_endpoint: { port: 8443, refresh_hint: '5m' } } },
      plugins,
    });
    assert.deepEqual(change({ op: 'remove', path: [...carrier.at, 'server', 'ca_tll'] }), {
      server: { trust_domain: 'a.test', federation: server.federation },
      plugins,
    });
    assert.deepEqual(
      change({ op: 'rename-key', path: [...carrier.at, 'server', 'ca_tll'], to: 'ca_ttl' }).server.ca_ttl,
      '24h',
    );
  });
}
