/** One file from the disk. */
import { type FileHandle, open } from 'node:fs/promises';
import { type Decoded, decode } from './decode.ts';
import { pemOfDer } from './der.ts';
import { MAX_FILE_BYTES } from './file-provider.ts';
import { isWorthReading } from './worth-reading.ts';

export type FileContents =
  | ({ readonly type: 'text' } & Decoded)
  /** `ours`: what it holds looks like a manifest all the same. */
  | { readonly type: 'too-large'; readonly ours: boolean };

/** Throws where the file cannot be read. */
export async function readContents(path: string): Promise<FileContents> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    if (size > MAX_FILE_BYTES) return { type: 'too-large', ours: await looksLikeOurs(path, handle) };
    return { type: 'text', ...decode(path, await handle.readFile()) };
  } finally {
    await handle.close();
  }
}

const PIECE = 1024 * 1024;
/** What makes a document ours stands close together; pieces overlap by this much, so that no cut goes through it. */
const OVERLAP = 4096;

async function looksLikeOurs(path: string, handle: FileHandle): Promise<boolean> {
  const buffer = Buffer.alloc(PIECE);
  for (let at = 0; ; at += PIECE - OVERLAP) {
    const { bytesRead } = await handle.read(buffer, 0, PIECE, at);
    const piece = buffer.subarray(0, bytesRead);
    if (isWorthReading(path, pemOfDer(path, piece) ?? piece.toString('latin1'))) return true;
    if (bytesRead < PIECE) return false;
  }
}
