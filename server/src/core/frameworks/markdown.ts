/** Framework references as Markdown: the few that matter first, the rest below the fold. */
import type { Control } from './catalogue.ts';
import { frameworks, referencesOf } from './catalogue.ts';
import { notesOf } from './notes.ts';

/** Two pieces of Markdown for a hover; either may be empty. */
export interface ReferencesMarkdown {
  /** The picks of the families as a short list, and what to know before reading them. */
  readonly above: string;
  /** Everything else they cite, a line per framework. */
  readonly below: string;
}

/** What has a meaning in a line: emphasis, links, code, HTML, table cells, and what makes an address a link. */
const MARKUP = /[\\`*_[\]<>&|~@]|(?<=\b(?:https?|ftp)):(?=\/\/)|(?<=\bwww)\./gi;
/** What makes a heading, a list or a ruler of a line that begins with it. */
const BLOCK = /^(?:#{1,6}|[-+=]+|\d{1,9}[.)])(?=\s|$)/;

/** Text that shows as it is in Markdown, on one line. */
export function escapeMarkdown(text: string): string {
  const line = text.replace(/\s+/g, ' ').replace(MARKUP, '\\$&');
  return line.replace(BLOCK, (mark) => `${mark.slice(0, -1)}\\${mark.slice(-1)}`);
}

/** The other way round, for those who show it as it is. */
export function unescapeMarkdown(markdown: string): string {
  return markdown.replace(/\\([\\`*_[\]<>&|~@:.#+=)-])/g, '$1');
}

/** The references of one or several rule families, merged: a control that several cite is shown once, at its strongest. */
export function referencesMarkdown(families: readonly string[]): ReferencesMarkdown {
  const cited = [...new Set(families)].map(referencesOf);
  const direct = new Set(cited.flatMap((references) => references.direct));
  const picks = new Set(cited.flatMap((references) => references.hover));
  const related = new Set(cited.flatMap((references) => references.related).filter((control) => !direct.has(control)));
  const rest = (controls: ReadonlySet<Control>) => [...controls].filter((control) => !picks.has(control));
  const notes = new Set(families.flatMap(notesOf));

  const list = inFrameworkOrder([...picks]).map((control) => `- ${pick(control, related.has(control))}`);
  return {
    above: paragraphs([list.join('\n'), ...[...notes].map(escapeMarkdown)]),
    below: paragraphs([section('Same subject', rest(direct)), section('Related', rest(related))]),
  };
}

const paragraphs = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n\n');

function inFrameworkOrder(controls: readonly Control[]): Control[] {
  return frameworks().flatMap((framework) => controls.filter((control) => control.framework === framework));
}

function section(heading: string, controls: readonly Control[]): string {
  const lines = frameworks().flatMap((framework) => {
    const own = controls.filter((control) => control.framework === framework);
    const caveat = framework.caveat === undefined ? '' : ` (${escapeMarkdown(framework.caveat)})`;
    return own.length === 0 ? [] : `- ${escapeMarkdown(framework.label)}${caveat}: ${own.map(entry).join('; ')}`;
  });
  return lines.length === 0 ? '' : `**${heading}**\n\n${lines.join('\n')}`;
}

function pick(control: Control, related: boolean): string {
  const marks = related ? ['related', ...marksOf(control)] : marksOf(control);
  return describe(control, `${control.framework.label} ${control.id}`, marks);
}

function entry(control: Control): string {
  return describe(control, control.id, marksOf(control));
}

/** The link, the title unless the id already says it, and what is to be known of either. */
function describe(control: Control, text: string, marks: readonly string[]): string {
  const title = control.id.endsWith(control.title) ? '' : ` ${escapeMarkdown(control.title)}`;
  return `[${escapeMarkdown(text)}](${control.url})${title}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}`;
}

function marksOf(control: Control): string[] {
  return [
    ...(control.ownTitle ? ['our label'] : []),
    ...(control.ownId ? ['our id'] : []),
    ...(control.draft ? ['work in progress'] : []),
    ...(control.verified ? [] : ['not checked at its source']),
  ];
}
