/** Tokens of the parse tree that are one value or one name. */
import type { TreeCursor } from '@lezer/common';
import * as term from '../../../../generated/hcl-terms.js';
import type { Span } from '../span.ts';
import type { ScalarNode, ScalarStyle } from '../tree.ts';
import { note, type Reading } from './reading.ts';
import { numberValue } from './scan.ts';
import { heredocName, heredocValue, quotedValue } from './strings.ts';
import * as words from './words.ts';

const WORDS: ReadonlySet<number> = new Set([
  ...[term.Key, term.Word, term.String, term.UnclosedString, term.SingleQuoted, term.Variable],
]);
const VALUES: ReadonlySet<number> = new Set([
  ...[term.String, term.UnclosedString, term.SingleQuoted, term.Heredoc, term.UnclosedHeredoc],
  ...[term.Number, term.Bool, term.Variable, term.Bare],
]);

/** Whether a token can be a key or a label. */
export function isWord(id: number): boolean {
  return WORDS.has(id);
}

export function isScalar(id: number): boolean {
  return VALUES.has(id);
}

export function spanOf({ from, to }: TreeCursor): Span {
  return { start: from, end: to };
}

/** The token at the cursor as a node, what is wrong with it noted. */
export function scalarAt(cursor: TreeCursor, reading: Reading): ScalarNode {
  const span = spanOf(cursor);
  const source = reading.text.slice(span.start, span.end);
  const scalar = (style: ScalarStyle, value: ScalarNode['value']): ScalarNode => ({
    type: 'scalar',
    span,
    style,
    value,
  });
  const { id } = cursor.type;
  switch (id) {
    case term.String:
    case term.UnclosedString: {
      if (id === term.UnclosedString) note(reading, span, words.UNCLOSED_STRING);
      const value = quotedValue(source, id === term.String, (at, written) => {
        const start = span.start + at;
        note(reading, { start, end: start + written.length }, words.badEscape(written));
      });
      return scalar('double', value);
    }
    case term.SingleQuoted:
      note(reading, span, words.SINGLE_QUOTES);
      return scalar('single', source.slice(1, -1));
    case term.Heredoc:
      return scalar('literal', heredocValue(source, true));
    case term.UnclosedHeredoc: {
      const { name, indented } = heredocName(source);
      note(reading, { start: span.start, end: span.start + 2 }, words.unclosedHeredoc(name, indented));
      return scalar('literal', heredocValue(source, false));
    }
    case term.Number:
      return scalar('plain', numberValue(source));
    case term.Bool:
      return scalar('plain', source === 'true');
    case term.Bare:
      note(reading, span, words.unquoted(source));
      return scalar('plain', source);
    default:
      return scalar('plain', source);
  }
}
