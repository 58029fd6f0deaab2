/** A place for a value in YAML: behind a colon, as an item of a list, or the document itself. */
import { columnOf, indentOf, lineEnd } from '../fixes/layout.ts';
import type { MapValue, Value } from '../fixes/operation.ts';
import { afterColon, entryText, flowText, isInline, nodeText, pad, type YamlStyle } from '../fixes/write-yaml.ts';
import { entryOf, type Node, nodeAt } from '../syntax/tree.ts';
import { readYaml } from '../syntax/yaml.ts';
import { openQuote, restInQuotes, type ValueSlot } from './place.ts';
import { isStandIn, STAND_IN } from './stand-in.ts';
import { isWorse, type YamlCursor } from './yaml-cursor.ts';
import { styleAt } from './yaml-style.ts';

/** None where a value stands already, further below. */
export function valueSlot(text: string, offset: number, cursor: YamlCursor): ValueSlot[] {
  const { start, lead, flow, path, around } = cursor;
  if (cursor.onKey || (cursor.value === 'below' && !flow)) return [];
  const typed = text.slice(start, offset);
  const after = text.slice(offset, lineEnd(text, offset));
  const quote = openQuote(typed);
  const end = offset + (quote ? restInQuotes(after, quote) : restOfPlain(after, flow));
  const patched = text.slice(0, start) + lead + STAND_IN + text.slice(end);
  const tree = readYaml(patched);
  const node = nodeAt(tree.root, path);
  const isAlone = node?.type === 'scalar' && node.value === STAND_IN;
  if (!flow && (!isAlone || isWorse(tree, text))) return [];
  const list = around?.type === 'seq' ? (nodeAt(tree.root, path.slice(0, -1)) ?? around) : undefined;
  const siblings = list?.type === 'seq' ? list.items.filter((item) => !isStandIn(item)) : [];
  const neighbours = list?.type === 'seq' ? { ...list, items: siblings } : othersOf(around);
  const style = { ...styleAt(patched, tree, path, neighbours), ...(quote && { quote }) };
  const indent = indentOf(text, start).length;
  const key = cursor.value === 'in-line' ? entryOf(around, String(path.at(-1)))?.key : undefined;
  const layout: Layout = {
    style,
    flow,
    gap: lead === '' && flow && text[start - 1] === ',' ? ' ' : lead,
    column: columnOf(text, start) + lead.length - indent,
    keyColumn: key && columnOf(text, key.span.start) - indent,
    isRoom: text.slice(end, lineEnd(text, end)).trim() === '',
  };
  return [
    {
      role: 'value',
      path,
      root: tree.root,
      word: { start, end },
      typed,
      siblings,
      write(value, further = []) {
        const isBlock = layout.keyColumn !== undefined && !flow && !isInline(value);
        // A block begins below its key, so nothing may stand beside that.
        if (isBlock && (typed !== '' || !layout.isRoom)) return undefined;
        if (further.length > 0 && (flow || layout.keyColumn === undefined || !layout.isRoom)) return undefined;
        const written = valueText(value, layout) + furtherText(further, layout);
        if (!isBlock) return { text: layout.gap + written, replace: { start, end } };
        return { text: written, replace: { start: text.slice(0, start).trimEnd().length, end: lineEnd(text, end) } };
      },
    },
  ];
}

interface Layout {
  readonly style: YamlStyle;
  readonly flow: boolean;
  /** What has to stand between the value and what is before it. */
  readonly gap: string;
  /** Of the value, counted from the indentation of the line. */
  readonly column: number;
  /** Of the key on the same line; undefined where there is none. */
  readonly keyColumn: number | undefined;
  /** Nothing stands behind it on its line. */
  readonly isRoom: boolean;
}

function valueText(value: Value, { style, flow, column, keyColumn }: Layout): string {
  if (flow) return flowText(value, style);
  if (keyColumn === undefined) return nodeText(value, column, style);
  const text = afterColon(value, keyColumn, style);
  return isInline(value) ? text.trimStart() : text;
}

function furtherText(further: MapValue['map'], { style, keyColumn = 0 }: Layout): string {
  return further.map(([key, value]) => style.eol + pad(keyColumn) + entryText(key, value, keyColumn, style)).join('');
}

/** The length of what is left of a plain text behind the cursor. */
function restOfPlain(after: string, flow: boolean): number {
  if (after.startsWith('#')) return 0;
  const ends = [/\s#/, ...(flow ? [/[,[\]{}]/] : [])].map((sign) => after.search(sign)).filter((at) => at >= 0);
  return after.slice(0, Math.min(after.length, ...ends)).trimEnd().length;
}

function othersOf(around: Node | undefined) {
  if (around?.type !== 'map') return undefined;
  return { ...around, entries: around.entries.filter(({ value }) => !isStandIn(value)) };
}
