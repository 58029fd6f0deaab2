/** Which configuration counts for a file. One that cannot be read stops the run, or it would pass for an empty one. */
import { dirname, join, resolve } from 'node:path';
import { CONFIG_NAMES } from '../../core/config/names.ts';
import { readSettings } from '../../core/config/read-settings.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../core/model/settings.ts';
import { foldersUpward } from '../../files/repository.ts';
import { UsageError } from '../usage-error.ts';
import { displayPath, reasonOf } from '../wording.ts';
import { faultsOf } from './configuration-faults.ts';
import { disk, type FileSource } from './file-source.ts';
import { isInside, workspaceOf } from './targets.ts';

export interface Configuration {
  readonly settings: Settings;
  /** Absolute path of the baseline it names. */
  readonly baseline: string | undefined;
}

export const NO_CONFIGURATION: Configuration = { settings: DEFAULT_SETTINGS, baseline: undefined };

/** Finds the configuration of a folder: the file given, else the nearest one above, within the repository. */
export type FindConfiguration = (folder: string) => Promise<Configuration>;

export async function configurations(
  given: string | undefined,
  source: FileSource,
  readFrom: typeof read = read,
): Promise<FindConfiguration> {
  if (given !== undefined) {
    const configuration = await read(resolve(given), disk);
    return async () => configuration;
  }
  const byFolder = new Map<string, Promise<Configuration>>();
  return (folder) => {
    const known = byFolder.get(folder) ?? nearestTo(folder, source, readFrom);
    byFolder.set(folder, known);
    return known;
  };
}

/** The configuration file that counts for a folder. */
export function configurationFileFor(folder: string, source: FileSource = disk): string | undefined {
  for (const at of foldersUpward(folder)) {
    const file = CONFIG_NAMES.map((name) => join(at, name)).find((path) => source.has(path));
    if (file !== undefined) return file;
  }
  return undefined;
}

async function nearestTo(folder: string, source: FileSource, readFrom: typeof read): Promise<Configuration> {
  const file = configurationFileFor(folder, source);
  return file === undefined ? NO_CONFIGURATION : readFrom(file, source);
}

async function read(file: string, source: FileSource): Promise<Configuration> {
  const name = displayPath(file);
  const [contents] = await source.read([file]);
  if (!contents || contents.type === 'unreadable')
    throw new UsageError(`The configuration \`${name}\` cannot be read: ${reasonOf(contents?.error)}.`);
  if (contents.type === 'too-large') throw new UsageError(`The configuration \`${name}\` is too large.`);
  if (contents.flaw !== undefined) throw new UsageError(`The configuration \`${name}\` ${contents.flaw}.`);
  const faults = faultsOf(file, contents.text);
  if (faults.length > 0) throw new UsageError('The configuration cannot be used, so nothing was done.', ...faults);
  const configuration = configurationIn(file, contents.text);
  // Commands write there, and whoever wrote the repository is not the one who starts them.
  if (
    configuration.baseline !== undefined &&
    !isInside(configuration.baseline, workspaceOf({ path: file, type: 'file' }))
  )
    throw new UsageError(
      `\`${name}\` names a baseline outside of its repository, or of the working directory where there is none. Name one inside.`,
    );
  return configuration;
}

/** Of a state that is past. What cannot be used is passed over, for there nobody can mend it any more. */
export async function readPast(file: string, source: FileSource): Promise<Configuration> {
  const [contents] = await source.read([file]);
  return contents?.type === 'text' ? configurationIn(file, contents.text) : NO_CONFIGURATION;
}

function configurationIn(file: string, text: string): Configuration {
  const settings = readSettings(text);
  const baseline = settings.baseline === undefined ? undefined : resolve(dirname(file), settings.baseline);
  return { settings, baseline };
}
