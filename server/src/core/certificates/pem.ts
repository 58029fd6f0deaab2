/** Finds PEM blocks (RFC 7468) in any text: indented, cut off, or with other things in between. Linear. */
import type { Span } from '../syntax/span.ts';

export interface PemBlock {
  /** As in `CERTIFICATE` or `EC PRIVATE KEY`. */
  readonly label: string;
  /** What stands between the two lines, without white space and without headers. */
  readonly base64: string;
  /** From the first dash to the last. */
  readonly span: Span;
  readonly body: Span;
  /** Undefined when there is no END line before the next block or the end of the text. */
  readonly endLabel: string | undefined;
  /** BEGIN and END have lines of their own. PEM on one line, as folded YAML makes it, is PEM to nobody. */
  readonly ownLines: boolean;
}

const MARKER = /-----(BEGIN|END) ([^\r\n-]{1,64})-----/g;

export function pemBlocks(text: string): PemBlock[] {
  const markers = [...text.matchAll(MARKER)].map(({ 0: all, 1: kind, 2: label = '', index }) => {
    return { kind, label, span: { start: index, end: index + all.length } };
  });
  return markers.flatMap((begin, index) => {
    if (begin.kind !== 'BEGIN') return [];
    const next = markers[index + 1];
    const end = next?.kind === 'END' ? next : undefined;
    const body = { start: begin.span.end, end: next?.span.start ?? text.length };
    const block: PemBlock = {
      label: begin.label,
      base64: base64In(text.slice(body.start, body.end)),
      span: { start: begin.span.start, end: end?.span.end ?? body.end },
      body,
      endLabel: end?.label,
      ownLines: [begin, end].every((marker) => !marker || isAlone(text, marker.span)),
    };
    return [block];
  });
}

/** Headers (`Proc-Type: 4,ENCRYPTED`) have a colon, which base64 has not. */
function base64In(body: string): string {
  const lines = body.includes(':') ? body.split('\n').filter((line) => !line.includes(':')) : [body];
  return lines.join('').replace(/\s+/g, '');
}

function isAlone(text: string, { start, end }: Span): boolean {
  let before = start;
  while (isBlank(text[before - 1])) before--;
  let after = end;
  while (isBlank(text[after])) after++;
  return isLineEnd(text[before - 1]) && isLineEnd(text[after]);
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

function isLineEnd(character: string | undefined): boolean {
  return character === undefined || character === '\n' || character === '\r';
}
