/** A place for a value in HCL: behind an equals sign, or as an item of a list. */
import { hclStyle } from '../fixes/hcl-body.ts';
import { lineEnd, lineStart } from '../fixes/layout.ts';
import { isMapValue, type Value } from '../fixes/operation.ts';
import { blockText, hclText } from '../fixes/write-hcl.ts';
import type { HclCursor } from './hcl-cursor.ts';
import type { ValueSlot } from './place.ts';
import { isStandIn } from './stand-in.ts';

/** None behind another item without a comma between. */
export function valueSlot(text: string, offset: number, cursor: Extract<HclCursor, { role: 'value' }>): ValueSlot[] {
  const { root, path, word, list } = cursor;
  const { start, end } = word;
  const before = text.slice(0, start).trimEnd();
  if (list && !/[[,]$/.test(before)) return [];
  const typed = text.slice(start, offset);
  const gap = /[=,]/.test(text.charAt(start - 1)) ? ' ' : '';
  const isAlone =
    text.slice(end, lineEnd(text, end)).trim() === '' &&
    /^\s*[\w."-]+\s*=\s*$/.test(text.slice(lineStart(text, start), start));
  const style = hclStyle({ language: 'hcl', text, tree: { root, problems: [], comments: [] } });
  const written = (value: Value) =>
    isMapValue(value) ? blockText(value, isAlone ? '' : undefined, style) : hclText(value);
  return [
    {
      role: 'value',
      ...{ root, path, word, typed },
      siblings: list?.items.filter((item) => !isStandIn(item)) ?? [],
      write(value, further = []) {
        return further.length > 0 ? undefined : { text: gap + written(value), replace: word };
      },
    },
  ];
}
