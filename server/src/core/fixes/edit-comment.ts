/** Edits of comments, and of stretches of text as they stand. */
import { type Span, sameSpan } from '../syntax/span.ts';
import { markedText } from './blanks.ts';
import { type Change, deletion, insertion } from './change.ts';
import { eolOf, indentOf, lineEnd, lineStart, nextLine, startsLine, type Target } from './layout.ts';
import { partsOf, type Value } from './operation.ts';

/** A comment line above the line of a place. JSON gets one only where it has comments already. */
export function commentAbove(target: Target, span: Span, value: Value): Change | undefined {
  const { text, tree } = target;
  const parts = partsOf(value);
  if (!parts || (target.language === 'json' && tree.comments.length === 0)) return undefined;
  const start = lineStart(text, span.start);
  // What stands above the marker of a document belongs to the document before it.
  if (/^---(?:\s|$)/.test(text.slice(start))) return undefined;
  const line = markedText(parts, (part) => part);
  if (/[\r\n]/.test(line)) return undefined;
  const sign = target.language === 'json' || target.language === 'cedar' ? '//' : '#';
  return { edits: [insertion(start, `${indentOf(text, span.start)}${sign} ${line}${eolOf(text)}`)], added: parts };
}

/** Takes a comment out, with its line where nothing else stands on it. */
export function removeComment(target: Target, span: Span): Change | undefined {
  const { text } = target;
  const comment = target.tree.comments.find((candidate) => sameSpan(candidate.span, span));
  if (!comment) return undefined;
  const endsLine = text.slice(span.end, lineEnd(text, span.end)).trim() === '';
  const dropped = [comment];
  if (!endsLine) return { edits: [deletion(span.start, span.end)], dropped };
  if (startsLine(text, span.start)) {
    return { edits: [deletion(lineStart(text, span.start), nextLine(text, span.end))], dropped };
  }
  const blanks = /[ \t]*$/.exec(text.slice(0, span.start))?.[0].length ?? 0;
  return { edits: [deletion(span.start - blanks, span.end)], dropped };
}

export function replaceText(target: Target, span: Span, text: string): Change {
  const dropped = target.tree.comments.filter(
    (comment) => comment.span.start < span.end && span.start < comment.span.end,
  );
  return { edits: [{ ...span, text }], dropped };
}
