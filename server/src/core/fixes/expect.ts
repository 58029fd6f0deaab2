/**
 * What a document must say after an edit. Whatever the layout, an edit is given out only if the edited text, read
 * anew, says this and nothing else.
 */
import type { Node, Path, SyntaxTree } from '../syntax/tree.ts';
import { answeredText, type Rendering, renderer } from './blanks.ts';
import type { Change } from './change.ts';
import type { TextOperation } from './edit.ts';
import { isLabels, isNull, type Target } from './layout.ts';
import { lies, partsOfMap, pathOf, type Route, routeAround, routeAt, routeTo, type Slot } from './locate.ts';
import { isListValue, isMapValue, list, partsOf, type Value } from './operation.ts';

export interface Expectation {
  /** Every scalar and every empty collection with its path: so repeated blocks of HCL all count. */
  readonly values: readonly string[];
  /** Paths below which anything may stand. */
  readonly open: readonly string[];
  readonly comments: readonly string[];
  readonly problems: readonly string[];
}

/** What an operation takes away and what it brings. */
interface Difference {
  readonly gone: readonly string[];
  readonly come: readonly string[];
  readonly open?: string;
}

const NONE: Difference = { gone: [], come: [] };

export function expectationOf({ root, comments, problems }: SyntaxTree): Expectation {
  return {
    values: root ? valuesIn(root, [], 'sample') : [],
    open: [],
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
  const { gone, come, open } = difference(target, operation, rendering, before.values);
  return {
    ...before,
    comments: [...comments, ...added],
    values: [...without(before.values, gone), ...come],
    open: open === undefined ? before.open : [...before.open, open],
  };
}

export function isMet({ values, open, comments, problems }: Expectation, tree: SyntaxTree): boolean {
  const actual = expectationOf(tree);
  const settled = (all: readonly string[]) => all.filter((value) => !open.some((path) => value.startsWith(path)));
  return (
    without(actual.problems, problems).length === 0 &&
    without(comments, actual.comments).length === 0 &&
    isSame(settled(values), settled(actual.values))
  );
}

function difference(
  target: Target,
  operation: TextOperation,
  rendering: Rendering,
  before: readonly string[],
): Difference {
  switch (operation.op) {
    case 'set':
      return afterSetting(routeTo(target, operation.path), operation.value, rendering);
    case 'replace':
      return afterSetting(routeAt(target, operation.span), operation.value, rendering);
    case 'append':
      return afterAppending(routeTo(target, operation.path), operation.value, rendering);
    case 'remove':
      return afterRemoving(target, routeTo(target, operation.path)?.slots ?? [], rendering, before);
    case 'rename-key':
      return afterRenaming(target, routeTo(target, operation.path)?.slots ?? [], rendering, before, operation.to);
    case 'replace-text': {
      if (target.tree.comments.some(({ span }) => lies(operation.span, span))) return NONE;
      const around = routeAround(target, operation.span);
      return { ...NONE, open: around ? written(pathOf(around.slots)) : '' };
    }
    case 'comment-above':
    case 'remove-comment':
      return NONE;
  }
}

function afterSetting(route: Route | undefined, value: Value, rendering: Rendering): Difference {
  if (!route) return NONE;
  const { slots, node, rest } = route;
  const path = pathOf(slots);
  const givesWay = rest.length === 0 || isNull(node) || isEmpty(node);
  return {
    gone: givesWay ? valuesIn(node, path, rendering) : [],
    come: valuesOf(value, [...path, ...rest], rendering),
  };
}

function afterAppending(route: Route | undefined, value: Value, rendering: Rendering): Difference {
  if (route?.rest.length !== 0 || route.node.type !== 'seq') return afterSetting(route, list(value), rendering);
  const path = pathOf(route.slots);
  const gone = isEmpty(route.node) ? valuesIn(route.node, path, rendering) : [];
  return { gone, come: valuesOf(value, [...path, route.node.items.length], rendering) };
}

/**
 * A collection that loses its last member stays as an empty one; but a label without its block is gone too. Where a
 * key is repeated, nothing may be left of it.
 */
function afterRemoving(
  target: Target,
  slots: readonly Slot[],
  rendering: Rendering,
  before: readonly string[],
): Difference {
  const slot = slots.at(-1);
  if (!slot) return NONE;
  const outer = slots.slice(0, -1);
  const around = pathOf(outer);
  if (slot.in === 'seq') {
    const items = slot.parent.items.filter((item) => item !== slot.item);
    return {
      gone: valuesIn(slot.parent, around, rendering),
      come: valuesIn({ ...slot.parent, items }, around, rendering),
    };
  }
  const isLabel = isLabels(target, slot.parent);
  const owner = isLabel ? outer.findLast(({ parent }) => !isLabels(target, parent)) : slot;
  const count = owner?.in === 'map' && !isLabel ? partsOfMap(target, owner).length : 1;
  const isEmptied = owner?.in === 'map' && owner.parent.entries.length === count;
  const emptied = pathOf(slots).slice(0, owner ? slots.indexOf(owner) : 0);
  return { gone: under(before, pathOf(slots)), come: isEmptied ? [nothing('map', emptied)] : [] };
}

function afterRenaming(
  target: Target,
  slots: readonly Slot[],
  rendering: Rendering,
  before: readonly string[],
  to: string,
): Difference {
  const slot = slots.at(-1);
  if (slot?.in !== 'map') return NONE;
  const renamed = [...pathOf(slots.slice(0, -1)), to];
  const come = partsOfMap(target, slot).flatMap(({ value }) => valuesIn(value, renamed, rendering));
  return { gone: under(before, pathOf(slots)), come };
}

function under(values: readonly string[], path: Path): string[] {
  return values.filter((value) => value.startsWith(written(path)));
}

/** In a text that is still being edited, blanks stand between marks. */
function valuesIn(node: Node, path: Path, rendering: Rendering): string[] {
  if (node.type === 'scalar') {
    return [scalar(typeof node.value === 'string' ? renderer(rendering)(node.value) : node.value, path)];
  }
  if (isEmpty(node)) return [nothing(node.type, path)];
  if (node.type === 'seq') return node.items.flatMap((item, index) => valuesIn(item, [...path, index], rendering));
  return node.entries.flatMap(({ key, value }) => valuesIn(value, [...path, String(key.value)], rendering));
}

/** The same for a value that is to be written. */
function valuesOf(value: Value, path: Path, rendering: Rendering): string[] {
  if (isListValue(value)) {
    if (value.list.length === 0) return [nothing('seq', path)];
    return value.list.flatMap((item, index) => valuesOf(item, [...path, index], rendering));
  }
  if (isMapValue(value)) {
    if (value.map.length === 0) return [nothing('map', path)];
    return value.map.flatMap(([key, item]) => valuesOf(item, [...path, key], rendering));
  }
  const parts = partsOf(value);
  return [scalar(parts ? answeredText(parts, rendering) : value, path)];
}

function scalar(value: unknown, path: Path): string {
  return `${written(path)}${typeof value} ${String(value)}`;
}

function nothing(type: 'map' | 'seq', path: Path): string {
  return `${written(path)}empty ${type}`;
}

/** A path as text with which the paths below it begin, and no other. */
function written(path: Path): string {
  return path.map((step) => `${JSON.stringify(step)}/`).join('');
}

function isEmpty(node: Node): boolean {
  if (node.type === 'scalar') return false;
  return node.type === 'seq' ? node.items.length === 0 : node.entries.length === 0;
}

/** A list less the members of another, each as often as it stands there. */
function without(texts: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const text of others) left.set(text, (left.get(text) ?? 0) + 1);
  return texts.filter((text) => {
    const count = left.get(text) ?? 0;
    if (count > 0) left.set(text, count - 1);
    return count === 0;
  });
}

function isSame(expected: readonly string[], actual: readonly string[]): boolean {
  return expected.length === actual.length && without(expected, actual).length === 0;
}
