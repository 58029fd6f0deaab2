/** One operation as edits to the text it is meant for: finds the place, and leaves the writing to its layout. */
import { isJsonForm } from '../syntax/hcl.ts';
import { type Change, deletion } from './change.ts';
import { addEntry, addItem, removeFromBlock, replaceInBlock } from './edit-block.ts';
import { commentAbove, removeComment, replaceText } from './edit-comment.ts';
import { addToFlow, removeFromFlow, replaceInFlow } from './edit-flow.ts';
import * as hcl from './edit-hcl.ts';
import { columnOf, commentsIn, contentEnd, isAlias, isNull, lastLineEnd, ownEntries, type Target } from './layout.ts';
import { type Route, routeAt, routeTo, type Slot, valueIn } from './locate.ts';
import { nested } from './nest.ts';
import { list, map, type Operation, type Value } from './operation.ts';
import { keyText } from './yaml-scalar.ts';

/** Operations on the text of a document that exists. */
export type TextOperation = Exclude<Operation, { readonly op: 'create-file' }>;

/** What is done at a place, by the language it is done in. */
interface Structure {
  set(target: Target, route: Route | undefined, value: Value): Change | undefined;
  append(target: Target, route: Route | undefined, value: Value): Change | undefined;
  remove(target: Target, route: Route | undefined): Change | undefined;
  renameKey(target: Target, route: Route | undefined, to: string): Change | undefined;
}

const YAML_AND_JSON: Structure = { set, append, remove, renameKey };

/** Undefined where there is no safe edit. */
export function changeFor(target: Target, operation: TextOperation): Change | undefined {
  if (target.language === 'hcl' && isJsonForm(target.text))
    return changeFor({ ...target, language: 'json' }, operation);
  const structure = target.language === 'hcl' ? hcl : YAML_AND_JSON;
  switch (operation.op) {
    case 'set':
      return structure.set(target, routeTo(target, operation.path), operation.value);
    case 'append':
      return structure.append(target, routeTo(target, operation.path), operation.value);
    case 'replace':
      return structure.set(target, routeAt(target, operation.span), operation.value);
    case 'remove':
      return structure.remove(target, routeTo(target, operation.path));
    case 'rename-key':
      return structure.renameKey(target, routeTo(target, operation.path), operation.to);
    case 'remove-comment':
      return removeComment(target, operation.span);
    case 'comment-above':
      return commentAbove(target, operation.span, operation.text);
    case 'replace-text':
      return replaceText(target, operation.span, operation.text);
  }
}

function set(target: Target, route: Route | undefined, value: Value): Change | undefined {
  if (!route || isAlias(target, route.node)) return undefined;
  const { node, rest } = route;
  const [step, ...deeper] = rest;
  if (step === undefined) return replace(target, route.slots, value);
  if (typeof step === 'number') return undefined;
  const inner = nested(deeper, value);
  if (inner === undefined) return undefined;
  if (isNull(node) || isEmptyFlow(node)) {
    const filled = replaceByBlock(target, route, { map: [[step, inner]] });
    if (filled) return filled;
  }
  if (node.type !== 'map') return undefined;
  const edits = node.flow ? addToFlow(target, node, { key: step, value: inner }) : addEntry(target, node, step, inner);
  return edits && { edits };
}

function append(target: Target, route: Route | undefined, value: Value): Change | undefined {
  if (!route || isAlias(target, route.node)) return undefined;
  const { node, rest } = route;
  if (rest.length > 0 || isNull(node)) return set(target, route, list(value));
  if (node.type !== 'seq') return undefined;
  const filled = isEmptyFlow(node) ? replaceByBlock(target, route, list(value)) : undefined;
  if (filled) return filled;
  const edits = node.flow ? addToFlow(target, node, { key: undefined, value }) : addItem(target, node, value);
  return edits && { edits };
}

function remove(target: Target, route: Route | undefined): Change | undefined {
  const slot = route?.slots.at(-1);
  if (!route || !slot || route.rest.length > 0) return undefined;
  if (slot.parent.flow) return removeFromFlow(target, slot);
  const isOnly = slot.in === 'seq' ? slot.parent.items.length === 1 : slot.parent.entries.length === 1;
  if (!isOnly) return removeFromBlock(target, slot);
  // A block collection cannot be empty, so brackets take its place.
  const change = replace(target, route.slots.slice(0, -1), slot.in === 'seq' ? list() : map({}));
  const end = contentEnd(target, slot.parent);
  const own = {
    start: slot.parent.span.start,
    end: lastLineEnd(target.text, end, columnOf(target.text, slot.parent.span.start)),
  };
  return change && { edits: [...change.edits, deletion(end, own.end)], dropped: commentsIn(target, own) };
}

function renameKey(target: Target, route: Route | undefined, to: string): Change | undefined {
  const slot = route?.slots.at(-1);
  if (slot?.in !== 'map' || route?.rest.length !== 0) return undefined;
  const { key } = slot.entry;
  const quote = key.style === 'single' || key.style === 'double' ? key.style : undefined;
  const text = target.language === 'json' ? JSON.stringify(to) : keyText(to, quote, slot.parent.flow);
  return { edits: [{ ...key.span, text }] };
}

function replace(target: Target, slots: readonly Slot[], value: Value): Change | undefined {
  const slot = slots.at(-1);
  if (!slot || isAlias(target, valueIn(slot))) return undefined;
  const edits = slot.parent.flow ? replaceInFlow(target, slot, value) : replaceInBlock(target, slot, value);
  return edits && { edits };
}

/** Block style in the place of nothing, or of empty brackets; undefined between brackets, where it cannot stand. */
function replaceByBlock(target: Target, { slots, node }: Route, value: Value): Change | undefined {
  const isInside = slots.at(-1)?.parent.flow ?? true;
  return isInside && !isNull(node) ? undefined : replace(target, slots, value);
}

function isEmptyFlow(node: Route['node']): boolean {
  if (node.type === 'scalar' || !node.flow) return false;
  return node.type === 'seq' ? node.items.length === 0 : ownEntries(node).length === 0;
}
