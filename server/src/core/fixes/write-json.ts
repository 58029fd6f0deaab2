/** Values as JSON text, on one line or indented like the document. */
import { markedText } from './blanks.ts';
import { isListValue, isMapValue, partsOf, type Value } from './operation.ts';

export interface JsonStyle {
  readonly eol: string;
  /** One level of indentation: a tab or spaces. */
  readonly unit: string;
  /** What stands between a colon or a comma and what follows on the same line. */
  readonly gap: '' | ' ';
}

/** A value that begins on a line of this indentation; without one, all of it on one line. */
export function jsonText(value: Value, indent: string | undefined, style: JsonStyle): string {
  if (isMapValue(value)) {
    const inner = deeper(indent, style);
    return bracketed(
      '{',
      value.map.map(([key, item]) => memberText(key, item, inner, style)),
      '}',
      indent,
      style,
    );
  }
  if (isListValue(value)) {
    const inner = deeper(indent, style);
    return bracketed(
      '[',
      value.list.map((item) => jsonText(item, inner, style)),
      ']',
      indent,
      style,
    );
  }
  const parts = partsOf(value);
  return parts ? `"${markedText(parts, escapeJson)}"` : String(value);
}

/** `"key": value` on a line of this indentation. */
export function memberText(key: string, value: Value, indent: string | undefined, style: JsonStyle): string {
  return `${JSON.stringify(key)}:${style.gap}${jsonText(value, indent, style)}`;
}

/** Members between brackets, each on a line of its own where there is an indentation. */
export function bracketed(
  open: string,
  members: readonly string[],
  close: string,
  indent: string | undefined,
  style: JsonStyle,
): string {
  if (members.length === 0) return open + close;
  if (indent === undefined) return open + members.join(`,${style.gap}`) + close;
  const lines = members.map((member) => style.eol + indent + style.unit + member);
  return `${open}${lines.join(',')}${style.eol}${indent}${close}`;
}

function deeper(indent: string | undefined, style: JsonStyle): string | undefined {
  return indent === undefined ? undefined : indent + style.unit;
}

function escapeJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
