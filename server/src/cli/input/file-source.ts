/** Where the files of a run come from. All paths are absolute. */
import { existsSync } from 'node:fs';
import { decode } from '../../files/decode.ts';
import { type FileContents, type NotOurs, readContents, readIfOurs } from '../../files/read-file.ts';
import { walk } from '../../files/walk.ts';
import { isWorthReading } from '../../files/worth-reading.ts';

export type Reading = FileContents | { readonly type: 'unreadable'; readonly error: unknown };

export interface FileSource {
  /** Paths of the files below a folder that Fedlint may look into. */
  walk(folder: string, onFailure: (folder: string, error: unknown) => void): AsyncIterable<string>;
  has(path: string): boolean;
  /** One reading for each path, in their order. */
  read(paths: readonly string[]): Promise<readonly Reading[]>;
  /** The same, but for files that cannot be manifests: what they hold is not told. */
  readOurs(paths: readonly string[]): Promise<readonly (Reading | NotOurs)[]>;
  /** How many files are best asked for at once. */
  readonly batch: number;
}

export const disk: FileSource = {
  walk,
  has: existsSync,
  read: async (paths) => paths.map((path) => orUnreadable(() => readContents(path))),
  readOurs: async (paths) => paths.map((path) => orUnreadable(() => readIfOurs(path))),
  // So often is told how far a run is.
  batch: 256,
};

function orUnreadable<T>(read: () => T): T | Extract<Reading, { type: 'unreadable' }> {
  try {
    return read();
  } catch (error) {
    return { type: 'unreadable', error };
  }
}

/** Of files that were read whole those that are worth it. */
export function sifted(paths: readonly string[], readings: readonly Reading[]): (Reading | NotOurs)[] {
  return readings.map((reading, at) =>
    reading.type === 'text' && !isWorthReading(paths[at] ?? '', reading.text) ? { type: 'not-ours' } : reading,
  );
}

/** The same files, but for one whose bytes are given. */
export function withFile(source: FileSource, given: string, bytes: Buffer): FileSource {
  const contents = { type: 'text', ...decode(given, bytes) } as const;
  const instead = <T>(paths: readonly string[], readings: readonly T[]) =>
    readings.map((reading, at) => (paths[at] === given ? contents : reading));
  return {
    ...source,
    read: async (paths) => instead(paths, await source.read(paths)),
    readOurs: async (paths) => instead(paths, await source.readOurs(paths)),
  };
}
