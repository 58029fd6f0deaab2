/** A framework id in free text, as guidance writes it (`NHI-02`): what is really published under it. */
import { resolveAlias } from '../frameworks/aliases.ts';
import { escapeMarkdown } from '../frameworks/markdown.ts';
import type { DocumentRef } from '../model/store.ts';
import { contains, type Span } from '../syntax/span.ts';
import { paragraphs } from './text.ts';
import type { Meaning } from './value.ts';

/** The one under the cursor, in a text that stands at `span`. */
export function citationAt({ section }: DocumentRef, span: Span, offset: number): Meaning | undefined {
  for (const { 0: word, index } of section.text.slice(span.start, span.end).matchAll(/[A-Za-z]+-?\d+(?::\d{4})?/g)) {
    const place = { start: span.start + index, end: span.start + index + word.length };
    const alias = contains(place, offset) ? resolveAlias(word) : undefined;
    if (!alias) continue;
    const { framework, id, title, url } = alias.control;
    const link = `[${escapeMarkdown(`${framework.label} ${id}`)}](${url}) ${escapeMarkdown(title)}`;
    return { markdown: paragraphs(link, escapeMarkdown(alias.note)), span: place };
  }
  return undefined;
}
