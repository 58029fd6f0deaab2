/**
 * Columns as the client counts them. The core counts UTF-16 units, as the protocol does unless both sides agree on
 * something else; every position that comes in or goes out is converted here, and nowhere else.
 */
import type { PositionEncodingKind } from 'vscode-languageserver';
import {
  editSource,
  type Place,
  type Position,
  placeAt,
  positionAt,
  positionInFile,
  type Range,
  type SourceFile,
  type TextChange,
} from '../../core/syntax/source.ts';
import type { Span } from '../../core/syntax/span.ts';

/** How many units a code point has; a surrogate without its other half counts as the sign that stands for what is broken. */
type Width = (codePoint: number) => number;

const WIDTHS = {
  'utf-8': (point) => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4),
  'utf-16': (point) => (point < 0x10000 ? 1 : 2),
  'utf-32': () => 1,
} satisfies Record<PositionEncodingKind, Width>;

export type Encoding = keyof typeof WIDTHS;

/** The client lists what it can, what it likes best first. */
export function encodingFor(offered: readonly string[] | undefined): Encoding {
  return offered?.find((name): name is Encoding => Object.hasOwn(WIDTHS, name)) ?? 'utf-16';
}

export class Positions {
  readonly encoding: Encoding;
  private readonly width: Width | undefined;

  constructor(encoding: Encoding) {
    this.encoding = encoding;
    this.width = encoding === 'utf-16' ? undefined : WIDTHS[encoding];
  }

  /** The place of a position; a position past the end of a line or of the file is moved back to it. */
  placeAt(source: SourceFile, position: Position): Place {
    return placeAt(source, this.fromClient(source, position));
  }

  positionAt(source: SourceFile, place: Place): Position {
    return this.toClient(source, positionAt(source, place));
  }

  /** The position of an offset counted from the start of the whole file. */
  positionInFile(source: SourceFile, offset: number): Position {
    return this.toClient(source, positionInFile(source, offset));
  }

  rangeAt(source: SourceFile, index: number, { start, end }: Span): Range {
    return {
      start: this.positionAt(source, { index, offset: start }),
      end: this.positionAt(source, { index, offset: end }),
    };
  }

  /** A range that the core has made. */
  rangeToClient(source: SourceFile, range: Range): Range {
    return { start: this.toClient(source, range.start), end: this.toClient(source, range.end) };
  }

  /** Each change counts in the text that those before it have left. */
  changesFromClient(source: SourceFile, changes: readonly TextChange[]): readonly TextChange[] {
    if (!this.width) return changes;
    let current = source;
    return changes.map(({ range, text }) => {
      const start = range && this.fromClient(current, range.start);
      const end = range && this.fromClient(current, range.end);
      const change = start && end ? { range: { start, end }, text } : { text };
      current = editSource(current, [change]);
      return change;
    });
  }

  private toClient(source: SourceFile, { line, character }: Position): Position {
    const { width } = this;
    if (!width) return { line, character };
    let units = 0;
    let length = 0;
    for (const sign of lineAt(source, line)) {
      length += sign.length;
      if (length > character) break;
      units += widthOf(sign, width);
    }
    return { line, character: units };
  }

  private fromClient(source: SourceFile, { line, character }: Position): Position {
    const { width } = this;
    if (!width) return { line, character };
    let units = 0;
    let length = 0;
    for (const sign of lineAt(source, line)) {
      units += widthOf(sign, width);
      // What points into a sign points before it.
      if (units > character) break;
      length += sign.length;
    }
    return { line, character: length };
  }
}

function widthOf(sign: string, width: Width): number {
  return width(sign.codePointAt(0) ?? 0);
}

/** Without what ends it. */
function lineAt(source: SourceFile, line: number): string {
  const { index, offset } = placeAt(source, { line, character: 0 });
  const end = placeAt(source, { line, character: Number.MAX_SAFE_INTEGER });
  return source.sections[index]?.text.slice(offset, end.offset) ?? '';
}
