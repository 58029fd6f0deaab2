/** Which configuration counts for a file. One that cannot be read stops the run, or it would pass for an empty one. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { CONFIG_NAMES } from '../../core/config/names.ts';
import { readSettings } from '../../core/config/read-settings.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../core/model/settings.ts';
import { readContents } from '../../files/read-file.ts';
import { foldersUpward } from '../../files/repository.ts';
import { UsageError } from '../usage-error.ts';
import { displayPath, reasonOf } from '../wording.ts';
import { faultsOf } from './configuration-faults.ts';

export interface Configuration {
  readonly settings: Settings;
  /** Absolute path of the baseline it names. */
  readonly baseline: string | undefined;
}

export const NO_CONFIGURATION: Configuration = { settings: DEFAULT_SETTINGS, baseline: undefined };

/** Finds the configuration of a folder: the file given, else the nearest one above, within the repository. */
export type FindConfiguration = (folder: string) => Promise<Configuration>;

export async function configurations(given: string | undefined): Promise<FindConfiguration> {
  if (given !== undefined) {
    const configuration = await read(resolve(given));
    return async () => configuration;
  }
  const byFolder = new Map<string, Promise<Configuration>>();
  return (folder) => {
    const known = byFolder.get(folder) ?? nearestTo(folder);
    byFolder.set(folder, known);
    return known;
  };
}

/** The configuration file that counts for a folder. */
export function configurationFileFor(folder: string): string | undefined {
  for (const at of foldersUpward(folder)) {
    const file = CONFIG_NAMES.map((name) => join(at, name)).find((path) => existsSync(path));
    if (file !== undefined) return file;
  }
  return undefined;
}

async function nearestTo(folder: string): Promise<Configuration> {
  const file = configurationFileFor(folder);
  return file === undefined ? NO_CONFIGURATION : read(file);
}

async function read(file: string): Promise<Configuration> {
  const name = displayPath(file);
  const contents = await readContents(file).catch((error: unknown) => {
    throw new UsageError(`The configuration \`${name}\` cannot be read: ${reasonOf(error)}.`);
  });
  if (contents.type === 'too-large') throw new UsageError(`The configuration \`${name}\` is too large.`);
  if (contents.flaw !== undefined) throw new UsageError(`The configuration \`${name}\` ${contents.flaw}.`);
  const faults = faultsOf(file, contents.text);
  if (faults.length > 0)
    throw new UsageError(['The configuration cannot be used, so nothing was done.', ...faults].join('\n'));
  const settings = readSettings(contents.text);
  const baseline = settings.baseline === undefined ? undefined : resolve(dirname(file), settings.baseline);
  return { settings, baseline };
}
