/** Where the files of a run come from. All paths are absolute. */
import { existsSync } from 'node:fs';
import { decode } from '../../files/decode.ts';
import { type FileContents, readContents } from '../../files/read-file.ts';
import { walk } from '../../files/walk.ts';

export type Reading = FileContents | { readonly type: 'unreadable'; readonly error: unknown };

export interface FileSource {
  /** Paths of the files below a folder that Fedlint may look into. */
  walk(folder: string, onFailure: (folder: string, error: unknown) => void): AsyncIterable<string>;
  has(path: string): boolean;
  /** One reading for each path, in their order. */
  read(paths: readonly string[]): Promise<readonly Reading[]>;
  /** How many files are best asked for at once. */
  readonly batch: number;
}

export const disk: FileSource = {
  walk,
  has: existsSync,
  read: (paths) => Promise.all(paths.map(readFromDisk)),
  // Reading waits for the disk, and files that are open at the same time are few.
  batch: 32,
};

function readFromDisk(path: string): Promise<Reading> {
  return readContents(path).catch((error: unknown) => ({ type: 'unreadable', error }));
}

/** The same files, but for one whose bytes are given. */
export function withFile(source: FileSource, given: string, bytes: Buffer): FileSource {
  return {
    ...source,
    async read(paths) {
      const readings = await source.read(paths);
      return readings.map((reading, at) => (paths[at] === given ? { type: 'text', ...decode(given, bytes) } : reading));
    },
  };
}
