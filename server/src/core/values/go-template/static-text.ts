import type { Span } from '../../syntax/span.ts';
import type { TemplatePart, TemplateText } from './tokens.ts';

/** One rendering of a template in which every value is the same filler. */
export interface StaticText {
  readonly text: string;
  /** Whether the template has `if`, `with` or `range`: then there are other renderings than this. */
  readonly branching: boolean;
  /** The offset in the template of an offset in `text`; of a filler, where its action begins. */
  toTemplate(offset: number): number;
  /** The place in the template of a place in `text`; a filler stands for its whole action. */
  toTemplateSpan(span: Span): Span;
  /** Whether a place in `text` is written so in the template, with no filler in it. */
  isLiteral(span: Span): boolean;
}

interface Piece {
  /** In the static text. */
  readonly at: number;
  readonly length: number;
  /** In the template. */
  readonly start: number;
  readonly end: number;
  readonly filler: boolean;
}

/** The template with `filler` for each value. Of two branches the first is taken and a loop runs once, so that the text is one Go could print. */
export function staticText(parts: readonly TemplatePart[], filler: string): StaticText {
  const pieces: Piece[] = [];
  const texts: string[] = [];
  let length = 0;
  const put = (text: string, { start, end }: Span, isFiller: boolean) => {
    if (text === '') return;
    pieces.push({ at: length, length: text.length, start, end, filler: isFiller });
    texts.push(text);
    length += text.length;
  };
  for (const [index, part] of parts.entries()) {
    if (part.place.definition || part.place.otherwise) continue;
    if (part.kind === 'text') {
      const span = trimmed(part, parts[index - 1], parts[index + 1]);
      put(part.text.slice(span.start - part.start, span.end - part.start), span, false);
    } else if (part.prints) {
      put(filler, part, true);
    }
  }
  const last = pieces.at(-1);
  const toTemplate = (offset: number) => {
    const piece = pieceAt(pieces, offset);
    if (!piece || offset >= length) return last?.end ?? 0;
    return piece.filler ? piece.start : piece.start + offset - piece.at;
  };
  return {
    text: texts.join(''),
    branching: parts.some((part) => part.place.conditional),
    toTemplate,
    toTemplateSpan: ({ start, end }) => {
      if (end <= start) return { start: toTemplate(start), end: toTemplate(start) };
      const piece = pieceAt(pieces, end - 1);
      return {
        start: toTemplate(start),
        end: !piece ? toTemplate(end) : piece.filler ? piece.end : piece.start + end - piece.at,
      };
    },
    isLiteral: ({ start, end }) => {
      for (let i = indexAt(pieces, start); i < pieces.length; i++) {
        const piece = pieces[i];
        if (!piece || piece.at >= end) break;
        if (piece.filler && piece.at + piece.length > start) return false;
      }
      return true;
    },
  };
}

/** What the trim marks of the neighbours leave of a text. */
function trimmed(
  { text, start }: TemplateText,
  before: TemplatePart | undefined,
  after: TemplatePart | undefined,
): Span {
  let from = 0;
  let to = text.length;
  if (before && before.kind !== 'text' && before.trimRight) while (from < to && isSpace(text[from])) from++;
  if (after && after.kind !== 'text' && after.trimLeft) while (to > from && isSpace(text[to - 1])) to--;
  return { start: start + from, end: start + to };
}

function isSpace(char: string | undefined): boolean {
  return char === ' ' || char === '\t' || char === '\r' || char === '\n';
}

function pieceAt(pieces: readonly Piece[], offset: number): Piece | undefined {
  return pieces[indexAt(pieces, offset)];
}

/** The last piece that begins at or before the offset. */
function indexAt(pieces: readonly Piece[], offset: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
