/**
 * Entries of the cache: a file each, written beside its place and moved there, so that runs at the same time see it whole or
 * not at all. It begins with a digest of the rest. Whatever goes wrong here is no failure of a run, which does without.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

export interface Cache {
  readonly folder: string;
  /** Tells this build of Fedlint from all others, which may come to other results. */
  readonly build: string;
}

/** Undefined where there is none, or none that can be trusted. */
export function readEntry({ folder, build }: Cache, name: string): Buffer | undefined {
  try {
    const file = openSync(join(folder, `${name}-${build}`), 'r');
    try {
      // What another user wrote could make this one run it.
      if (fstatSync(file).uid !== (process.getuid?.() ?? 0)) return undefined;
      const bytes = readFileSync(file);
      const contents = bytes.subarray(DIGEST_BYTES);
      return bytes.subarray(0, DIGEST_BYTES).equals(digestOf(contents)) ? contents : undefined;
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

export function writeEntry({ folder, build }: Cache, name: string, contents: Uint8Array): void {
  const path = join(folder, `${name}-${build}`);
  const unfinished = `${path}.${process.pid}.tmp`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(unfinished, Buffer.concat([digestOf(contents), contents]), { mode: 0o600 });
    renameSync(unfinished, path);
    removeOldest(folder);
  } catch {
    removeIfPossible(unfinished);
  }
}

const DIGEST_BYTES = 32;

function digestOf(contents: Uint8Array): Buffer {
  return createHash('sha256').update(contents).digest();
}

/** Entries of other versions, and of texts that are no more, are never asked for again. */
const KEPT = 40;

function removeOldest(folder: string): void {
  const entries = readdirSync(folder).map((name) => ({ path: join(folder, name), written: writtenAt(folder, name) }));
  for (const { path } of entries.sort((a, b) => b.written - a.written).slice(KEPT)) removeIfPossible(path);
}

function removeIfPossible(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {}
}

/** Another run may have removed it. */
function writtenAt(folder: string, name: string): number {
  return statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
