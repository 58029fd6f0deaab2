/** Reads a folder of examples as the command line and the editor do: each file under the nearest configuration above it. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readCertificate } from '../../server/src/certificates/x509.ts';
import { Analyzer } from '../../server/src/core/analysis/analyzer.ts';
import { type Finding, isVisible } from '../../server/src/core/analysis/finding.ts';
import { isConfigName } from '../../server/src/core/config/names.ts';
import { readSettings } from '../../server/src/core/config/read-settings.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/core/model/settings.ts';
import { rules } from '../../server/src/core/rules/list.ts';
import { positionAt } from '../../server/src/core/syntax/source.ts';

export const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url));

export interface Place {
  /** Relative to the folder of all examples, with `/`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly rule: string;
}

export interface Text {
  readonly file: string;
  readonly text: string;
}

/** Every file below a folder of the examples, but for what people read about them. */
export function textsIn(folder: string): Text[] {
  return filesBelow(folder).filter(({ file }) => !isReadme(file));
}

/** What people read about the files of a folder and of those below it. */
export function readmesIn(folder: string): Text[] {
  return filesBelow(folder).filter(({ file }) => isReadme(file));
}

function filesBelow(folder: string): Text[] {
  return readdirSync(join(EXAMPLES, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ file: relative(EXAMPLES, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }));
}

function isReadme(file: string): boolean {
  return file.endsWith('README.md');
}

/** What a person sees who checks a folder of the examples, with paths relative to `root`. `day` such as `2026-11-21`. */
export function findingsIn(folder: string, day: string, root = EXAMPLES): Place[] {
  const files = Object.fromEntries(textsIn(folder).map(({ file, text }) => [file, text]));
  const { analyzer, findings } = judged(files, day, root);
  return findings.map((finding) => ({
    file: relative(EXAMPLES, fileURLToPath(finding.document.uri)).split(sep).join('/'),
    line: lineOf(analyzer, finding),
    rule: finding.rule.id,
  }));
}

export interface JudgedFiles {
  readonly analyzer: Analyzer;
  /** The visible ones, file by file. */
  readonly findings: readonly Finding[];
}

/** The same for texts that stand, or could stand, in that folder: by path relative to the folder of all examples. */
export function judged(files: Readonly<Record<string, string>>, day: string, root = EXAMPLES): JudgedFiles {
  const analyzer = new Analyzer(rules, Date.parse(`${day}T12:00:00Z`), readCertificate);
  const texts = Object.entries(files).map(([file, text]) => ({ file, text }));
  const settings = settingsByFolder(texts);
  const uris = texts.map(({ file, text }) => {
    const absolute = resolve(EXAMPLES, file);
    const uri = pathToFileURL(absolute).href;
    const path = relative(root, absolute).split(sep).join('/');
    analyzer.open({ uri, path, settings: nearest(settings, dirname(file)) }, text);
    return uri;
  });
  return { analyzer, findings: uris.flatMap((uri) => analyzer.findings(uri).filter(isVisible)) };
}

function lineOf(analyzer: Analyzer, { document, span }: Finding): number {
  const state = analyzer.documentOf(document);
  if (!state) throw new Error(`A finding in ${document.uri} is of no document.`);
  return positionAt(state.file.source, { index: state.ref.index, offset: span.start }).line + 1;
}

function settingsByFolder(texts: readonly Text[]): ReadonlyMap<string, Settings> {
  const configurations = texts.filter(({ file }) => isConfigName(file.slice(file.lastIndexOf('/') + 1)));
  return new Map(configurations.map(({ file, text }) => [dirname(file), readSettings(text)]));
}

function nearest(settings: ReadonlyMap<string, Settings>, folder: string): Settings {
  const parent = dirname(folder);
  return settings.get(folder) ?? (parent === folder ? DEFAULT_SETTINGS : nearest(settings, parent));
}
