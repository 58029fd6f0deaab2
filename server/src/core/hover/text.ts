/** Pieces of Markdown. Whatever comes out of a manifest goes through `quoted`, in which Markdown means nothing. */
import { code } from '../values/code.ts';

/** A piece of a manifest. What is blank cannot be shown as code, and is shown as such. */
export function quoted(text: string): string {
  return text.trim() === '' ? '(blank)' : code(text);
}

/** "`a`, `b` and 7 more" */
export function some(items: readonly string[], most = 3): string {
  const shown = items.slice(0, most);
  const rest = items.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
}

export function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

/** Leaves out what is empty. */
export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

/** The same on one line. */
export function dotted(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

/** What a reader sees at once, and what is there for those who read on. */
export function folded(above: string, below: string): string {
  return above === '' || below === '' ? above + below : `${above}\n\n---\n\n${below}`;
}
