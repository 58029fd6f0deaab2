/** Values as HCL text: on lines of their own, or within a line. */
import { markedText } from './blanks.ts';
import { isListValue, isMapValue, type MapValue, partsOf, type Value } from './operation.ts';

export interface HclStyle {
  readonly eol: string;
  /** One level of indentation: a tab or spaces. */
  readonly unit: string;
}

/** Keys whose maps SPIRE's own files write as blocks with a label, and the types of plugins, which always are. */
const LABELLED: ReadonlySet<string> = new Set([
  ...['federates_with', 'profile', 'bundle_endpoint_profile'],
  ...['BundlePublisher', 'CredentialComposer', 'DataStore', 'KeyManager', 'NodeAttestor', 'Notifier', 'SVIDStore'],
  ...['UpstreamAuthority', 'WorkloadAttestor'],
]);

/** Whether the maps of a key are written as blocks with labels, of which there may be several. */
export function isLabelled(key: string): boolean {
  return LABELLED.has(key);
}

/** How a new entry is to look. */
export interface EntryShape {
  /** The key and its labels as they are written. */
  readonly words: readonly string[];
  /** What stands between the key and its value. */
  readonly sign: string;
  /** Whether a map takes an equals sign too. */
  readonly assigns: boolean;
}

export function shapeOf(...words: readonly string[]): EntryShape {
  return { words, sign: ' = ', assigns: false };
}

/** An entry on a line of this indentation, which its first line does not repeat; without one, all on one line. */
export function entryText(shape: EntryShape, value: Value, indent: string | undefined, style: HclStyle): string {
  const head = shape.words.join(' ');
  if (!isMapValue(value)) return head + shape.sign + hclText(value);
  const labels = shape.words.length === 1 && !shape.assigns ? labelsOf(head, value) : undefined;
  if (!labels) return `${head}${shape.assigns ? shape.sign : ' '}${blockText(value, indent, style)}`;
  const blocks = labels.map(([label, inner]) => `${head} ${quoted(label)} ${blockText(inner, indent, style)}`);
  return blocks.join(indent === undefined ? ' ' : style.eol + indent);
}

/** Braces and what stands in them. */
export function blockText({ map }: MapValue, indent: string | undefined, style: HclStyle): string {
  if (map.length === 0) return '{}';
  const inner = indent === undefined ? undefined : indent + style.unit;
  const entries = map.map(([key, value]) => entryText(shapeOf(keyText(key, false)), value, inner, style));
  if (inner === undefined) return `{ ${entries.join(', ')} }`;
  return `{${entries.map((entry) => style.eol + inner + entry).join('')}${style.eol}${indent}}`;
}

/** A value on one line. */
export function hclText(value: Value): string {
  if (isListValue(value)) return `[${value.list.map(hclText).join(', ')}]`;
  if (isMapValue(value)) return blockText(value, undefined, { eol: '', unit: '' });
  const parts = partsOf(value);
  return parts ? `"${markedText(parts, escapeText)}"` : String(value);
}

export function keyText(key: string, isQuoted: boolean): string {
  return !isQuoted && /^[A-Za-z_][\w.-]*$/.test(key) && key !== 'true' && key !== 'false' ? key : quoted(key);
}

/** The labels of a map that is written as blocks of its own. */
function labelsOf(key: string, { map }: MapValue): (readonly [label: string, value: MapValue])[] | undefined {
  if (!LABELLED.has(key) || map.length === 0) return undefined;
  const labels = map.flatMap(([label, value]) => (isMapValue(value) ? [[label, value] as const] : []));
  return labels.length === map.length ? labels : undefined;
}

function quoted(text: string): string {
  return `"${escapeText(text)}"`;
}

/** JSON's escapes are HCL's too. */
function escapeText(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
