/** Values as YAML text: block style at a column, or flow style inside brackets. */
import { answeredText } from './blanks.ts';
import { isListValue, isMapValue, partsOf, type Value } from './operation.ts';
import { isLiteral, keyText, literalText, type Quote, stringText } from './yaml-scalar.ts';

/** How a document is laid out. */
export interface YamlStyle {
  readonly eol: string;
  /** Columns a map is indented under its key. */
  readonly step: number;
  /** Columns the dashes of a list are indented under its key. */
  readonly listStep: number;
  /** The quotes in which the neighbours stand; undefined where they are plain. */
  readonly quote: Quote | undefined;
  readonly keyQuote: Quote | undefined;
  /** Between braces and what they hold. */
  readonly padding: '' | ' ';
  /** Whether strings of several lines may be written as block scalars. */
  readonly literals: boolean;
}

/** `key: value` for a map at a column; the first line comes without its indentation. */
export function entryText(key: string, value: Value, column: number, style: YamlStyle): string {
  return `${keyText(key, style.keyQuote, false)}:${afterColon(value, column, style)}`;
}

/** What follows the colon of a key at a column. */
export function afterColon(value: Value, column: number, style: YamlStyle): string {
  if (isInline(value)) return ` ${scalarText(value, column + style.step, style)}`;
  const inner = column + (isListValue(value) ? style.listStep : style.step);
  return style.eol + pad(inner) + nodeText(value, inner, style);
}

/** A value that begins at a column, such as what follows a dash; the first line comes without its indentation. */
export function nodeText(value: Value, column: number, style: YamlStyle): string {
  const lineBreak = style.eol + pad(column);
  if (isInline(value)) return scalarText(value, column, style);
  if (isMapValue(value)) {
    return value.map.map(([key, item]) => entryText(key, item, column, style)).join(lineBreak);
  }
  if (isListValue(value)) {
    return value.list.map((item) => `- ${nodeText(item, column + 2, style)}`).join(lineBreak);
  }
  return '';
}

/** A value on one line, collections in brackets. */
export function flowText(value: Value, style: YamlStyle): string {
  if (isListValue(value)) return `[${value.list.map((item) => flowText(item, style)).join(', ')}]`;
  if (isMapValue(value)) {
    const members = value.map.map(([key, item]) => `${keyText(key, style.keyQuote, true)}: ${flowText(item, style)}`);
    return members.length === 0 ? '{}' : `{${style.padding}${members.join(', ')}${style.padding}}`;
  }
  const parts = partsOf(value);
  return parts ? stringText(parts, style.quote, true) : String(value);
}

/** Whether a value begins on the line of its key in block style. */
export function isInline(value: Value): boolean {
  if (isMapValue(value)) return value.map.length === 0;
  return !isListValue(value) || value.list.length === 0;
}

export function pad(column: number): string {
  return ' '.repeat(column);
}

function scalarText(value: Value, column: number, style: YamlStyle): string {
  const parts = partsOf(value);
  if (!parts) return flowText(value, style);
  const text = answeredText(parts, 'sample');
  return style.literals && isLiteral(text)
    ? literalText(parts, pad(column), style.eol)
    : stringText(parts, style.quote, false);
}
