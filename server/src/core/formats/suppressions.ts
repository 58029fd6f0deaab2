/** Reads requests to hide findings, from comments and annotations (product, section 4). */
import type { SuppressionFact } from '../model/facts.ts';
import { known, type Stated } from '../model/stated.ts';
import type { Span } from '../syntax/span.ts';
import type { Comment, SyntaxTree } from '../syntax/tree.ts';
import { parseDate } from '../values/date.ts';
import type { Manifest } from './kind.ts';

const COMMENT = /^fedlint-ignore(-file)?(?=[\s:]|$)[\s:]*/;
const ANNOTATION = 'fedlint.dev/ignore.';

export function suppressionsOf(tree: SyntaxTree, text: string, objects: readonly Manifest[]): SuppressionFact[] {
  const covered = coverage(tree.comments, text);
  return [
    ...tree.comments.flatMap((comment) => fromComment(comment, covered) ?? []),
    ...objects.flatMap(fromAnnotations),
  ];
}

function fromComment(comment: Comment, covered: (comment: Comment) => Span): SuppressionFact | undefined {
  const match = COMMENT.exec(comment.text);
  if (!match) return undefined;
  const wholeFile = match[1] !== undefined;
  const terms = parseTerms(comment.text.slice(match[0].length), comment.span);
  return {
    type: 'suppression',
    scope: wholeFile ? 'file' : 'line',
    span: comment.span,
    ...terms,
    covers: wholeFile ? undefined : covered(comment),
    path: undefined,
  };
}

function fromAnnotations({ resource, at }: Manifest): SuppressionFact[] {
  // What stands inside of a resource is covered with it.
  if (resource.apiVersion === '') return [];
  return Object.entries(resource.annotations).flatMap(([name, value]) => {
    if (!name.startsWith(ANNOTATION) || !value.known) return [];
    const terms = parseTerms(`${name.slice(ANNOTATION.length)} ${value.value}`, value.span);
    const path = at('metadata', 'annotations', name);
    return [
      { type: 'suppression', scope: 'resource', span: value.span, ...terms, covers: resource.span, path } as const,
    ];
  });
}

type Terms = Pick<SuppressionFact, 'rules' | 'until' | 'reason' | 'malformed'>;

/** `rule, rule until=2026-12-31 -- reason` */
function parseTerms(text: string, span: Span): Terms {
  const [head = '', ...tail] = text.split(/(?:^|\s)--(?:\s|$)/);
  const reason = tail.join(' -- ').trim();
  const rules: Stated[] = [];
  let until: Stated | undefined;
  let malformed: string | undefined;
  for (const word of head.split(/[\s,]+/).filter((part) => part !== '')) {
    if (word.startsWith('until=')) {
      until = known(word.slice('until='.length), span);
      const date = parseDate(until.value);
      if (!date.ok) malformed = `\`until\` is not a date: ${date.message}`;
    } else if (/^[a-z][a-z0-9-]*$/.test(word)) rules.push(known(word, span));
    else malformed = `\`${word}\` is neither a rule id nor \`until=<date>\`.`;
  }
  if (rules.length === 0) malformed ??= 'It names no rule.';
  return { rules, until, reason: reason === '' ? undefined : known(reason, span), malformed };
}

/**
 * For a comment its own line if something else stands on it, else the next line that is no comment. What is found for one
 * comment is kept for those above it, so that a long run of them is walked through once.
 */
function coverage(comments: readonly Comment[], text: string): (comment: Comment) => Span {
  const starts = new Set(comments.map(({ span }) => span.start));
  const byEnd = new Map<number, Span>();
  return ({ span }) => {
    let line = lineAround(text, span.start);
    if (text.slice(line.start, span.start).trim() !== '') return line;
    const passed: number[] = [];
    let known = byEnd.get(line.end);
    while (!known && line.end < text.length) {
      passed.push(line.end);
      line = lineAround(text, line.end);
      if (!isComment(line, starts, text)) break;
      known = byEnd.get(line.end);
    }
    for (const end of passed) byEnd.set(end, known ?? line);
    return known ?? line;
  };
}

function isComment(line: Span, starts: ReadonlySet<number>, text: string): boolean {
  const first = line.start + (text.slice(line.start, line.end).match(/^\s*/)?.[0].length ?? 0);
  return starts.has(first);
}

/** The line of an offset, its line break included. */
function lineAround(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && !isLineBreak(text[start - 1])) start--;
  const rest = /\r\n|\r|\n/.exec(text.slice(offset));
  return { start, end: rest ? offset + rest.index + rest[0].length : text.length };
}

function isLineBreak(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}
