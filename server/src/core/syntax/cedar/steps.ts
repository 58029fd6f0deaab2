/** The parts of a Cedar policy in their order, each read from its first token. */
import type { Span } from '../span.ts';
import type { Entry, Node, ScalarNode } from '../tree.ts';
import { closingOf, partsBetween } from './brackets.ts';
import { said, type Token } from './tokens.ts';

/** What has been read of a policy, and the index of the token after it; or where the text departs from the grammar. */
export type Step =
  | { readonly entries: readonly Entry[]; readonly next: number }
  | { readonly fault: string; readonly at: Token | undefined };

export const EFFECTS: readonly unknown[] = ['permit', 'forbid'];
const CLAUSES: readonly unknown[] = ['when', 'unless'];
const SCOPE = ['principal', 'action', 'resource'] as const;

export function annotationsAt(_text: string, tokens: readonly Token[], from: number): Step {
  const found: Entry[] = [];
  let at = from;
  while (tokens[at]?.source === '@') {
    const [key, open, value, close] = tokens.slice(at + 1, at + 5);
    if (key?.type !== 'word')
      return { fault: 'An annotation needs a name after its `@`, as in `@owner("team")`.', at: key };
    if (open?.source !== '(') {
      found.push(entry(key, nothingAfter(key)));
      at += 2;
      continue;
    }
    if (value?.type !== 'text' || value.isOpen || close?.source !== ')') {
      return { fault: 'The value of an annotation is one text in double quotes, in parentheses.', at: open };
    }
    found.push(entry(key, { type: 'scalar', span: value.span, style: 'double', value: said(value) }));
    at += 5;
  }
  // Where there are none, they are empty, so that one can be added.
  const start = tokens[from]?.span.start ?? 0;
  const last = found.at(-1);
  const end = last ? Math.max(last.key.span.end, last.value.span.end) : start;
  return {
    entries: [together('annotations', { type: 'map', span: { start, end }, flow: true, entries: found })],
    next: at,
  };
}

export function effectAt(_text: string, tokens: readonly Token[], at: number): Step {
  const effect = tokens[at];
  if (!effect || !EFFECTS.includes(effect.source)) {
    return { fault: 'A policy begins with `permit` or `forbid`, after its annotations.', at: effect };
  }
  return { entries: [entry(effect, plain(effect.source, effect.span), 'effect')], next: at + 1 };
}

export function scopeAt(text: string, tokens: readonly Token[], at: number): Step {
  const end = closingOf(tokens, at);
  if (tokens[at]?.source !== '(' || end === undefined) {
    return {
      fault: 'After the effect stands the scope in parentheses: `(principal, action, resource)`.',
      at: tokens[at],
    };
  }
  const parts = partsBetween(tokens, at + 1, end);
  const entries: Entry[] = [];
  for (const [index, name] of SCOPE.entries()) {
    const [first, last] = [parts[index]?.[0], parts[index]?.at(-1)];
    if (!first || !last || first.source !== name) {
      const fault = `The scope names \`principal\`, \`action\` and \`resource\`, in this order; \`${name}\` is missing here.`;
      return { fault, at: first ?? tokens[end] };
    }
    const span = { start: first.span.start, end: last.span.end };
    entries.push(entry(first, plain(text.slice(span.start, span.end), span), name));
  }
  const more = parts[SCOPE.length]?.[0];
  if (more) return { fault: 'The scope ends after `resource`. What else decides stands in `when { … }`.', at: more };
  return { entries, next: end + 1 };
}

export function clausesAt(text: string, tokens: readonly Token[], from: number): Step {
  const items: Node[] = [];
  let at = from;
  for (;;) {
    const [word, open] = tokens.slice(at, at + 2);
    if (!word || !CLAUSES.includes(word.source)) break;
    const end = closingOf(tokens, at + 1);
    const close = end === undefined ? undefined : tokens[end];
    if (open?.source !== '{' || !close || end === undefined) {
      return { fault: `After \`${word.source}\` stands a condition in braces, which have to be closed.`, at: open };
    }
    const body = { start: open.span.end, end: close.span.start };
    const span = { start: word.span.start, end: close.span.end };
    const kind = entry(word, plain(word.source, word.span), 'kind');
    const entries = [kind, entry(open, plain(text.slice(body.start, body.end), body), 'body')];
    items.push({ type: 'map', span, flow: true, entries });
    at = end + 1;
  }
  const [first, last] = [items[0], items.at(-1)];
  if (!first || !last) return { entries: [], next: at };
  const span = { start: first.span.start, end: last.span.end };
  return { entries: [together('conditions', { type: 'seq', span, flow: true, items })], next: at };
}

export function endAt(_text: string, tokens: readonly Token[], at: number): Step {
  if (tokens[at]?.source === ';') return { entries: [], next: at + 1 };
  const fault = 'A policy ends with a semicolon. Before it, only `when { … }` and `unless { … }` may stand.';
  return { fault, at: tokens[at] };
}

/** Under a key that does not stand in the text. */
function together(name: string, value: Node): Entry {
  const { start } = value.span;
  return { key: { type: 'scalar', span: { start, end: start }, style: 'plain', value: name }, value, merged: false };
}

function entry({ span, source }: Token, value: Node, name = source): Entry {
  return { key: { type: 'scalar', span, style: 'plain', value: name }, value, merged: false };
}

function plain(value: string, span: Span): ScalarNode {
  return { type: 'scalar', span, style: 'plain', value };
}

function nothingAfter({ span: { end } }: Token): ScalarNode {
  return { type: 'scalar', span: { start: end, end }, style: 'plain', value: null };
}
