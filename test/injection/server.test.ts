/** Whatever stands in a manifest, each answer of the language server shows it as text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BeginReview } from '../../server/src/lsp/protocol.ts';
import { MODERN, PLAIN, startClient } from '../harness/language-client.ts';
import { Faults } from './faults.ts';
import { HOVER, meaningsOf } from './markdown.ts';
import { steeringIn, steeringInLines } from './plain.ts';
import { type Step, tamperedChanges } from './steps.ts';
import { sampled } from './workspace.ts';

const COMMAND = 'fedlint.review.settle';
const isPlace = (href: string) => /^file:\/\/\/[^\s()<>[\]]+#L\d+$/.test(href) || isSettling(href);

function isSettling(href: string): boolean {
  const [command, query = ''] = href.split('?');
  if (command !== `command:${COMMAND}`) return false;
  const args: unknown = JSON.parse(decodeURIComponent(query));
  return Array.isArray(args) && args.length === 2;
}

/** What is shown on one line, by what the protocol calls it. All else is data, or text of the file. */
const LINES = new Set(['message', 'title', 'name', 'detail', 'containerName', 'label', 'subject', 'asks', 'says']);

/** What is shown in an answer, wherever it stands there. */
function meaningsIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string') {
    if (key === 'comment') return meaningsOf(value, { tokens: HOVER, link: isPlace });
    return LINES.has(key) ? steeringIn(value) : [];
  }
  if (Array.isArray(value)) return value.flatMap((item) => meaningsIn(item, key));
  if (typeof value !== 'object' || value === null) return [];
  if ('kind' in value && value.kind === 'markdown' && 'value' in value)
    return meaningsOf(String(value.value), { tokens: HOVER, link: isPlace });
  if ('kind' in value && value.kind === 'plaintext' && 'value' in value) return steeringInLines(String(value.value));
  return Object.entries(value).flatMap(([name, inner]) => meaningsIn(inner, name));
}

/** A window for all of a document. */
const ALL = { start: { line: 0, character: 0 }, end: { line: 10_000, character: 0 } };

async function answersTo({ before, after }: Step, capabilities: typeof PLAIN): Promise<[string, unknown][]> {
  const client = await startClient(capabilities, after);
  await client.ready();
  const answers: [string, unknown][] = [];
  const ask = async (method: string, params: object) => {
    answers.push([method, await client.connection.sendRequest(method, params)]);
  };
  for (const [path, text] of Object.entries(after)) {
    client.open(path, text);
    const textDocument = { uri: `file:///workspace/${path}` };
    answers.push(['diagnostics', await client.diagnostics(path)]);
    await ask('textDocument/documentSymbol', { textDocument });
    await ask('textDocument/documentLink', { textDocument });
    await ask('textDocument/codeAction', { textDocument, range: ALL, context: { diagnostics: [] } });
    if (capabilities !== PLAIN) await ask('textDocument/codeLens', { textDocument });
    const lines = text.split('\n');
    for (const line of sampled([...lines.keys()], 8)) {
      const character = Math.max(0, (lines[line]?.length ?? 1) - 2);
      await ask('textDocument/hover', { textDocument, position: { line, character } });
    }
  }
  await ask('workspace/symbol', { query: '' });
  const files = Object.keys({ ...before, ...after }).map((path) => {
    const uri = `file:///workspace/${path}`;
    const text = before[path];
    return { uri: after[path] === undefined ? null : uri, before: text === undefined ? null : { uri, text } };
  });
  answers.push(['review', await client.connection.sendRequest(BeginReview, { files })]);
  await client.stop();
  return answers;
}

const FULL = {
  ...MODERN,
  textDocument: { ...MODERN.textDocument, codeLens: {} },
  experimental: {
    commands: { commands: [COMMAND, 'fedlint.showDecisions', 'fedlint.documentPoint', 'fedlint.showDocumentation'] },
  },
};

test('no text of a manifest is more than text', async () => {
  const faults = new Faults();
  let settling = 0;
  for (const [index, step] of sampled([...tamperedChanges()], 30).entries()) {
    for (const [method, answer] of await answersTo(step, index % 4 === 0 ? PLAIN : FULL)) {
      faults.add(method, meaningsIn(answer), step.name, JSON.stringify(answer));
      if (JSON.stringify(answer)?.includes(`(command:${COMMAND}`)) settling++;
    }
  }
  faults.assertNone();
  assert.ok(settling > 0, 'some comments lead to edits');
});
