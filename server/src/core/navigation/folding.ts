/** What can be folded away: documents, maps and lists, runs of comments. */
import type { DocumentState, FileState } from '../analysis/state.ts';
import type { Section } from '../syntax/sections.ts';
import { positionAt } from '../syntax/source.ts';
import type { Span } from '../syntax/span.ts';
import { type Comment, insideOf, type Node } from '../syntax/tree.ts';
import { lieWithin, visibleSpan } from './visible.ts';

/** Lines of the file, both included. */
export interface Fold {
  readonly start: number;
  readonly end: number;
  readonly kind: 'region' | 'comment';
}

/**
 * Documents come first, so that a limit cuts what is in them. Undefined where the file holds anything that is not ours:
 * the editor then folds by indentation, and would fold nothing at all if it were given a part.
 */
export function foldsOf(file: FileState, limit: number): Fold[] | undefined {
  const { documents, source } = file;
  const isForeign = source.sections.some((section, index) => !documents[index] && hasContent(section));
  const ours = documents.flatMap((document) => document ?? []);
  if (isForeign || ours.length === 0 || ours.some(({ tree }) => !tree)) return undefined;
  const folds = ours.length > 1 ? ours.flatMap((document) => fold(document, contentOf(document), 'region')) : [];
  for (const document of ours) {
    if (folds.length >= limit) break;
    folds.push(...commentFolds(document), ...blockFolds(document, document.tree?.root));
  }
  return folds.filter((one, index) => !isSame(one, folds[index - 1])).slice(0, limit);
}

/** A block with a label is one with its key. */
function isSame(a: Fold, b: Fold | undefined): boolean {
  return a.start === b?.start && a.end === b.end;
}

/** Anything but comments, directives and the marks between documents. */
function hasContent({ text }: Section): boolean {
  return /^(?!---|\.\.\.|%)[ \t]*[^\s#]/m.test(text);
}

function contentOf({ tree, ref }: DocumentState): Span {
  return tree?.root?.span ?? { start: 0, end: ref.section.text.length };
}

function fold(document: DocumentState, span: Span, kind: Fold['kind']): Fold[] {
  const { source } = document.file;
  const { start, end } = visibleSpan(document, span);
  const { text } = document.ref.section;
  const lastLine = text.slice(Math.max(text.lastIndexOf('\n', end - 1) + 1, start), end);
  // The bracket that closes a block is left to be seen.
  const isClosing = kind === 'region' && /^\s*[}\]]+$/.test(lastLine);
  const first = positionAt(source, { index: document.ref.index, offset: start }).line;
  const last = positionAt(source, { index: document.ref.index, offset: end }).line - (isClosing ? 1 : 0);
  return last > first ? [{ start: first, end: last, kind }] : [];
}

/** From the key, so that its line is what remains to be seen. */
function blockFolds(document: DocumentState, outer: Node | undefined): Fold[] {
  const node = outer && insideOf(outer);
  if (node?.type === 'seq') {
    return node.items.flatMap((item) => [...fold(document, item.span, 'region'), ...blockFolds(document, item)]);
  }
  if (node?.type !== 'map') return [];
  return node.entries.flatMap(({ key, value, merged }) => {
    if (merged || !lieWithin(value.span, value)) return [];
    return [
      ...fold(document, { start: key.span.start, end: value.span.end }, 'region'),
      ...blockFolds(document, value),
    ];
  });
}

/** Comments that fill the lines of a run. */
function commentFolds(document: DocumentState): Fold[] {
  const { text } = document.ref.section;
  const folds: Fold[] = [];
  let run: Comment[] = [];
  const close = (): void => {
    const [first, last] = [run[0], run.at(-1)];
    if (first && last) folds.push(...fold(document, { start: first.span.start, end: last.span.end }, 'comment'));
    run = [];
  };
  for (const comment of document.tree?.comments ?? []) {
    const previous = run.at(-1)?.span.end ?? 0;
    const between = text.slice(previous, comment.span.start);
    const isNext = run.length > 0 && between.trim() === '' && between.split(/\r\n|\r|\n/).length === 2;
    if (!isNext) close();
    if (startsLine(text, comment)) run.push(comment);
  }
  close();
  return folds;
}

function startsLine(text: string, { span }: Comment): boolean {
  const lineStart = Math.max(text.lastIndexOf('\n', span.start - 1), text.lastIndexOf('\r', span.start - 1)) + 1;
  return text.slice(lineStart, span.start).trim() === '';
}
