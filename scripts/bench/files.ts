/** Generated files on the disk. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export type Files = Iterable<readonly [path: string, text: string]>;

export interface Written {
  readonly files: number;
  readonly bytes: number;
}

/** Writes files until there are `limit` bytes of them. */
export function writeFiles(folder: string, files: Files, limit = Number.POSITIVE_INFINITY): Written {
  const made = new Set<string>();
  const written = { files: 0, bytes: 0 };
  for (const [path, text] of files) {
    const file = join(folder, path);
    if (!made.has(dirname(file))) mkdirSync(dirname(file), { recursive: true });
    made.add(dirname(file));
    writeFileSync(file, text);
    written.files++;
    written.bytes += Buffer.byteLength(text);
    if (written.bytes >= limit) break;
  }
  return written;
}
