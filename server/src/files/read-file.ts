/**
 * One file from the disk. Reading does not wait its turn: for many small files that would take longer than the reading.
 */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { type Decoded, decode } from './decode.ts';
import { pemOfDer } from './der.ts';
import { MAX_FILE_BYTES } from './file-provider.ts';
import { isWorthDecoding } from './worth-decoding.ts';
import { isWorthReading } from './worth-reading.ts';

export type FileContents =
  | ({ readonly type: 'text' } & Decoded)
  /** `ours`: what it holds looks like a manifest all the same. */
  | { readonly type: 'too-large'; readonly ours: boolean };

export interface NotOurs {
  readonly type: 'not-ours';
}

/** Throws where the file cannot be read, or is none: what comes out of a pipe or a device may never end. */
export function readContents(path: string): FileContents {
  return withFile(path, (file) => {
    const bytes = readWhole(file);
    return bytes ? { type: 'text', ...decode(path, bytes) } : { type: 'too-large', ours: looksLikeOurs(path, file) };
  });
}

/** The same, but for a file that cannot be a manifest. Most are none, and are not even made a text. */
export function readIfOurs(path: string): FileContents | NotOurs {
  return withFile(path, (file) => {
    const bytes = readWhole(file);
    if (!bytes) return { type: 'too-large', ours: looksLikeOurs(path, file) };
    if (!isWorthDecoding(path, bytes)) return { type: 'not-ours' };
    const decoded = decode(path, bytes);
    return isWorthReading(path, decoded.text) ? { type: 'text', ...decoded } : { type: 'not-ours' };
  });
}

/** Opening a pipe would otherwise wait for somebody to write to it. Windows has neither of these. */
const WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

const NO_FILE = 'it is a pipe or a device, not a file; `-` reads standard input';

function withFile<T>(path: string, use: (file: number) => T): T {
  const file = openFile(path);
  try {
    const stats = fstatSync(file);
    if (stats.isDirectory()) throw Object.assign(new Error('it is a folder'), { code: 'EISDIR' });
    if (!stats.isFile()) throw new Error(NO_FILE);
    return use(file);
  } finally {
    closeSync(file);
  }
}

function openFile(path: string): number {
  try {
    return openSync(path, WITHOUT_WAITING);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    // A socket cannot even be opened.
    if (code === 'ENXIO') throw new Error(NO_FILE);
    // A folder lists names in Unicode alone, with this sign for what is none. Such a file is there all the same.
    if (code === 'ENOENT' && path.includes('\uFFFD')) throw new Error('its name is not UTF-8');
    throw error;
  }
}

/** Every file in turn, with a byte more than any may have. */
let whole: Buffer | undefined;

/** Undefined where the file is larger than it may be. Its size is no promise: it may grow while it is read. */
function readWhole(file: number): Buffer | undefined {
  whole ??= Buffer.allocUnsafeSlow(MAX_FILE_BYTES + 1);
  for (let length = 0; length < whole.length; ) {
    const read = readSync(file, whole, length, whole.length - length, length);
    if (read === 0) return whole.subarray(0, length);
    length += read;
  }
  return undefined;
}

const PIECE = 1024 * 1024;
/** What makes a document ours stands close together; pieces overlap by this much, so that no cut goes through it. */
const OVERLAP = 4096;

function looksLikeOurs(path: string, file: number): boolean {
  const buffer = Buffer.alloc(PIECE);
  for (let at = 0; ; at += PIECE - OVERLAP) {
    const piece = buffer.subarray(0, readSync(file, buffer, 0, PIECE, at));
    const isOurs =
      isWorthDecoding(path, piece) && isWorthReading(path, pemOfDer(path, piece) ?? piece.toString('latin1'));
    if (isOurs || piece.length < PIECE) return isOurs;
  }
}
