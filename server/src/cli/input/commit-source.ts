/** The files of a commit, read from the objects of Git as if they lay in the work tree. */
import { basename, dirname, join } from 'node:path';
import { decode } from '../../files/decode.ts';
import { IGNORED_FOLDERS, isFileName } from '../../files/file-names.ts';
import { MAX_FILE_BYTES } from '../../files/file-provider.ts';
import { type IgnoreFile, ignoreFile, isIgnored } from '../../files/gitignore.ts';
import { filesOfCommit } from '../../git/list-tree.ts';
import { type Blob, readBlobs } from '../../git/read-blobs.ts';
import type { Repository } from '../../git/repository.ts';
import { compare } from '../wording.ts';
import { type FileSource, type Reading, sifted } from './file-source.ts';
import { isInside } from './targets.ts';

export interface CommitSource extends FileSource {
  /** Whether Fedlint may look into the file: by its name, its folders and the `.gitignore` of the commit. */
  mayLookInto(path: string): boolean;
}

export async function commitSource(repository: Repository, commit: string): Promise<CommitSource> {
  const { root } = repository;
  const files = await filesOfCommit(repository, commit);
  const blobs = new Map([...files].map(([path, blob]) => [join(root, path), blob] as const));
  const contents = (ids: readonly string[]) => readBlobs(repository, ids, MAX_FILE_BYTES);
  const mayLookInto = visibility(root, await ignoreFilesIn(blobs, contents));
  const read = async (paths: readonly string[]): Promise<Reading[]> => {
    const found = await contents(paths.flatMap((path) => blobs.get(path) ?? []));
    return paths.map((path) => readingOf(path, found.get(blobs.get(path) ?? '')));
  };
  return {
    mayLookInto,
    async *walk(folder) {
      const found = [...blobs.keys()].filter((path) => isInside(path, folder) && mayLookInto(path));
      yield* found.sort(compare);
    },
    has: (path) => blobs.has(path),
    read,
    readOurs: async (paths) => sifted(paths, await read(paths)),
    // Each reading starts Git twice.
    batch: 256,
  };
}

/** As it would come from the disk. Nothing is known of what is too large to be read. */
export function readingOf(path: string, blob: Blob | undefined): Reading {
  if (blob?.type === 'bytes') return { type: 'text', ...decode(path, blob.bytes) };
  if (blob?.type === 'too-large') return { type: 'too-large', ours: false };
  return { type: 'unreadable', error: new Error('this clone does not have its contents') };
}

async function ignoreFilesIn(
  blobs: ReadonlyMap<string, string>,
  contents: (ids: readonly string[]) => Promise<ReadonlyMap<string, Blob>>,
): Promise<ReadonlyMap<string, IgnoreFile>> {
  const found = [...blobs].filter(([path]) => basename(path) === '.gitignore');
  const texts = await contents(found.map(([, blob]) => blob));
  return new Map(
    found.flatMap(([path, id]) => {
      const blob = texts.get(id);
      const folder = dirname(path);
      return blob?.type === 'bytes' ? [[folder, ignoreFile(folder, blob.bytes.toString('utf8'))]] : [];
    }),
  );
}

/** `patterns` by folder. What lies in a folder that is left out is left out with it. */
function visibility(root: string, patterns: ReadonlyMap<string, IgnoreFile>): (path: string) => boolean {
  interface Opened {
    readonly isOpen: boolean;
    readonly patterns: readonly IgnoreFile[];
  }
  const folders = new Map<string, Opened>([[root, { isOpen: true, patterns: [patterns.get(root) ?? []].flat() }]]);
  const openedAt = (folder: string): Opened => {
    const known = folders.get(folder);
    if (known) return known;
    const above = openedAt(dirname(folder));
    const isOpen =
      above.isOpen && !IGNORED_FOLDERS.has(basename(folder)) && !isIgnored(folder, 'folder', above.patterns);
    const opened = { isOpen, patterns: [...above.patterns, ...[patterns.get(folder) ?? []].flat()] };
    folders.set(folder, opened);
    return opened;
  };
  return (path) => {
    if (!isInside(path, root) || !isFileName(basename(path))) return false;
    const folder = openedAt(dirname(path));
    return folder.isOpen && !isIgnored(path, 'file', folder.patterns);
  };
}
