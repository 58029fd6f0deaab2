/** What can be folded away: documents, maps and lists, runs of comments. */
import type { DocumentState, FileState } from '../analysis/state.ts';
import type { Section } from '../syntax/sections.ts';
import { positionIn } from '../syntax/source.ts';
import type { Span } from '../syntax/span.ts';
import { type Comment, insideOf, type Node } from '../syntax/tree.ts';
import { perDocument } from './per-document.ts';
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
  const folds: Fold[] = [];
  const add = ({ ref }: DocumentState, some: readonly Fold[]): void => {
    const above = source.startLines[ref.index] ?? 0;
    for (const { start, end, kind } of some) {
      const last = folds.at(-1);
      // A block with a label is one with its key.
      if (last?.start === above + start && last.end === above + end) continue;
      if (folds.length < limit) folds.push({ start: above + start, end: above + end, kind });
    }
  };
  if (ours.length > 1) for (const document of ours) add(document, wholeFold(document));
  for (const document of ours) if (folds.length < limit) add(document, innerFolds(document));
  return folds;
}

/** In lines of the document. */
const wholeFold = perDocument((document) => fold(document, contentOf(document), 'region'));
const innerFolds = perDocument((document) => [...commentFolds(document), ...blockFolds(document, document.tree?.root)]);

/** Anything but comments, directives and the marks between documents. */
function hasContent({ text }: Section): boolean {
  return /^(?!---|\.\.\.|%)[ \t]*[^\s#]/m.test(text);
}

function contentOf({ tree, ref }: DocumentState): Span {
  return tree?.root?.span ?? { start: 0, end: ref.section.text.length };
}

function fold(document: DocumentState, span: Span, kind: Fold['kind']): Fold[] {
  const { start, end } = visibleSpan(document, span);
  const { section } = document.ref;
  // Looked for in the part alone: a line of many parts would be gone through for each of them.
  const own = section.text.slice(start, end);
  const lastLine = own.slice(own.lastIndexOf('\n') + 1);
  // The bracket that closes a block is left to be seen.
  const isClosing = kind === 'region' && /^\s*[}\]]+$/.test(lastLine);
  const first = positionIn(section, start).line;
  const last = positionIn(section, end).line - (isClosing ? 1 : 0);
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
  let before = span.start - 1;
  while (text[before] === ' ' || text[before] === '\t') before--;
  return before < 0 || /[^\S \t]/.test(text.charAt(before));
}
