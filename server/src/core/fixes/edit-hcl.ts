/** Edits in HCL: entries with an equals sign, blocks with and without labels, lists. */
import type { Entry, MapNode, Node } from '../syntax/tree.ts';
import type { PlannedEdit } from './apply.ts';
import { type Change, insertion } from './change.ts';
import { addToFlow, removeFromFlow } from './edit-flow.ts';
import { addToBody, endOf, hclStyle, indentIn, isAssigned } from './hcl-body.ts';
import { isLabels, isMissing, isNull, type Target } from './layout.ts';
import { partsOfMap, type Route, type Slot, valueIn } from './locate.ts';
import { nested } from './nest.ts';
import { isMapValue, list, type MapValue, type Value } from './operation.ts';
import { removeFromBody } from './remove-hcl.ts';
import { blockText, type EntryShape, entryText, hclText, keyText, shapeOf } from './write-hcl.ts';

export function set(target: Target, route: Route | undefined, value: Value): Change | undefined {
  if (!route) return undefined;
  const { slots, node, rest } = route;
  const [step, ...deeper] = rest;
  if (step === undefined) return changed(replace(target, slots, value));
  const inner = typeof step === 'number' ? undefined : nested(deeper, value);
  if (typeof step === 'number' || inner === undefined) return undefined;
  if (isNull(node)) return changed(replace(target, slots, { map: [[step, inner]] }));
  if (node.type !== 'map') return undefined;
  return changed(
    isLabels(target, node) ? addBlock(target, slots, step, inner) : addEntry(target, slots, node, step, inner),
  );
}

export function append(target: Target, route: Route | undefined, value: Value): Change | undefined {
  if (!route) return undefined;
  if (route.rest.length > 0 || isNull(route.node)) return set(target, route, list(value));
  if (route.node.type !== 'seq') return undefined;
  return changed(addToFlow(target, route.node, { key: undefined, value }));
}

export function remove(target: Target, route: Route | undefined): Change | undefined {
  const slot = route && ownerOf(target, route.slots).at(-1);
  if (!slot || route.rest.length > 0) return undefined;
  if (slot.in === 'seq') return removeFromFlow(target, slot);
  const isLabel = slot !== route.slots.at(-1);
  const entries = isLabel ? [slot.entry] : partsOfMap(target, slot);
  return together(entries.map((entry) => removeFromBody(target, slot.parent, entry)));
}

function together(changes: readonly Change[]): Change {
  return { edits: changes.flatMap(({ edits }) => edits), dropped: changes.flatMap(({ dropped }) => dropped ?? []) };
}

export function renameKey(target: Target, route: Route | undefined, to: string): Change | undefined {
  const slot = route?.slots.at(-1);
  if (slot?.in !== 'map' || route?.rest.length !== 0) return undefined;
  const edits = partsOfMap(target, slot).map(({ key }) => ({
    ...key.span,
    text: keyText(to, key.style === 'double'),
  }));
  return { edits };
}

function changed(edits: PlannedEdit[] | undefined): Change | undefined {
  return edits && { edits };
}

/** The way to the entry in a body to which a value belongs: a label belongs to its block. */
function ownerOf(target: Target, slots: readonly Slot[]): readonly Slot[] {
  const parent = slots.at(-1)?.parent;
  return parent && isLabels(target, parent) ? ownerOf(target, slots.slice(0, -1)) : slots;
}

/** Another block beside the one whose labels these are: the same words up to the last, which is new. */
function addBlock(target: Target, slots: readonly Slot[], label: string, value: Value): PlannedEdit[] | undefined {
  const owners = ownerOf(target, slots);
  const owner = owners.at(-1);
  if (!isMapValue(value) || owner?.in !== 'map') return undefined;
  const words = slots
    .slice(owners.length - 1)
    .flatMap((slot) => (slot.in === 'map' ? sourceOf(target, slot.entry) : []));
  const shape = shapeOf(...words, keyText(label, true));
  return addToBody(target, owner.parent, bodyAround(owners.slice(0, -1)), shape, value);
}

function addEntry(target: Target, slots: readonly Slot[], body: MapNode, key: string, value: Value): PlannedEdit[] {
  const isQuoted = body.entries.length > 0 && body.entries.every((entry) => entry.key.style === 'double');
  const maps = body.entries.filter((entry) => entry.value.type === 'map');
  const assigns = maps.length > 0 && maps.every((entry) => isAssigned(target, entry));
  return addToBody(target, body, bodyAround(slots), { ...shapeOf(keyText(key, isQuoted)), assigns }, value);
}

/** The body in which the last of these members stands. */
function bodyAround(slots: readonly Slot[]): MapNode | undefined {
  const slot = slots.findLast((candidate) => candidate.in === 'map' && candidate.parent.flow);
  return slot?.in === 'map' ? slot.parent : undefined;
}

function replace(target: Target, slots: readonly Slot[], value: Value): PlannedEdit[] | undefined {
  const slot = slots.at(-1);
  if (!slot) return undefined;
  const old = valueIn(slot);
  if (slot.in === 'seq') return [{ ...old.span, text: hclText(value) }];
  const { parent, entry } = slot;
  if (isLabels(target, parent)) return isMapValue(value) ? replaceBlock(target, slots, old, value) : undefined;
  if (isMapValue(value) || old.type === 'map') return replaceEntry(target, parent, entry, value);
  if (!isMissing(old)) return [{ ...old.span, text: hclText(value) }];
  if (!isAssigned(target, entry)) return [insertion(entry.key.span.end, ` = ${hclText(value)}`)];
  return [insertion(old.span.end, ` ${hclText(value)}`)];
}

/** Other braces behind the same labels. */
function replaceBlock(
  target: Target,
  slots: readonly Slot[],
  { span }: Node,
  value: MapValue,
): PlannedEdit[] | undefined {
  const owner = ownerOf(target, slots).at(-1);
  if (owner?.in !== 'map') return undefined;
  const indent = indentIn(target, owner.parent, owner.entry.key.span.start);
  return [{ ...span, text: blockText(value, indent, hclStyle(target)) }];
}

/** All of an entry anew, its key as it is written. One of several blocks of a name is but a part of the value. */
function replaceEntry(target: Target, body: MapNode, entry: Entry, value: Value): PlannedEdit[] | undefined {
  const { key, value: old } = entry;
  if (body.entries.some((other) => other !== entry && other.key.value === key.value)) return undefined;
  const assigns = old.type === 'map' && isAssigned(target, entry);
  const shape: EntryShape = { ...shapeOf(sourceOf(target, entry)), assigns };
  const indent = indentIn(target, body, key.span.start);
  return [{ start: key.span.start, end: endOf(entry), text: entryText(shape, value, indent, hclStyle(target)) }];
}

function sourceOf({ text }: Target, { key }: Entry): string {
  return text.slice(key.span.start, key.span.end);
}
