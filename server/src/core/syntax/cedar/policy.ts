/** One Cedar policy out of its tokens, as a map. */
import type { Entry, MapNode, SyntaxProblem } from '../tree.ts';
import { startsPolicy } from './brackets.ts';
import { annotationsAt, clausesAt, effectAt, endAt, scopeAt } from './steps.ts';
import type { Token } from './tokens.ts';

export type Reading =
  | { readonly policy: MapNode; readonly next: number }
  | { readonly problem: SyntaxProblem; readonly next: number };

const STEPS = [annotationsAt, effectAt, scopeAt, clausesAt, endAt];

/** Of broken text nothing is kept: what is left of a policy would say something else than the policy. */
export function policyFrom(text: string, tokens: readonly Token[], from: number): Reading {
  const entries: Entry[] = [];
  let at = from;
  for (const step of STEPS) {
    const read = step(text, tokens, at);
    if ('fault' in read) {
      const next = step === annotationsAt ? behindSemicolon(tokens, at) : toNextPolicy(tokens, at);
      return { problem: problemAt(read.at, read.fault, tokens, next), next };
    }
    entries.push(...read.entries);
    at = read.next;
  }
  const span = { start: tokens[from]?.span.start ?? 0, end: tokens[at - 1]?.span.end ?? 0 };
  return { policy: { type: 'map', span, flow: true, entries }, next: at };
}

/** What stands behind broken annotations would be read without them. */
function behindSemicolon(tokens: readonly Token[], from: number): number {
  let at = from;
  while (at < tokens.length && tokens[at]?.source !== ';') at += 1;
  return at + 1;
}

function toNextPolicy(tokens: readonly Token[], from: number): number {
  for (let at = from; at < tokens.length; at++) {
    const source = tokens[at]?.source;
    if (source === ';') return at + 1;
    if (source === '@' || startsPolicy(tokens, at)) return at;
  }
  return tokens.length;
}

function problemAt(token: Token | undefined, fault: string, tokens: readonly Token[], next: number): SyntaxProblem {
  const last = tokens.at(-1);
  if (last?.isOpen && next >= tokens.length) {
    const { start } = last.span;
    return { code: 'syntax', span: { start, end: start + 1 }, message: 'This text has no closing quote.' };
  }
  // Where the text breaks off, its last sign shows it.
  const end = last?.span.end ?? 0;
  return { code: 'syntax', span: token?.span ?? { start: Math.max(0, end - 1), end }, message: fault };
}
