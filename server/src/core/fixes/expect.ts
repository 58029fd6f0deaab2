/**
 * What a document must say after an edit. Whatever the layout, an edit is given out only if the edited text, read
 * anew, says this and nothing else.
 */
import { type Path, plainValue, type SyntaxTree } from '../syntax/tree.ts';
import { answeredText, type Rendering } from './blanks.ts';
import type { Change } from './change.ts';
import type { TextOperation } from './edit.ts';
import type { Target } from './layout.ts';
import { lies, pathAround, pathOf } from './locate.ts';
import { isListValue, isMapValue, partsOf, type Value } from './operation.ts';

export interface Expectation {
  readonly value: unknown;
  readonly comments: readonly string[];
  readonly problems: readonly string[];
}

/** Stands for a value that may become anything. */
const ANYTHING = Symbol('anything');

export function expectationOf({ root, comments, problems }: SyntaxTree): Expectation {
  return {
    value: root && plainValue(root),
    comments: comments.map(({ text }) => text),
    problems: problems.map(({ code, message }) => `${code} ${message}`),
  };
}

/** What is expected once an operation has made its change to the text that `target` is. */
export function expectAfter(
  before: Expectation,
  target: Target,
  operation: TextOperation,
  change: Change,
  rendering: Rendering,
): Expectation {
  const comments = without(before.comments, change.dropped?.map(({ text }) => text) ?? []);
  const added = change.added ? [answeredText(change.added, rendering).trim()] : [];
  return {
    ...before,
    comments: [...comments, ...added],
    value: valueAfter(before.value, target, operation, rendering),
  };
}

export function isMet({ value, comments, problems }: Expectation, tree: SyntaxTree): boolean {
  const actual = expectationOf(tree);
  const newProblems = without(actual.problems, problems);
  const lostComments = without(comments, actual.comments);
  return newProblems.length === 0 && lostComments.length === 0 && isSame(value, actual.value);
}

function valueAfter(before: unknown, target: Target, operation: TextOperation, rendering: Rendering): unknown {
  switch (operation.op) {
    case 'set':
      return updated(before, operation.path, () => answered(operation.value, rendering));
    case 'append':
      return updated(before, operation.path, (old) => [
        ...(Array.isArray(old) ? old : []),
        answered(operation.value, rendering),
      ]);
    case 'replace':
      return updated(before, pathOf(target, operation.span) ?? [], () => answered(operation.value, rendering));
    case 'remove':
      return changedMember(before, operation.path, () => []);
    case 'rename-key':
      return changedMember(before, operation.path, (old) => [[operation.to, old]]);
    case 'replace-text': {
      if (target.tree.comments.some(({ span }) => lies(operation.span, span))) return before;
      return updated(before, pathAround(target, operation.span) ?? [], () => ANYTHING);
    }
    case 'comment-above':
    case 'remove-comment':
      return before;
  }
}

function answered(value: Value, rendering: Rendering): unknown {
  if (isListValue(value)) return value.list.map((item) => answered(item, rendering));
  if (isMapValue(value)) return Object.fromEntries(value.map.map(([key, item]) => [key, answered(item, rendering)]));
  const parts = partsOf(value);
  return parts ? answeredText(parts, rendering) : value;
}

/** A copy in which the value at a path has changed; what is not there becomes maps. */
function updated(node: unknown, path: Path, change: (old: unknown) => unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return change(node);
  if (Array.isArray(node)) return node.map((item, index) => (index === step ? updated(item, rest, change) : item));
  const members = Object.entries(isRecord(node) ? node : {});
  const old = members.find(([key]) => key === step)?.[1];
  // Built from entries, because assigning `__proto__` would set the prototype.
  return Object.fromEntries([...members, [String(step), updated(old, rest, change)]]);
}

/** A copy in which a member of a map or list has given way to others. */
function changedMember(
  root: unknown,
  path: Path,
  change: (old: unknown) => readonly (readonly [string, unknown])[],
): unknown {
  const last = path.at(-1);
  return updated(root, path.slice(0, -1), (parent) => {
    if (Array.isArray(parent)) return parent.filter((_, index) => index !== last);
    const members = Object.entries(isRecord(parent) ? parent : {});
    return Object.fromEntries(members.flatMap(([key, value]) => (key === last ? change(value) : [[key, value]])));
  });
}

/** A list less the members of another, each as often as it stands there. */
function without(texts: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return texts.filter((text) => {
    const index = left.indexOf(text);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

function isSame(expected: unknown, actual: unknown): boolean {
  if (expected === ANYTHING || Object.is(expected, actual)) return true;
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) return false;
    return expected.every((item, index) => isSame(item, actual[index]));
  }
  if (!isRecord(expected) || !isRecord(actual)) return false;
  const others = new Map(Object.entries(actual));
  const members = Object.entries(expected);
  return (
    members.length === others.size && members.every(([key, value]) => others.has(key) && isSame(value, others.get(key)))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
