/** Commands to the runner of GitHub Actions: lines of output that become annotations. */
import type { Level } from './levels.ts';
import type { Place } from './place.ts';
import { visible } from './visible.ts';

export interface Annotation {
  readonly level: Level['github'];
  readonly title: string;
  /** Undefined where nothing of it is left in the file. */
  readonly place: Place | { readonly file: string; readonly range?: never } | undefined;
  /** What is said, a line each. */
  readonly lines: readonly string[];
}

export function workflowCommand({ level, title, place, lines }: Annotation): string {
  const properties = Object.entries({ ...(place ? positionOf(place) : {}), title })
    .map(([name, value]) => `${name}=${propertyText(visible(String(value)))}`)
    .join(',');
  return `::${level} ${properties}::${dataText(lines.map(visible).join('\n'))}\n`;
}

/** The runner takes columns only where they are of one line. */
function positionOf({ file, range }: NonNullable<Annotation['place']>) {
  if (!range) return { file };
  const { start, end } = range;
  const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {};
  return { file, line: start.line, endLine: end.line, ...columns };
}

/** As the runner reads it: a line break would end the command and let another one begin. */
function dataText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function propertyText(text: string): string {
  return dataText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
