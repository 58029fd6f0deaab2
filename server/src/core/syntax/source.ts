/**
 * A file as a list of sections. An edit replaces the sections it touches and keeps every other one as the same
 * object, so whatever was computed from a section stays valid for as long as the object lives.
 */
import { lineBreaks, type Section, sectionOf, splitYaml } from './sections.ts';
import type { Span } from './span.ts';

export type Language = 'yaml' | 'json' | 'hcl' | 'pem' | 'cedar';

export interface SourceFile {
  readonly uri: string;
  readonly language: Language;
  readonly sections: readonly Section[];
  /** The line of the file on which each section starts. */
  readonly startLines: readonly number[];
}

/** Zero-based line, and column in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Replaces `range` by `text`; without a range, the whole file. */
export interface TextChange {
  readonly range?: Range;
  readonly text: string;
}

/** A place inside one section of a file. */
export interface Place {
  readonly index: number;
  readonly offset: number;
}

const BY_EXTENSION: ReadonlyMap<string, Language> = new Map(
  Object.entries<Language>({
    ...{ json: 'json', jsonc: 'json', spiffe: 'json', bundle: 'json' },
    ...{ conf: 'hcl', hcl: 'hcl' },
    ...{ cedar: 'cedar' },
    ...{ pem: 'pem', crt: 'pem', cer: 'pem', der: 'pem' },
  }),
);

export function languageOf(uri: string): Language {
  const extension = /\.([a-z]+)$/i.exec(uri)?.[1]?.toLowerCase() ?? '';
  return BY_EXTENSION.get(extension) ?? 'yaml';
}

export function openSource(uri: string, language: Language, text: string): SourceFile {
  return withSections(uri, language, split(language, text));
}

/** The same file with another text. Sections that are alike at its top and at its bottom stay the same objects. */
export function reopenSource({ uri, language, sections: before }: SourceFile, text: string): SourceFile {
  const sections = split(language, text);
  keepIdentity(sections, before);
  return withSections(uri, language, sections);
}

export function editSource(file: SourceFile, changes: readonly TextChange[]): SourceFile {
  return changes.reduce((current, change) => applyChange(current, change), file);
}

export function textOf(file: SourceFile): string {
  return file.sections.map((section) => section.text).join('');
}

/** The position of an offset counted from the start of the whole file. */
export function positionInFile(file: SourceFile, offset: number): Position {
  let before = 0;
  for (const [index, { text }] of file.sections.entries()) {
    const isLast = index === file.sections.length - 1;
    if (offset < before + text.length || isLast) return positionAt(file, { index, offset: offset - before });
    before += text.length;
  }
  return { line: 0, character: 0 };
}

export function positionAt(file: SourceFile, place: Place): Position {
  const section = file.sections[place.index];
  const firstLine = file.startLines[place.index];
  if (!section || firstLine === undefined) return { line: 0, character: 0 };
  const { line, character } = positionIn(section, place.offset);
  return { line: firstLine + line, character };
}

/** The position of an offset within its section, lines counted from the section's first. */
export function positionIn({ lineStarts }: Section, offset: number): Position {
  const line = lineAt(lineStarts, offset);
  return { line, character: offset - (lineStarts[line] ?? 0) };
}

export function rangeAt(file: SourceFile, index: number, span: Span): Range {
  return {
    start: positionAt(file, { index, offset: span.start }),
    end: positionAt(file, { index, offset: span.end }),
  };
}

/** The place of a position; a position past the end of a line or of the file is moved back to it. */
export function placeAt(file: SourceFile, position: Position): Place {
  const index = lineAt(file.startLines, Math.max(0, position.line));
  const section = file.sections[index];
  if (!section) return { index: 0, offset: 0 };
  const line = position.line - (file.startLines[index] ?? 0);
  if (line >= section.lineStarts.length) return { index, offset: section.text.length };
  const start = section.lineStarts[Math.max(0, line)] ?? 0;
  const end = endOfLine(section, line);
  return { index, offset: Math.min(start + Math.max(0, position.character), end) };
}

/** Index of the last element of the ascending list that is not above the value. */
function lineAt(starts: readonly number[], value: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

function endOfLine(section: Section, line: number): number {
  const next = section.lineStarts[line + 1];
  if (next === undefined) return section.text.length;
  const carriageReturn = section.text.charCodeAt(next - 1) === 10 && section.text.charCodeAt(next - 2) === 13;
  return next - (carriageReturn ? 2 : 1);
}

function split(language: Language, text: string): Section[] {
  return language === 'yaml' ? splitYaml(text).map(sectionOf) : [sectionOf(text)];
}

function withSections(uri: string, language: Language, sections: readonly Section[]): SourceFile {
  const startLines: number[] = [];
  let line = 0;
  for (const section of sections) {
    startLines.push(line);
    line += lineBreaks(section);
  }
  return { uri, language, sections, startLines };
}

function applyChange(file: SourceFile, change: TextChange): SourceFile {
  if (!change.range) return reopenSource(file, change.text);
  const start = placeAt(file, change.range.start);
  const end = placeAt(file, change.range.end);
  // An edit can make or break a document marker at either rim, so both neighbours are cut anew with it.
  const first = Math.max(0, start.index - 1);
  const last = Math.min(file.sections.length - 1, end.index + 1);
  const textBefore = joined(file, first, start.index) + file.sections[start.index]?.text.slice(0, start.offset);
  const textAfter = file.sections[end.index]?.text.slice(end.offset) + joined(file, end.index + 1, last + 1);
  const fresh = split(file.language, textBefore + change.text + textAfter);
  keepIdentity(fresh, file.sections.slice(first, last + 1));
  const sections = [...file.sections.slice(0, first), ...fresh, ...file.sections.slice(last + 1)];
  return { ...file, sections, startLines: startLinesAfter(file, first, last, fresh) };
}

/** What is below the sections that were cut anew is moved, and not counted again. */
function startLinesAfter(
  { startLines: before }: SourceFile,
  first: number,
  last: number,
  fresh: readonly Section[],
): number[] {
  const startLines = before.slice(0, first);
  let line = before[first] ?? 0;
  for (const section of fresh) {
    startLines.push(line);
    line += lineBreaks(section);
  }
  const shift = line - (before[last + 1] ?? 0);
  for (let index = last + 1; index < before.length; index++) startLines.push((before[index] ?? 0) + shift);
  return startLines;
}

function joined(file: SourceFile, from: number, to: number): string {
  return file.sections
    .slice(from, to)
    .map((section) => section.text)
    .join('');
}

/** Sections that are alike at the top and at the bottom stay the same objects. */
function keepIdentity(fresh: Section[], before: readonly Section[]): void {
  const keep = (old: Section | undefined, at: number): boolean => {
    const isSame = old !== undefined && fresh[at]?.text === old.text;
    if (isSame) fresh[at] = old;
    return isSame;
  };
  const shorter = Math.min(before.length, fresh.length);
  let top = 0;
  while (top < shorter && keep(before[top], top)) top++;
  let below = 1;
  while (below <= shorter - top && keep(before.at(-below), fresh.length - below)) below++;
}
