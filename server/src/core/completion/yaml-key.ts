/** A place for a key in YAML. */
import { columnOf, indentOf, isMissing, lineEnd, ownEntries } from '../fixes/layout.ts';
import type { Value } from '../fixes/operation.ts';
import { entryText, flowText, isInline, type YamlStyle } from '../fixes/write-yaml.ts';
import { keyText } from '../fixes/yaml-scalar.ts';
import { type Entry, entryOf, type Node, nodeAt } from '../syntax/tree.ts';
import { readYaml } from '../syntax/yaml.ts';
import { type KeySlot, openQuote, restInQuotes } from './place.ts';
import { STAND_IN } from './stand-in.ts';
import { isWorse, type YamlCursor } from './yaml-cursor.ts';
import { styleAt } from './yaml-style.ts';

/** What stands behind the word on its line, or below it. */
type Follower = 'nothing' | 'comment' | 'colon' | 'text' | 'block';

/** None where a key cannot stand: in a list in brackets, behind a colon, or out of line with the other keys. */
export function keySlot(text: string, offset: number, cursor: YamlCursor): KeySlot[] {
  const { start, lead, flow, path } = cursor;
  if (!cursor.onKey && (flow || cursor.value === 'in-line')) return [];
  const typed = text.slice(start, offset);
  if (/\s/.test(typed)) return [];
  const end = offset + restOfKey(text.slice(offset, lineEnd(text, offset)), typed, flow);
  const behind = followerOnLine(text.slice(end, lineEnd(text, end)), flow);
  const mark = behind === 'colon' ? '' : flow ? (behind === 'text' ? ',' : '') : ':';
  const patched = text.slice(0, start) + lead + STAND_IN + mark + text.slice(end);
  const tree = readYaml(patched);
  if (!flow && isWorse(tree, text)) return [];
  const map = nodeAt(tree.root, path);
  const entry = entryOf(map, STAND_IN);
  const others = [...othersIn(entry ? map : undefined), ...othersIn(cursor.onKey ? cursor.around : undefined)];
  const first = others[0];
  if (first && !flow && columnOf(patched, first.key.span.start) !== columnOf(patched, start + lead.length)) return [];
  const follower = behind === 'nothing' && entry && !isMissing(entry.value) ? 'block' : behind;
  const neighbours = map?.type === 'map' ? { ...map, entries: othersIn(map) } : undefined;
  const style = styleAt(patched, tree, path, neighbours);
  const column = columnOf(text, start) + lead.length - indentOf(text, start).length;
  const gap = lead === '' && flow && text[start - 1] === ',' ? ' ' : lead;
  return [
    {
      role: 'key',
      path,
      root: tree.root,
      word: { start, end },
      typed,
      below: follower === 'block' ? entry?.value : undefined,
      mayRepeat: () => false,
      taken: others.map(({ key }) => String(key.value)),
      write: (key, value) => ({
        text: gap + keyWithValue(key, value, { follower, flow, column, style: withQuote(style, typed) }),
        // Blanks at the end of the line would be left behind.
        replace: { start, end: follower === 'nothing' && !flow ? lineEnd(text, end) : end },
      }),
    },
  ];
}

interface Layout {
  readonly follower: Follower;
  readonly flow: boolean;
  /** Counted from the indentation of the line. */
  readonly column: number;
  readonly style: YamlStyle;
}

function keyWithValue(key: string, value: Value, { follower, flow, column, style }: Layout): string {
  const name = keyText(key, style.keyQuote, flow);
  if (follower === 'colon') return name;
  if (flow) return `${name}: ${flowText(value, style)}${follower === 'text' ? ',' : ''}`;
  // A comment behind the key would end up behind the last line of a block.
  const isRoom = follower === 'nothing' || (follower === 'comment' && isInline(value));
  return isRoom ? entryText(key, value, column, style) : `${name}:`;
}

function withQuote(style: YamlStyle, typed: string): YamlStyle {
  return { ...style, keyQuote: openQuote(typed) ?? style.keyQuote };
}

function restOfKey(after: string, typed: string, flow: boolean): number {
  const quote = openQuote(typed);
  if (quote) return restInQuotes(after, quote);
  return (flow ? /^[^\s:,[\]{}]*/ : /^[^\s:]*/).exec(after)?.[0].length ?? 0;
}

function followerOnLine(rest: string, flow: boolean): Follower {
  const next = rest.trimStart();
  if (next === '') return 'nothing';
  if (next.startsWith('#')) return 'comment';
  if (/^:(?:[\s,\]}]|$)/.test(next)) return 'colon';
  return flow && /^[,\]}]/.test(next) ? 'nothing' : 'text';
}

function othersIn(map: Node | undefined): Entry[] {
  return map?.type === 'map' ? ownEntries(map).filter(({ key }) => !String(key.value).includes(STAND_IN)) : [];
}
