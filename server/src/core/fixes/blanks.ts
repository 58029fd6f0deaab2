/**
 * Blanks on their way into the text. While edits are planned a blank is its sample between two marks, so that quotes
 * and layout are settled by the sample; only at the very end the marks become what the taker of the edit understands.
 */
import type { PlannedEdit } from './apply.ts';
import { lineStart } from './layout.ts';
import type { Part } from './operation.ts';

/** `plain`: blanks read `TODO`; `snippet`: they are fields of an LSP snippet; `sample`: they are answered. */
export type Rendering = 'plain' | 'snippet' | 'sample';

/** Unicode noncharacters, which no text may carry. */
const OPEN = '\uFDD0';
const CLOSE = '\uFDD1';
const MARKED = /\uFDD0([^\uFDD1]*)\uFDD1/g;
const UNANSWERED = 'TODO';

/** The parts as one text, each encoded for the quotes it will stand in. */
export function markedText(parts: readonly Part[], encode: (text: string) => string): string {
  return parts.map((part) => (typeof part === 'string' ? encode(part) : OPEN + encode(part.blank) + CLOSE)).join('');
}

/** The parts as one text with every blank answered by its sample, or, in the `plain` rendering, left open. */
export function answeredText(parts: readonly Part[], rendering: Rendering): string {
  return parts.map((part) => (typeof part === 'string' ? part : answer(part.blank, rendering))).join('');
}

/** Turns the marks of edits, given in the order of the text, into what the rendering asks for. */
export function renderEdits(original: string, edits: readonly PlannedEdit[], rendering: Rendering): PlannedEdit[] {
  const render = renderer(rendering);
  const rendered = edits.map((edit) => ({ ...edit, text: render(edit.text) }));
  return rendering === 'snippet' ? fromLineStart(original, rendered) : rendered;
}

/** Renders one text after the other; the fields of a snippet are numbered through all of them. */
export function renderer(rendering: Rendering): (text: string) => string {
  if (rendering !== 'snippet') return (text) => text.replace(MARKED, (_, sample: string) => answer(sample, rendering));
  let fields = 0;
  // The pattern has one group, so every second piece is a sample.
  const pieces = (text: string) => text.split(MARKED).map(escapeSnippet);
  return (text) =>
    pieces(text)
      .map((piece, index) => (index % 2 ? `\${${++fields}:${piece}}` : piece))
      .join('');
}

function answer(sample: string, rendering: Rendering): string {
  return rendering === 'plain' ? UNANSWERED : sample;
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/**
 * Editors indent the later lines of a snippet like the line it is put into. An edit of several lines therefore begins
 * at the start of its line, where there is nothing to copy, and repeats what stands before it there.
 */
function fromLineStart(original: string, edits: readonly PlannedEdit[]): PlannedEdit[] {
  const widened: PlannedEdit[] = [];
  for (const edit of edits) {
    let current = edit;
    for (;;) {
      const start = lineStart(original, current.start);
      if (!current.text.includes('\n') || !/^[ \t]/.test(original.slice(start, current.start))) break;
      const previous = widened.at(-1);
      const joins = previous !== undefined && previous.end > start;
      if (joins) widened.pop();
      const before = joins ? previous : { start, end: start, text: '' };
      const between = escapeSnippet(original.slice(before.end, current.start));
      current = { start: before.start, end: current.end, text: before.text + between + current.text };
    }
    widened.push(current);
  }
  return widened;
}
