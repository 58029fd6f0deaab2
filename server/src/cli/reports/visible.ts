/** Text of manifests on its way into a report that people read. */
import { numbered, visible as seen } from '../../core/values/visible.ts';

/** With it begin commands to the runners of GitHub and Azure, wherever they stand in a line of the log. */
const COMMAND = /(?<=##(?:vso)?)\[/g;

/** Signs that nobody would see, or that would be taken for more than text, stand there by their number. */
export function visible(text: string): string {
  return seen(text).replace(COMMAND, numbered);
}

/** The first so many UTF-16 units, with a mark where some are missing; no character is cut in two. */
export function clipped(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
