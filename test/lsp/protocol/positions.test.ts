/** Columns in the units the client counts in. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { ClientCapabilities, CodeAction, Range, TextDocumentEdit } from 'vscode-languageserver';
import {
  editSource,
  openSource,
  type Position,
  positionInFile,
  type TextChange,
  textOf,
} from '../../../server/src/core/syntax/source.ts';
import { type Encoding, encodingFor, Positions } from '../../../server/src/lsp/border/positions.ts';
import { BeginReview, type ReviewView } from '../../../server/src/lsp/protocol.ts';
import { MODERN, startClient, type TestClient, uri } from '../../harness/language-client.ts';
import { OWNERLESS, SOUND } from './texts.ts';

const ENCODINGS: readonly Encoding[] = ['utf-8', 'utf-16', 'utf-32'];

/** What a client counts, worked out by other means than the server's. */
const UNITS: Readonly<Record<Encoding, (text: string) => number>> = {
  'utf-8': (text) => Buffer.byteLength(text),
  'utf-16': (text) => text.length,
  'utf-32': (text) => Array.from(text).length,
};

/** Signs of one to four bytes, of one and two units, joined and combining, broken pairs, all ends of lines. */
const SIGNS = [
  'a',
  ': ',
  '- ',
  'ß',
  'e\u0301',
  '—',
  '漢',
  '👩‍👧',
  '🏴',
  '\ud800',
  '\udc00',
  '\u0000',
  '\ufeff',
  '\u2028',
];
const ENDS = ['\n', '\r\n', '\r', '\n---\n', '\r\n---\r\n'];

/** The same numbers in every run. */
function drawFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function someText(draw: (below: number) => number, length: number): string {
  const pick = (): string => (draw(6) === 0 ? ENDS[draw(ENDS.length)] : SIGNS[draw(SIGNS.length)]) ?? '';
  return Array.from({ length }, pick).join('');
}

/** A position between two signs, and what stands before it on its line. */
function somePlace(draw: (below: number) => number, text: string): { at: Position; before: string } {
  const lines = text.split(/\r\n|\r|\n/);
  const line = draw(lines.length);
  const signs = Array.from(lines[line] ?? '');
  const before = signs.slice(0, draw(signs.length + 1)).join('');
  return { at: { line, character: before.length }, before };
}

function inUnits({ at, before }: { at: Position; before: string }, encoding: Encoding): Position {
  return { line: at.line, character: UNITS[encoding](before) };
}

test('positions go out and come back in whatever the client counts', () => {
  const draw = drawFrom(7);
  for (let round = 0; round < 2000; round++) {
    const text = someText(draw, 1 + draw(40));
    const source = openSource('file:///a.yaml', 'yaml', text);
    const place = somePlace(draw, text);
    for (const encoding of ENCODINGS) {
      const positions = new Positions(encoding);
      const theirs = inUnits(place, encoding);
      const at = positions.placeAt(source, theirs);
      assert.deepEqual(at, new Positions('utf-16').placeAt(source, place.at), `${encoding} ${JSON.stringify(text)}`);
      assert.deepEqual(positions.positionAt(source, at), theirs, `${encoding} ${JSON.stringify(text)}`);
      const offset = source.sections.slice(0, at.index).reduce((sum, { text: { length } }) => sum + length, at.offset);
      if (offset < text.length) assert.deepEqual(positions.positionInFile(source, offset), theirs);
    }
  }
});

test('edits counted in any units leave the same text', () => {
  const draw = drawFrom(11);
  for (let round = 0; round < 600; round++) {
    const text = someText(draw, 1 + draw(30));
    for (const encoding of ENCODINGS) {
      const same = drawFrom(round);
      const source = openSource('file:///a.yaml', 'yaml', text);
      const theirs: TextChange[] = [];
      let current = text;
      for (let change = 0; change < 3; change++) {
        const places = [somePlace(same, current), somePlace(same, current)].sort(
          ({ at: a }, { at: b }) => a.line - b.line || a.character - b.character,
        );
        const [start, end] = places.map((place) => inUnits(place, encoding));
        const [from, to] = places.map(({ at }) => offsetOf(current, at));
        const inserted = someText(same, same(4));
        if (start && end) theirs.push({ range: { start, end }, text: inserted });
        current = current.slice(0, from) + inserted + current.slice(to);
      }
      const ours = new Positions(encoding).changesFromClient(source, theirs);
      assert.equal(textOf(editSource(source, ours)), current, encoding);
    }
  }
});

function offsetOf(text: string, { line, character }: Position): number {
  const ends = [...text.matchAll(/\r\n|\r|\n/g)].map(({ index, 0: end }) => index + end.length);
  return (line === 0 ? 0 : (ends[line - 1] ?? 0)) + character;
}

test('what points into a sign points before it, what points behind the line points to its end', () => {
  const source = openSource('file:///a.yaml', 'yaml', 'x👩y\r\nß');
  const utf8 = new Positions('utf-8');
  for (const character of [1, 2, 3, 4]) assert.equal(utf8.placeAt(source, { line: 0, character }).offset, 1);
  assert.equal(utf8.placeAt(source, { line: 0, character: 5 }).offset, 3);
  assert.equal(utf8.placeAt(source, { line: 0, character: 99 }).offset, 4);
  assert.equal(utf8.placeAt(source, { line: 1, character: 1 }).offset, 6);
  assert.equal(utf8.placeAt(source, { line: 9, character: 9 }).offset, 7);
});

test('the first encoding of the client that is known is taken, and UTF-16 without any', () => {
  const offers: readonly (readonly [readonly string[] | undefined, Encoding])[] = [
    [undefined, 'utf-16'],
    [[], 'utf-16'],
    [['utf-16', 'utf-8'], 'utf-16'],
    [['utf-8', 'utf-16'], 'utf-8'],
    [['utf-32', 'utf-8', 'utf-16'], 'utf-32'],
    [['utf-7', 'toString', 'utf-8'], 'utf-8'],
    [['utf-7'], 'utf-16'],
  ];
  for (const [offered, expected] of offers) assert.equal(encodingFor(offered), expected, String(offered));
});

function counting(encodings: readonly string[]): ClientCapabilities {
  const { textDocument, workspace } = MODERN;
  return {
    textDocument: {
      ...textDocument,
      codeLens: {},
      inlayHint: {},
      documentSymbol: { hierarchicalDocumentSymbolSupport: true },
      definition: { linkSupport: true },
    },
    workspace: { ...workspace, workspaceEdit: { documentChanges: true } },
    general: { positionEncodings: [...encodings] },
  };
}

/** Comments before values are not to be had in YAML, but keys and quotes are: the wide signs stand before all of them. */
const WIDE = OWNERLESS.replace('  purpose: ', '  purpose: "🚢 漢 e\u0301 — " # ')
  .replace('  owners:', '  "👩‍👧 note": x\n  owners:')
  .replaceAll('metadata:\n  name: ', 'metadata: { labels: { "é🚢": "1" }, name: ')
  .replaceAll(/(metadata: \{.*)\n/g, '$1 }\n');

/** All that the server says of a file, with each position replaced by the text that stands there. */
async function saidOf(client: TestClient, encoding: Encoding): Promise<string> {
  const path = 'wide.yaml';
  client.open(path, `# 🚢\n${SOUND}`);
  // The text arrives by edits, so that these have to be understood as well.
  const lines = `# 🚢\n${SOUND}`.split('\n').length;
  client.edit(
    path,
    { start: { line: 0, character: UNITS[encoding]('# 🚢') }, end: { line: lines, character: 0 } },
    '!',
  );
  client.edit(path, { start: { line: 0, character: 0 }, end: { line: 0, character: UNITS[encoding]('# 🚢!') } }, WIDE);
  const textDocument = { uri: uri(path) };
  const whole = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };
  const said: unknown[] = [await client.diagnostics(path)];
  for (const method of ['documentSymbol', 'documentLink', 'foldingRange', 'codeLens'])
    said.push(await client.connection.sendRequest(`textDocument/${method}`, { textDocument }));
  said.push(await client.connection.sendRequest('textDocument/inlayHint', { textDocument, range: whole }));
  said.push(await client.connection.sendRequest('workspace/symbol', { query: '' }));
  said.push(
    await client.connection.sendRequest('textDocument/codeAction', {
      ...{ textDocument, range: whole },
      context: { diagnostics: [] },
    }),
  );
  const source = openSource(uri(path), 'yaml', WIDE);
  for (let offset = 0; offset < WIDE.length; offset += 97) {
    const { line, character } = positionInFile(source, offset);
    const before = (WIDE.split('\n')[line] ?? '').slice(0, character);
    const position = { line, character: UNITS[encoding](before.replace(/[\ud800-\udbff]$/, '')) };
    for (const method of ['hover', 'definition', 'completion'])
      said.push(await client.connection.sendRequest(`textDocument/${method}`, { textDocument, position }));
    said.push(
      await client.connection.sendRequest('textDocument/references', {
        ...{ textDocument, position },
        context: { includeDeclaration: true },
      }),
      await client.connection.sendRequest('textDocument/selectionRange', { textDocument, positions: [position] }),
    );
  }
  return JSON.stringify(said, (_, value: unknown) => (isPosition(value) ? standingAt(value, encoding) : value), 1);
}

function isPosition(value: unknown): value is Position {
  return typeof value === 'object' && value !== null && 'line' in value && 'character' in value;
}

/** In UTF-16 units, if it is between two signs. */
function standingAt({ line, character }: Position, encoding: Encoding): string {
  const signs = Array.from(WIDE.split('\n')[line] ?? '');
  let before = '';
  for (const sign of signs) {
    if (UNITS[encoding](before) === character) return `${line}:${before.length}`;
    before += sign;
  }
  return UNITS[encoding](before) === character ? `${line}:${before.length}` : `nowhere: ${line}:${character}`;
}

test('every answer means the same places, whatever the client counts in', async () => {
  const said = new Map<Encoding, string>();
  for (const encoding of ENCODINGS) {
    const client = await startClient(counting([encoding]), { 'wide.yaml': WIDE });
    assert.equal(client.initialized.capabilities.positionEncoding, encoding);
    await client.ready();
    said.set(encoding, await saidOf(client, encoding));
    await client.stop();
  }
  assert.doesNotMatch(said.get('utf-16') ?? '', /nowhere/);
  assert.match(said.get('utf-16') ?? '', /missing-owner/);
  assert.equal(said.get('utf-8'), said.get('utf-16'));
  assert.equal(said.get('utf-32'), said.get('utf-16'));
});

test('edits that are offered stand where they should', async () => {
  const client = await startClient(counting(['utf-8']), { 'wide.yaml': WIDE });
  await client.ready();
  client.open('wide.yaml', WIDE);
  const finding = (await client.diagnostics('wide.yaml')).find(({ code }) => code === 'missing-owner');
  const range: Range = finding?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
    ...{ textDocument: { uri: uri('wide.yaml') }, range },
    context: { diagnostics: [] },
  });
  const action = actions.find(({ title }) => title === 'Add the missing owner');
  const documents = action?.edit?.documentChanges?.filter((change): change is TextDocumentEdit => 'edits' in change);
  for (const edit of documents?.[0]?.edits ?? []) {
    assert.ok('newText' in edit);
    client.edit('wide.yaml', edit.range, edit.newText.replace('TODO', 'team-identity'));
  }
  const left = await client.diagnostics('wide.yaml');
  assert.deepEqual(
    left.map(({ code }) => code),
    ['unknown-field'],
  );
  await client.stop();
});

test('the places of a review are counted as the client does, in both states', async () => {
  const before = WIDE.replace('direction: inbound', '"direction": "inbound" # 🚢');
  const after = WIDE.replace('  direction: inbound', '  "🚢": 1\n  "direction": mutual');
  const sides = new Map<Encoding, unknown>();
  for (const encoding of ENCODINGS) {
    const client = await startClient(counting([encoding]), { 'wide.yaml': after });
    await client.ready();
    const files = [{ uri: uri('wide.yaml'), before: { uri: uri('wide.yaml'), text: before } }];
    const { changes } = await client.connection.sendRequest<ReviewView>(BeginReview.method, { files });
    sides.set(
      encoding,
      changes.flatMap(({ before: was, after: is }) => [
        was && textIn(before, was.range, encoding),
        is && textIn(after, is.range, encoding),
      ]),
    );
    await client.stop();
  }
  assert.ok(JSON.stringify(sides.get('utf-16')).includes('mutual'), JSON.stringify(sides.get('utf-16')));
  assert.deepEqual(sides.get('utf-8'), sides.get('utf-16'));
  assert.deepEqual(sides.get('utf-32'), sides.get('utf-16'));
});

/** What lies between two places of one line. */
function textIn(text: string, { start, end }: Range, encoding: Encoding): string {
  const signs = Array.from(text.split('\n')[start.line] ?? '');
  const cut = (character: number): number =>
    signs.findIndex((_, i) => UNITS[encoding](signs.slice(0, i).join('')) === character);
  const to = cut(end.character);
  return signs.slice(cut(start.character), to === -1 ? undefined : to).join('');
}

test('nothing else of the language server counts columns', () => {
  const folder = fileURLToPath(new URL('../../../server/src/lsp', import.meta.url));
  const counting = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .filter((name) =>
      /\b(placeAt|positionAt|positionInFile|rangeAt)\b[^'"]*\} from '[./]*core\//.test(
        readFileSync(join(folder, name), 'utf8'),
      ),
    );
  assert.deepEqual(counting, [join('border', 'positions.ts')]);
});
