/** Random edits in every language and in texts inside of texts: what is shown is what opening the result would show. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Analyzer } from '../../server/src/core/analysis/analyzer.ts';
import { BUNDLE, SOUND_BUNDLE } from '../../server/src/core/rules/bundle-examples.ts';
import { SERVER_CONF, SOUND_CONF } from '../../server/src/core/rules/conf-examples.ts';
import { FEDERATED_TRUST_DOMAIN, SOUND_SPIRE } from '../../server/src/core/rules/spire-examples.ts';
import type { Position, Range } from '../../server/src/core/syntax/source.ts';
import { uriOf } from '../harness/workspace.ts';
import { type Random, randomFrom } from '../unit/fixes/random.ts';
import { type Files, shown, workspaceOf } from './shown.ts';

/** Longer hunts set these; what they find is run again with the seed. */
const { FUZZ_SEED = '20261121', EDIT_ROUNDS = '150' } = process.env;

const CARRIER = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: spire-server\ndata:\n  server.conf: ';

/** A file, and what it is edited among. */
const SUBJECTS: Readonly<Record<string, readonly [path: string, text: string, around: Files]>> = {
  'server.conf': ['server.conf', SERVER_CONF, SOUND_CONF],
  'server.conf with the line endings of Windows': ['server.conf', SERVER_CONF.replaceAll('\n', '\r\n'), SOUND_CONF],
  'a block of a ConfigMap': ['spire.yaml', `${CARRIER}|\n${SERVER_CONF.replace(/^(?=.)/gm, '    ')}`, SOUND_CONF],
  'an escaped text in a ConfigMap': ['spire.yaml', `${CARRIER}${JSON.stringify(SERVER_CONF)}\n`, SOUND_CONF],
  'a ConfigMap in JSON': ['spire.json', inJson(SERVER_CONF), SOUND_CONF],
  'a bundle': ['acme.partner.example.bundle.json', BUNDLE, SOUND_BUNDLE],
  'a bundle in a resource': ['acme.yaml', FEDERATED_TRUST_DOMAIN, SOUND_SPIRE],
};

function inJson(text: string): string {
  const carrier = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'spire-server' },
    data: { 'server.conf': text },
  };
  return JSON.stringify(carrier, null, 2);
}

/** What people type, paste and leave half done. */
const PIECES = [
  ...[
    '',
    '',
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    ',',
    '=',
    ':',
    ' ',
    '\n',
    '\r\n',
    '\t',
    '\\',
    '\\n',
    '\\"',
    '#',
    '//',
    '/*',
  ],
  ...[
    '*/',
    '<<EOF\n',
    'EOF\n',
    '|',
    '-',
    `\${X}`,
    '{{ .x }}',
    'null',
    'true',
    '"24h"',
    '1d',
    '🔑',
    'é',
    '\0',
    '\uFEFF',
  ],
  ...['\ud800', '\u2028', 'federates_with "b.test" {}\n', 'profile "https_web" {\n', '"use": "sig",', '"x5c": ["MII'],
  ...['-----BEGIN CERTIFICATE-----\n', '# fedlint.dev/owner: x\n', '\n  # fedlint-ignore-file\n', '---\n', '      '],
] as const;

/** Deletes, types, pastes, or doubles what is there. */
function randomEdit(random: Random, text: string): { start: number; end: number; insert: string } {
  const start = random.below(text.length + 1);
  const end = random.chance(0.5) ? start : Math.min(text.length, start + random.below(random.pick([3, 40, 300])));
  const insert = random.chance(0.15) ? text.slice(start, start + random.below(200)) : random.pick(PIECES);
  return { start, end, insert };
}

function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

/** Whether an editor can have its cursor there: not between the two halves of a line break. */
function isBetween(text: string, offset: number): boolean {
  return text[offset - 1] === '\r' && text[offset] === '\n';
}

function assertPlaced(analyzer: Analyzer, path: string, context: string): void {
  for (const { span, document, message } of analyzer.findings(uriOf(path))) {
    const { length } = document.section.text;
    assert.ok(0 <= span.start && span.start <= span.end && span.end <= length, `${message}\n${context}`);
    assert.notEqual(message.trim(), '', context);
  }
}

for (const [name, [path, sound, around]] of Object.entries(SUBJECTS)) {
  test(`edits of ${name}`, () => {
    const random = randomFrom(Number(FUZZ_SEED));
    const paths = [...new Set([...Object.keys(around), path])];
    let text = sound;
    let analyzer = workspaceOf({ ...around, [path]: text });
    for (let round = 0; round < Number(EDIT_ROUNDS); round++) {
      const { start, end, insert } = randomEdit(random, text);
      if (isBetween(text, start) || isBetween(text, end)) continue;
      const range: Range = { start: positionAt(text, start), end: positionAt(text, end) };
      const next = text.slice(0, start) + insert + text.slice(end);
      const context = JSON.stringify({ name, round, text, range, insert });
      try {
        analyzer.edit(uriOf(path), [{ range, text: insert }]);
        assertPlaced(analyzer, path, context);
      } catch (error) {
        if (error instanceof assert.AssertionError) throw error;
        throw new Error(`it threw: ${context}`, { cause: error });
      }
      assert.deepEqual(shown(analyzer, paths), shown(workspaceOf({ ...around, [path]: next }), paths), context);
      text = next;
      // What is left after many edits is seldom like anything; so every now and then it is sound again.
      if (round % 12 !== 11) continue;
      text = sound;
      analyzer = workspaceOf({ ...around, [path]: text });
    }
  });
}
