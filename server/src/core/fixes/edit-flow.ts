/** Edits between brackets: JSON, and YAML's flow style. */
import type { PlannedEdit } from './apply.ts';
import { type Change, deletion, insertion } from './change.ts';
import {
  type Collection,
  colonAfter,
  commentsIn,
  eolOf,
  indentOf,
  isMissing,
  lineEnd,
  lineStart,
  nextLine,
  placesOf,
  startsLine,
  type Target,
} from './layout.ts';
import { type Slot, valueIn } from './locate.ts';
import type { Value } from './operation.ts';
import { isPretty, jsonStyle, styleInPlaceOf, yamlStyle } from './style.ts';
import { hclText } from './write-hcl.ts';
import { bracketed, jsonText, memberText } from './write-json.ts';
import { flowText } from './write-yaml.ts';
import { keyText } from './yaml-scalar.ts';

/** What is put between brackets: an entry, or an item, which has no key. */
interface Member {
  readonly key: string | undefined;
  readonly value: Value;
}

/** A new member behind the last one, on a line of its own if that one has one. */
export function addToFlow(target: Target, parent: Collection, member: Member): PlannedEdit[] | undefined {
  const { text } = target;
  const places = placesOf(target, parent);
  const last = places.at(-1);
  if (!last) return fill(target, parent, member);
  const comma = commaAfter(target, last.end);
  const end = comma === undefined ? last.end : comma + 1;
  const separator = comma === undefined ? ',' : '';
  if (!startsLine(text, last.start)) {
    const between = /^\s*,([ \t]*)$/.exec(text.slice(places.at(-2)?.end ?? last.start, last.start))?.[1];
    const gap = between ?? (target.language === 'json' ? jsonStyle(target).gap : ' ');
    return [insertion(end, separator + gap + textOf(target, parent, member, undefined))];
  }
  const indent = indentOf(text, last.start);
  const line = eolOf(text) + indent + textOf(target, parent, member, indent) + (comma === undefined ? '' : ',');
  return [insertion(last.end, separator), insertion(restOfLine(target, end) ?? end, line)];
}

/** Another value in the place of one. */
export function replaceInFlow(target: Target, slot: Slot, value: Value): PlannedEdit[] | undefined {
  const old = valueIn(slot);
  const written = valueText(target, slot, old, value);
  if (!isMissing(old)) return [{ ...old.span, text: written }];
  if (slot.in === 'seq') return undefined;
  const { key } = slot.entry;
  const colon = colonAfter(target.text, key);
  return [colon === undefined ? insertion(key.span.end, `: ${written}`) : insertion(colon, ` ${written}`)];
}

/** Takes a member out with its comma, and with its lines where nothing else stands on them. */
export function removeFromFlow(target: Target, slot: Slot): Change | undefined {
  const { text } = target;
  const { parent } = slot;
  const places = placesOf(target, parent);
  const index = slot.in === 'seq' ? slot.index : places.findIndex(({ start }) => start === slot.entry.key.span.start);
  const place = places[index];
  if (!place) return undefined;
  const comma = commaAfter(target, place.end);
  const end = comma === undefined ? place.end : comma + 1;
  const rest = restOfLine(target, end);
  const inner = { start: parent.span.start + 1, end: parent.span.end - 1 };
  const others = text.slice(inner.start, place.start) + text.slice(rest ?? end, inner.end);
  if (others.trim() === '') {
    const dropped = commentsIn(target, { start: place.start, end: inner.end });
    return { edits: [deletion(inner.start, inner.end)], dropped };
  }
  const isLast = index === places.length - 1;
  const previous = places[index - 1];
  const commaBefore = isLast && previous ? commaAfter(target, previous.end) : undefined;
  if (startsLine(text, place.start) && rest !== undefined) {
    const lines = deletion(lineStart(text, place.start), nextLine(text, rest));
    const dropped = commentsIn(target, { start: place.start, end: rest });
    if (comma !== undefined || commaBefore === undefined) return { edits: [lines], dropped };
    return { edits: [deletion(commaBefore, commaBefore + 1), lines], dropped };
  }
  if (!isLast) return { edits: [deletion(place.start, end + blanksAt(text, end))] };
  if (commaBefore === undefined) return { edits: [deletion(place.start, end)] };
  const hasComment = text.slice(commaBefore + 1, place.start).trim() !== '';
  if (!hasComment) return { edits: [deletion(commaBefore, comma ?? place.end)] };
  return { edits: [deletion(commaBefore, commaBefore + 1), deletion(place.start, end)] };
}

function blanksAt(text: string, offset: number): number {
  return /^[ \t]*/.exec(text.slice(offset))?.[0].length ?? 0;
}

function fill(target: Target, parent: Collection, member: Member): PlannedEdit[] | undefined {
  const { text } = target;
  const { start, end } = parent.span;
  if (text.slice(start + 1, end - 1).trim() !== '') return undefined;
  const [open, close] = parent.type === 'map' ? ['{', '}'] : ['[', ']'];
  if (target.language !== 'json') {
    const space = parent.type === 'map' ? yamlStyle(target, parent).padding : '';
    return [{ start, end, text: open + space + textOf(target, parent, member, undefined) + space + close }];
  }
  const style = jsonStyle(target);
  const indent = isPretty(target) ? indentOf(text, start) : undefined;
  const inner = indent === undefined ? undefined : indent + style.unit;
  return [{ start, end, text: bracketed(open, [textOf(target, parent, member, inner)], close, indent, style) }];
}

/** A member on a line of this indentation, or within a line. */
function textOf(target: Target, parent: Collection, { key, value }: Member, indent: string | undefined): string {
  if (target.language === 'json') {
    const style = jsonStyle(target);
    return key === undefined ? jsonText(value, indent, style) : memberText(key, value, indent, style);
  }
  if (target.language === 'hcl') return hclText(value);
  const style = yamlStyle(target, parent);
  return (key === undefined ? '' : `${keyText(key, style.keyQuote, true)}: `) + flowText(value, style);
}

function valueText(target: Target, slot: Slot, old: ReturnType<typeof valueIn>, value: Value): string {
  const { text } = target;
  if (target.language === 'yaml') return flowText(value, styleInPlaceOf(target, slot.parent, old));
  const { start } = slot.in === 'map' ? slot.entry.key.span : old.span;
  return jsonText(value, startsLine(text, start) ? indentOf(text, start) : undefined, jsonStyle(target));
}

/** The comma that follows a member, white space and comments apart. */
function commaAfter({ text, tree }: Target, offset: number): number | undefined {
  let at = offset;
  for (;;) {
    const comment = tree.comments.find(({ span }) => span.start === at);
    if (comment) at = comment.span.end;
    else if (/\s/.test(text[at] ?? '')) at++;
    else return text[at] === ',' ? at : undefined;
  }
}

/** The end of the line, where nothing but a comment follows on it; undefined where more does. */
function restOfLine({ text, tree }: Target, offset: number): number | undefined {
  const end = lineEnd(text, offset);
  const comment = tree.comments.find(({ span }) => span.start >= offset && span.start < end);
  const blanks = text.slice(offset, comment?.span.start ?? end) + text.slice(comment?.span.end ?? end, end);
  return blanks.trim() === '' ? end : undefined;
}
