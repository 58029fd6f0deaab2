/** A place for a key in HCL, or for a label behind one. */

import { hclStyle } from '../fixes/hcl-body.ts';
import { lineEnd, startsLine } from '../fixes/layout.ts';
import { isMapValue, type Value } from '../fixes/operation.ts';
import { blockText, entryText, isLabelled, keyText, shapeOf } from '../fixes/write-hcl.ts';
import type { Span } from '../syntax/span.ts';
import type { MapNode } from '../syntax/tree.ts';
import type { HclCursor } from './hcl-cursor.ts';
import type { KeySlot } from './place.ts';
import { isStandIn } from './stand-in.ts';

type At<R> = Extract<HclCursor, { role: R }>;

/** Whether what follows a key on its line belongs to it: its sign, its braces, its labels. */
export function goesOn(text: string, { start, end }: Span): boolean {
  const rest = text.slice(end, lineEnd(text, end));
  if (start === end) return /^[ \t]*=/.test(rest);
  return /^[ \t]*(?:[={]|"[^"]*"?[ \t]*(?:\{|$)|[\w.-]+[ \t]*\{)/.test(rest);
}

export function keySlot(
  text: string,
  offset: number,
  { root, around, path, value: behind, word }: At<'key'>,
): KeySlot[] {
  const { start, end } = word;
  const typed = text.slice(start, offset);
  const isKeyOnly = goesOn(text, word);
  const rest = text.slice(end, lineEnd(text, end));
  const isLast = rest.trim() === '';
  // Within a line everything stays on it; another entry may follow there.
  const indent = startsLine(text, start) && (isLast || isKeyOnly || /^\s*(?:#|\/[/*])/.test(rest)) ? '' : undefined;
  const style = hclStyle({ language: 'hcl', text, tree: { root, problems: [], comments: [] } });
  const gap = /[{,"\]}]/.test(text.charAt(start - 1)) ? ' ' : '';
  const after = indent === undefined && /^\S/.test(rest) && !rest.startsWith(',') ? ' ' : '';
  return [
    {
      role: 'key',
      ...{ root, word, typed, path },
      below: isKeyOnly ? behind : undefined,
      taken: takenIn(around),
      mayRepeat: isLabelled,
      write(key, value) {
        const name = keyText(key, typed.startsWith('"'));
        if (isKeyOnly) return { text: gap + name, replace: word };
        const written = entryText(shapeOf(name), value, indent, style);
        return {
          text: gap + written + after,
          replace: { start, end: isLast && indent !== undefined ? lineEnd(text, end) : end },
        };
      },
    },
  ];
}

export function labelSlot(text: string, offset: number, cursor: At<'label'>): KeySlot[] {
  const { root, around, path, word, key, value: behind } = cursor;
  const { start, end } = word;
  const rest = text.slice(end, lineEnd(text, end));
  const hasBlock = /^\s*\{/.test(rest);
  const indent = startsLine(text, key.span.start) && rest.trim() === '' ? '' : undefined;
  const style = hclStyle({ language: 'hcl', text, tree: { root, problems: [], comments: [] } });
  return [
    {
      role: 'key',
      ...{ root, word, path },
      typed: text.slice(start, offset),
      below: hasBlock ? behind : undefined,
      taken: takenIn(around),
      mayRepeat: () => false,
      write(label, value) {
        const block = hasBlock ? '' : ` ${bodyText(value)}`;
        return { text: keyText(label, true) + block, replace: word };
      },
    },
  ];
  function bodyText(value: Value): string {
    return isMapValue(value) ? blockText(value, indent, style) : '{}';
  }
}

function takenIn({ entries }: MapNode): string[] {
  return entries.flatMap(({ key }) => (isStandIn(key) ? [] : String(key.value)));
}
