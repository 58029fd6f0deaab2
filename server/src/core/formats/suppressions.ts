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
  return [
    ...tree.comments.flatMap((comment) => fromComment(comment, tree.comments, text) ?? []),
    ...objects.flatMap(fromAnnotations),
  ];
}

function fromComment(comment: Comment, all: readonly Comment[], text: string): SuppressionFact | undefined {
  const match = COMMENT.exec(comment.text);
  if (!match) return undefined;
  const wholeFile = match[1] !== undefined;
  const terms = parseTerms(comment.text.slice(match[0].length), comment.span);
  return {
    type: 'suppression',
    scope: wholeFile ? 'file' : 'line',
    span: comment.span,
    ...terms,
    covers: wholeFile ? undefined : coveredLine(comment, all, text),
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

/** The comment's own line if something else stands on it, else the next line that is no comment. */
function coveredLine({ span }: Comment, all: readonly Comment[], text: string): Span {
  const own = lineAround(text, span.start);
  if (text.slice(own.start, span.start).trim() !== '') return own;
  let line = own;
  do {
    if (line.end >= text.length) return line;
    line = lineAround(text, line.end);
  } while (isComment(line, all, text));
  return line;
}

function isComment(line: Span, all: readonly Comment[], text: string): boolean {
  const first = line.start + (text.slice(line.start, line.end).match(/^\s*/)?.[0].length ?? 0);
  return all.some(({ span }) => span.start === first);
}

/** The line of an offset, its line break included. */
function lineAround(text: string, offset: number): Span {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const rest = /\r\n|\r|\n/.exec(text.slice(offset));
  return { start, end: rest ? offset + rest.index + rest[0].length : text.length };
}
