/**
 * A place in the text that a block scalar of YAML holds, such as a configuration in a ConfigMap. In texts with escapes
 * nothing is offered: what would be inserted is not what the candidate shows.
 */
import { columnOf, indentOf } from '../fixes/layout.ts';
import { type Region, regionOf } from '../syntax/embedded.ts';
import type { Span } from '../syntax/span.ts';
import { cursorAt, type Path } from '../syntax/tree.ts';
import { readYaml } from '../syntax/yaml.ts';
import type { Insertion } from './candidate.ts';
import type { KeySlot, Place, Slot, ValueSlot, Written } from './place.ts';
import { textsAround } from './reader.ts';
import { STAND_IN } from './stand-in.ts';

const BLOCK_SCALAR = /[:-] +(?:[&!]\S+ +)*[|>][-+\d]*[ \t]*(?:#.*)?\r?$/m;

/** Undefined outside of such texts. `placeAt` finds the place within one. */
export function embeddedPlace(
  { file, text }: Written,
  offset: number,
  placeAt: (inner: Written, offset: number) => Place | undefined,
): Place | undefined {
  if (!BLOCK_SCALAR.test(text.slice(0, offset))) return undefined;
  const marked = text.slice(0, offset) + STAND_IN + text.slice(offset);
  const { root } = readYaml(marked);
  const cursor = root && cursorAt(root, offset + 1);
  if (!root || cursor?.node.type !== 'scalar' || cursor.node.style !== 'literal') return undefined;
  const region = regionOf(cursor.node, marked);
  const inside = textsAround(root, cursor.path, file).find(({ path }) => samePath(path, cursor.path));
  if (!inside || !region?.places.verbatim) return { in: 'document', language: 'yaml', slots: [] };
  const { start } = region.places;
  // Further left the text would end.
  if (columnOf(text, offset) < marginOf(region)) return { in: 'document', language: 'yaml', slots: [] };
  const inner = text.slice(start, start + region.text.length - STAND_IN.length);
  const place = placeAt({ file, language: inside.language, text: inner }, offset - start);
  return place && outward({ domain: inside.domain, ...place }, start);
}

function samePath(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((step, index) => step === b[index]);
}

/** The indentation of the text. */
function marginOf({ text }: Region): number {
  const first = /\S/.exec(text);
  return first ? indentOf(text, first.index).length : 0;
}

function outward(place: Place, by: number): Place {
  if (place.in === 'comment') return { ...place, start: place.start + by };
  return { ...place, slots: place.slots.map((slot) => slotOutward(slot, by)) };
}

function slotOutward(slot: Slot, by: number): Slot {
  return slot.role === 'key' ? keyOutward(slot, by) : valueOutward(slot, by);
}

function keyOutward(slot: KeySlot, by: number): KeySlot {
  return { ...slot, word: moved(slot.word, by), write: (key, value) => insertionOutward(slot.write(key, value), by) };
}

function valueOutward(slot: ValueSlot, by: number): ValueSlot {
  return {
    ...slot,
    word: moved(slot.word, by),
    write(value, further) {
      const insertion = slot.write(value, further);
      return insertion && insertionOutward(insertion, by);
    },
  };
}

function insertionOutward({ text, replace, also }: Insertion, by: number): Insertion {
  return { text, replace: moved(replace, by), ...(also && { also: { ...also, at: also.at + by } }) };
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
