/** A manifest typed letter by letter: at every moment the findings are those of the text as it stands. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BUNDLE, CERTIFICATE, SOUND_BUNDLE } from '../../server/src/core/rules/bundle-examples.ts';
import { SERVER_CONF, SOUND_CONF } from '../../server/src/core/rules/conf-examples.ts';
import { SOUND_SPIRE } from '../../server/src/core/rules/spire-examples.ts';
import { uriOf } from '../harness/workspace.ts';
import { type Files, shown, workspaceOf } from './shown.ts';
import { asJson } from './texts.ts';

/** Types a text piece by piece, and takes a fresh look at every so many pieces. */
function type(path: string, pieces: readonly string[], every: number, around: Files = SOUND_SPIRE): void {
  const paths = [...new Set([...Object.keys(around), path])];
  const analyzer = workspaceOf({ ...around, [path]: '' });
  let typed = '';
  for (const [index, piece] of pieces.entries()) {
    const lines = typed.split('\n');
    const here = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
    analyzer.edit(uriOf(path), [{ range: { start: here, end: here }, text: piece }]);
    typed += piece;
    if (index % every === 0 || index === pieces.length - 1)
      assert.deepEqual(
        shown(analyzer, paths),
        shown(workspaceOf({ ...around, [path]: typed }), paths),
        `after ${JSON.stringify(typed.slice(-60))}`,
      );
  }
}

function manifest(path: string): string {
  return SOUND_SPIRE[path] ?? assert.fail(`${path} is no example`);
}

test('letter by letter: every prefix of a manifest', () => {
  const [first = ''] = manifest('trust-domains.yaml').split('---\n');
  type('trust-domains.yaml', [...first], 1);
});

test('word by word: several documents, a longer manifest, and JSON', () => {
  const words = (text: string) => text.split(/(?<=[\s:,])/);
  type('trust-domains.yaml', words(manifest('trust-domains.yaml')), 3);
  type('acme-orders.yaml', words(manifest('acme-orders.yaml')), 9);
  for (const { path, text } of asJson('typed.yaml', manifest('spiffe-id.yaml'))) type(path, words(text), 5);
});

test('letter by letter: a configuration of SPIRE, alone and in a ConfigMap', () => {
  const [short = ''] = SERVER_CONF.split('      bundle_endpoint_profile');
  const carrier = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: spire-server\ndata:\n  server.conf: ';
  type('server.conf', [...short], 13, SOUND_CONF);
  type('spire.yaml', [carrier, ...`|\n${short.replace(/^/gm, '    ')}`], 41, SOUND_CONF);
  type('spire.yaml', [carrier, ...JSON.stringify(short)], 43, SOUND_CONF);
});

test('letter by letter: a bundle, with a certificate that is pasted in one piece', () => {
  const file = 'acme.partner.example.bundle.json';
  const bundle = BUNDLE.split(CERTIFICATE).flatMap((part, index) => [...(index > 0 ? [CERTIFICATE] : []), ...part]);
  type(file, bundle, 3, SOUND_BUNDLE);
});

test('what a finding points at is still there after a comment is typed beside it', () => {
  const path = 'trust-domains.yaml';
  const roleless = manifest(path).replace('  role: issuer\n  operator: partner', '  operator: partner');
  const analyzer = workspaceOf({ ...SOUND_SPIRE, [path]: roleless });
  const related = () => analyzer.findings(uriOf('acme-orders.yaml')).flatMap((finding) => finding.related);
  assert.equal(related().length, 1);
  const end = { line: roleless.split('\n').length - 1, character: 0 };
  analyzer.edit(uriOf(path), [{ range: { start: end, end }, text: '# a comment\n' }]);
  for (const { document } of related()) assert.ok(analyzer.documentOf(document));
});
