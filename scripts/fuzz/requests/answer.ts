/** Every position in an answer lies in the text of the document that it is about. */
import assert from 'node:assert/strict';
import type { Position } from 'vscode-languageserver';
import { linesOf } from './editor.ts';

/** Texts by URI, as the client has them. */
export type Texts = ReadonlyMap<string, string>;

/** Looks into everything, wherever ranges and positions may stand; `about` is the document until another is named. */
export function assertAnswer(answer: unknown, about: string, texts: Texts): void {
  if (Array.isArray(answer)) {
    for (const item of answer) assertAnswer(item, about, texts);
  } else if (typeof answer === 'object' && answer !== null) assertObject(answer, about, texts);
}

function assertObject(answer: object, about: string, texts: Texts): void {
  const named = namedIn(answer) ?? about;
  if (isPosition(answer)) assertPosition(answer, named, texts);
  if ('startLine' in answer && 'endLine' in answer) assertFold(answer, named, texts);
  if ('start' in answer && 'end' in answer) assertOrder(answer.start, answer.end);
  // What stood where before the change under review is nothing that the editor shows.
  for (const [name, value] of Object.entries(answer)) if (name !== 'before') assertAnswer(value, named, texts);
}

function isPosition(answer: unknown): answer is Position {
  if (typeof answer !== 'object' || answer === null || !('line' in answer && 'character' in answer)) return false;
  return typeof answer.line === 'number' && typeof answer.character === 'number';
}

function namedIn(answer: object): string | undefined {
  if ('uri' in answer && typeof answer.uri === 'string') return answer.uri;
  if ('targetUri' in answer && typeof answer.targetUri === 'string') return answer.targetUri;
  const inner = 'textDocument' in answer ? answer.textDocument : undefined;
  return typeof inner === 'object' && inner !== null ? namedIn(inner) : undefined;
}

function assertPosition({ line, character }: Position, uri: string, texts: Texts): void {
  const told = `${line}:${character} in ${uri}`;
  // A file that is about to be made has a start.
  const lines = linesOf(texts.get(uri) ?? '');
  const length = lines[line]?.length;
  assert.ok(length !== undefined, `${told}, a text of ${lines.length} lines`);
  assert.ok(0 <= character && character <= length, `${told}, a line of ${length} characters`);
}

function assertFold({ startLine, endLine }: { startLine: unknown; endLine: unknown }, uri: string, texts: Texts): void {
  const { length } = linesOf(texts.get(uri) ?? '');
  const isFold = typeof startLine === 'number' && typeof endLine === 'number' && startLine < endLine;
  assert.ok(isFold && 0 <= startLine && endLine < length, `a fold ${startLine}–${endLine} of ${length} lines`);
}

function assertOrder(start: unknown, end: unknown): void {
  if (!isPosition(start) || !isPosition(end)) return;
  const isForward = start.line < end.line || (start.line === end.line && start.character <= end.character);
  assert.ok(isForward, 'a range ends before it starts');
}
