/** What is gathered while a parse tree is turned into ours: problems, and entries that stand in the wrong block. */
import type { Span } from '../span.ts';
import type { Entry, SyntaxProblem } from '../tree.ts';

interface Noted {
  readonly problem: SyntaxProblem;
  /** Likely the consequence of what is wrong before it on the same line. */
  readonly isSequel: boolean;
}

export interface Reading {
  readonly text: string;
  /** A brace is missing somewhere, so that blocks end in the wrong places; indentation tells more than braces. */
  readonly isUnbalanced: boolean;
  readonly isIndented: boolean;
  readonly noted: Noted[];
  /** Entries of the form `key = value`. */
  readonly assigned: WeakSet<Entry>;
  /** Entries found in a block that ended before them, on their way to the one around it. */
  readonly lifted: Entry[];
  /** Where the block that was not closed begins, as far as it can be told. */
  unclosed: number | undefined;
  /** How many keys and labels stand around what is being read. */
  depth: number;
  /** Where there are too many of them. */
  tooDeep: number | undefined;
}

export function readingOf(text: string, isUnbalanced: boolean): Reading {
  return {
    text,
    isUnbalanced,
    isIndented: /\n[ \t]+\S/.test(text),
    noted: [],
    assigned: new WeakSet(),
    lifted: [],
    unclosed: undefined,
    depth: 0,
    tooDeep: undefined,
  };
}

export function note({ noted }: Reading, span: Span, message: string): void {
  noted.push({ problem: { code: 'syntax', span, message }, isSequel: false });
}

export function noteSequel({ noted }: Reading, span: Span, message: string): void {
  noted.push({ problem: { code: 'syntax', span, message }, isSequel: true });
}

export function noteRepeated({ noted }: Reading, span: Span, message: string): void {
  noted.push({ problem: { code: 'duplicate-key', span, message }, isSequel: false });
}

/** The problems in the order of the text, without those that are but a consequence of another. */
export function problemsOf({ text, noted }: Reading): SyntaxProblem[] {
  const kept: SyntaxProblem[] = [];
  const ordered = noted.toSorted((a, b) => a.problem.span.start - b.problem.span.start);
  for (const { problem, isSequel } of ordered) {
    const last = isSequel ? kept.findLast(({ code }) => code === 'syntax') : undefined;
    if (!last || text.slice(last.span.end, problem.span.start).includes('\n')) kept.push(problem);
  }
  return kept;
}
