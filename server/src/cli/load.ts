/** Reads the files a command was pointed at, and what around them decides about them. */
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Analyzer } from '../core/analysis/analyzer.ts';
import { matches } from '../core/analysis/severity.ts';
import { CONFIG_NAMES, isConfigName } from '../core/config/names.ts';
import { readSettings } from '../core/config/read-settings.ts';
import { mayBeOurs } from '../core/formats/sniff.ts';
import { DEFAULT_SETTINGS, type Settings } from '../core/model/settings.ts';
import { rules } from '../core/rules/list.ts';
import { readText, walk } from '../files/disk-files.ts';
import { MAX_FILE_BYTES } from '../files/file-provider.ts';
import { UsageError } from './usage-error.ts';

export interface Checked {
  readonly analyzer: Analyzer;
  /** URIs of the files that are to be reported on, in order. */
  readonly uris: readonly string[];
  /** How many files were looked at, ours or not. */
  readonly files: number;
  /** Files that were passed over, and why. */
  readonly skipped: readonly string[];
}

export interface LoadRequest {
  readonly paths: readonly string[];
  readonly now: number;
  /** A configuration file that replaces those found by their place. */
  readonly config: string | undefined;
  /** Text of standard input, read in place of the file of that name. */
  readonly stdin: { readonly name: string; readonly text: string } | undefined;
  progress(files: number): void;
}

export async function load(request: LoadRequest): Promise<Checked> {
  const root = process.cwd();
  const analyzer = new Analyzer(rules, request.now);
  const settings = await settingsReader(request.config);
  const uris: string[] = [];
  const skipped: string[] = [];
  let files = 0;
  const take = async (path: string, text: string | undefined): Promise<void> => {
    request.progress(++files);
    const name = displayPath(root, path);
    if (text === undefined) {
      skipped.push(`${name}: larger than ${MAX_FILE_BYTES / 1024 / 1024} MB, not read`);
      return;
    }
    const special = /(^|[\\/])(CODEOWNERS|\.fedlint\.ya?ml)$/.test(path);
    if (!special && !mayBeOurs(text)) return;
    const found = await settings(path);
    if (matches(found.ignore, name)) return;
    const uri = pathToFileURL(path).href;
    analyzer.open({ uri, path: name, settings: found }, text);
    uris.push(uri);
  };
  const seen = new Set<string>();
  for await (const path of pathsOf(request.paths)) {
    if (seen.has(path)) continue;
    seen.add(path);
    await take(path, await readOrFail(path));
  }
  if (request.stdin) await take(resolve(request.stdin.name), request.stdin.text);
  return { analyzer, uris, files, skipped };
}

/** Relative to the working directory, with `/`. */
export function displayPath(root: string, path: string): string {
  return relative(root, path).split(sep).join('/') || '.';
}

async function* pathsOf(paths: readonly string[]): AsyncGenerator<string> {
  for (const path of paths) {
    const absolute = resolve(path);
    const found = await stat(absolute).catch(() => undefined);
    if (!found) throw new UsageError(`There is no file or folder \`${path}\`.`);
    if (found.isDirectory()) yield* walk(absolute, []);
    else yield absolute;
  }
}

async function readOrFail(path: string): Promise<string | undefined> {
  try {
    return await readText(path);
  } catch (error) {
    throw new UsageError(`\`${path}\` cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Settings for a path: from the file given, else from the nearest configuration above the path. */
async function settingsReader(config: string | undefined): Promise<(path: string) => Promise<Settings>> {
  if (config !== undefined) {
    const text = await readOrFail(resolve(config));
    const settings = readSettings(text ?? '');
    return async () => settings;
  }
  const byFolder = new Map<string, Settings>();
  const find = async (folder: string): Promise<Settings> => {
    const known = byFolder.get(folder);
    if (known) return known;
    const file = CONFIG_NAMES.map((name) => join(folder, name)).find((path) => existsSync(path));
    const parent = dirname(folder);
    const settings = file
      ? readSettings((await readOrFail(file)) ?? '')
      : parent === folder
        ? DEFAULT_SETTINGS
        : await find(parent);
    byFolder.set(folder, settings);
    return settings;
  };
  return (path) => find(dirname(path));
}

export function isConfiguration(path: string): boolean {
  return isConfigName(path.slice(path.lastIndexOf('/') + 1));
}
