import type { Span } from '../syntax/span.ts';

/**
 * What a manifest states at one place. An unrendered template states something that nobody can know yet:
 * rules stay silent on it. What is not stated at all is `undefined`.
 */
export type Stated<T = string> = Known<T> | Unknown;

export interface Known<T = string> {
  readonly known: true;
  readonly value: T;
  readonly span: Span;
}

export interface Unknown {
  readonly known: false;
  readonly span: Span;
  /** The text of the placeholder, for people. */
  readonly text: string;
}

export function known<T>(value: T, span: Span): Known<T> {
  return { known: true, value, span };
}

/** The value, where one is stated and known. */
export function knownValue<T>(stated: Stated<T> | undefined): T | undefined {
  return stated?.known ? stated.value : undefined;
}

/**
 * Where a part of a text stands, its place in the text given. Of a text that is escaped or folded in the source, and so
 * cannot be counted out there, the whole.
 */
export function partOf({ value, span }: Known, part: Span): Span {
  if (!isVerbatim(value, span)) return span;
  const start = span.start + (span.end - span.start - value.length) / 2;
  return { start: start + part.start, end: start + part.end };
}

/** Whether a text stands in the source as it is read, bare or in quotes: neither escaped nor folded, nor in a comment. */
export function isVerbatim(text: string, { start, end }: Span): boolean {
  const around = end - start - text.length;
  return around === 0 || around === 2;
}
