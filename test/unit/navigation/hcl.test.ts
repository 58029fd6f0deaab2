/** Outline, folds, selections, links and names in `server.conf`, also where it stands in a ConfigMap. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldsOf } from '../../../server/src/core/navigation/folding.ts';
import { linksIn } from '../../../server/src/core/navigation/links.ts';
import { fileNamedAt } from '../../../server/src/core/navigation/named-file.ts';
import { declarationsOf, nameAt, sitesOf } from '../../../server/src/core/navigation/names.ts';
import { type OutlineItem, outlineOf } from '../../../server/src/core/navigation/outline.ts';
import { search } from '../../../server/src/core/navigation/search.ts';
import { selectionsAt } from '../../../server/src/core/navigation/selection.ts';
import { analyze, uriOf } from '../../harness/workspace.ts';
import { atCursor, textAt } from './at-cursor.ts';

const CONF = `# Who trusts whom.
# Ask the identity team.
server {
    trust_domain = "corp.example"
    federation {
        federates_with "acme.example" {
            bundle_endpoint_url = "https://spire.acme.example:8443"
            bundle_endpoint_profile "https_spiffe" {
                endpoint_spiffe_id = "spiffe://acme.example/spire/server"
            }
            bootstrap_bundle_path = "/conf/acme.pem"
        }
        federates_with "globex.example" {
            bundle_endpoint_url = "https://globex.example"
            bundle_endpoint_profile "https_web" {}
        }
    }
    log_file = <<EOF
one
two
EOF
}
`;

const CONFIG_MAP = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: spire\ndata:\n  server.conf: |\n${CONF.replace(/^(?=.)/gm, '    ')}`;

const FILES = {
  'server.conf': CONF,
  'domain.yaml':
    'apiVersion: fedlint.dev/v1alpha1\nkind: TrustDomain\nmetadata: {name: acme}\nspec: {trustDomain: acme.example}\n',
  'link.yaml':
    'apiVersion: fedlint.dev/v1alpha1\nkind: Federation\nmetadata: {name: acme}\nspec: {local: corp.example, remote: acme.example}\n',
  'acme.pem': '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
  'elsewhere/acme.pem': '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
};

function outline(path: string, text: string): readonly OutlineItem[] {
  const file = analyze({ [path]: text }).file(uriOf(path));
  assert.ok(file);
  return outlineOf(file).items;
}

function lines(items: readonly OutlineItem[], indent = ''): string[] {
  return items.flatMap(({ name, detail, items: below }) => [
    `${indent}${name} | ${detail}`,
    ...lines(below, `${indent}  `),
  ]);
}

function checkPlaces(items: readonly OutlineItem[], around: { start: number; end: number }): void {
  for (const { span, nameSpan, items: below } of items) {
    assert.ok(around.start <= span.start && span.end <= around.end);
    assert.ok(span.start <= nameSpan.start && nameSpan.end <= span.end);
    checkPlaces(below, span);
  }
}

test('a server by its trust domain, and in it whom it federates with', () => {
  const items = outline('server.conf', CONF);
  checkPlaces(items, { start: 0, end: CONF.length });
  assert.deepEqual(lines(items), [
    'SPIRE server.conf | corp.example',
    '  trust_domain | corp.example',
    '  federation | ',
    '    federates_with | ',
    '      acme.example | https://spire.acme.example:8443',
    '      globex.example | https://globex.example',
  ]);
});

test('the same in a ConfigMap, and a bundle below the resource that holds it', () => {
  const items = outline('cm.yaml', CONFIG_MAP);
  checkPlaces(items, { start: 0, end: CONFIG_MAP.length });
  assert.equal(lines(items)[0], 'SPIRE server.conf spire | corp.example');
  const holder =
    'apiVersion: spire.spiffe.io/v1alpha1\nkind: ClusterFederatedTrustDomain\nmetadata:\n  name: acme\nspec:\n  trustDomain: acme.example\n  trustDomainBundle: |\n    {"keys": [], "spiffe_sequence": 1}\n';
  const nested = outline('cftd.yaml', holder);
  checkPlaces(nested, { start: 0, end: holder.length });
  assert.equal(nested.length, 1);
  assert.ok(lines(nested).some((line) => line.startsWith('  SPIFFE bundle acme | acme.example, 0 keys')));
});

test('folds: blocks down to their last brace, comments, texts of several lines', () => {
  const expected = (text: string, path: string) => {
    const file = analyze({ [path]: text }).file(uriOf(path));
    const at = text.split(/\r?\n/);
    return file && foldsOf(file, 100)?.map(({ start, end }) => `${at[start]?.trim()} .. ${at[end]?.trim()}`);
  };
  const folds = [
    '# Who trusts whom. .. # Ask the identity team.',
    'server { .. EOF',
    'federation { .. }',
    'federates_with "acme.example" { .. bootstrap_bundle_path = "/conf/acme.pem"',
    'bundle_endpoint_profile "https_spiffe" { .. endpoint_spiffe_id = "spiffe://acme.example/spire/server"',
    'federates_with "globex.example" { .. bundle_endpoint_profile "https_web" {}',
    'log_file = <<EOF .. EOF',
  ];
  assert.deepEqual(expected(CONF, 'server.conf'), folds);
  assert.deepEqual(expected(CONF.replaceAll('\n', '\r\n'), 'server.conf'), folds);
  const inside = expected(CONFIG_MAP, 'cm.yaml');
  assert.ok(inside?.includes('federation { .. }'), inside?.join('\n'));
});

test('a selection grows from the word to its text, its field, its block and on', () => {
  for (const [path, text] of [
    ['server.conf', CONF],
    ['cm.yaml', CONFIG_MAP],
  ] as const) {
    const { document, offset } = atCursor(analyze({ [path]: text }), path, 'https://spire.ac|me.example:8443');
    const grown = selectionsAt(document, offset).map((span) => textAt(document, span));
    assert.equal(grown[0], 'spire.acme.example');
    assert.equal(grown[1], 'https://spire.acme.example:8443');
    assert.ok(grown.includes('bundle_endpoint_url = "https://spire.acme.example:8443"'));
    assert.ok(grown.some((part) => part.startsWith('federates_with "acme.example" {') && part.endsWith('}')));
    assert.ok(grown.some((part) => part.startsWith('federation {') && part.endsWith('}')));
  }
});

test('addresses are links', () => {
  const { document } = atCursor(analyze(FILES), 'server.conf', 'federat|ion {');
  assert.deepEqual(
    linksIn(document).map(({ url }) => url),
    ['https://spire.acme.example:8443', 'https://globex.example'],
  );
});

test('a label leads to what declares the trust domain, and is among its mentions', () => {
  const analyzer = analyze(FILES);
  const { document, offset } = atCursor(analyzer, 'server.conf', 'federates_with "acme.ex|ample"');
  const name = nameAt(document, offset);
  assert.ok(name);
  assert.equal(name.name, 'acme.example');
  assert.deepEqual(
    declarationsOf(name, analyzer.facts()).map((site) => site.document.uri),
    [uriOf('domain.yaml')],
  );
  const uris = sitesOf(name, analyzer.facts()).map((site) => site.document.uri);
  assert.deepEqual(new Set(uris), new Set([uriOf('domain.yaml'), uriOf('link.yaml'), uriOf('server.conf')]));
  assert.equal(uris.filter((uri) => uri === uriOf('server.conf')).length, 2, 'the label and the SPIFFE ID');
});

test('the path of a file leads to the file beside it, and to no other of that name', () => {
  const analyzer = analyze(FILES);
  const { document, offset } = atCursor(analyzer, 'server.conf', '"/conf/ac|me.pem"');
  const found = fileNamedAt(document, offset, analyzer.allFiles());
  assert.deepEqual(found?.uris, [uriOf('acme.pem')]);
  assert.equal(found && textAt(document, found.span), '"/conf/acme.pem"');
  const key = atCursor(analyzer, 'server.conf', 'bootstrap_bun|dle_path');
  assert.equal(fileNamedAt(key.document, key.offset, analyzer.allFiles()), undefined);
});

test('a search finds servers, and each of their links by the other side', () => {
  const documents = [...analyze(FILES).allFiles()].flatMap((file) => file.documents.flatMap((one) => one ?? []));
  const names = (query: string) => search(documents, query, 20).map(({ name }) => name);
  assert.deepEqual(names('globex'), ['SPIRE server.conf federates with globex.example']);
  assert.ok(names('corp.example').includes('SPIRE server.conf (corp.example)'));
});
