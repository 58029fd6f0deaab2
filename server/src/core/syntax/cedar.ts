/**
 * Cedar policies, read into the common tree: a list of maps in the shape of Cedar's JSON form (`annotations`, `effect`,
 * `principal`, `action`, `resource`, `conditions`). What stands in a scope or a condition is kept as text.
 */
import { policyFrom } from './cedar/policy.ts';
import { tokensOf } from './cedar/tokens.ts';
import type { Node, SyntaxProblem, SyntaxTree } from './tree.ts';

export function readCedar(text: string): SyntaxTree {
  const { tokens, comments } = tokensOf(text);
  const items: Node[] = [];
  const problems: SyntaxProblem[] = [];
  for (let at = 0; at < tokens.length; ) {
    const reading = policyFrom(text, tokens, at);
    if ('policy' in reading) items.push(reading.policy);
    else problems.push(reading.problem);
    at = Math.max(reading.next, at + 1);
  }
  const [first, last] = [items[0], items.at(-1)];
  if (!first || !last) return { root: undefined, problems, comments };
  const span = { start: first.span.start, end: last.span.end };
  return { root: { type: 'seq', span, flow: false, items }, problems, comments };
}
