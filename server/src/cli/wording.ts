/** How the command line speaks of numbers, paths and failures. */
import { relative, sep } from 'node:path';
import { withoutUnseen } from '../core/values/visible.ts';

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Relative to the working directory, with `/`. */
export function displayPath(path: string): string {
  return relative(process.cwd(), path).split(sep).join('/') || '.';
}

const REASONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    EACCES: 'there is no permission',
    EPERM: 'there is no permission',
    EISDIR: 'it is a folder',
    ENOENT: 'there is no such file or folder',
    ENOTDIR: 'a part of its path is no folder',
    ELOOP: 'its symbolic links lead in a circle',
    ENOSPC: 'the disk is full',
    EROFS: 'the disk cannot be written to',
    EMFILE: 'too many files are open',
    EEXIST: 'there is something of that name already',
    ENAMETOOLONG: 'its path is too long',
    EBUSY: 'another program keeps it to itself',
    EIO: 'the disk has failed',
  }),
);

/** Why a file operation failed, as the end of a sentence. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const known = 'code' in error ? REASONS.get(String(error.code)) : undefined;
  // Of "EAGAIN: resource temporarily unavailable, read" what is said to people.
  return known ?? error.message.replace(/^E[A-Z]+: ([^,]+), [\s\S]*$/, '$1');
}

/**
 * Text on its way to a terminal, or to the log of a pipeline. Whatever could steer either, or turn the direction of
 * writing, shows as a replacement character.
 */
export function printable(text: string): string {
  return notCommanding(withoutUnseen(text, () => '\uFFFD'));
}

/** Runners of GitHub and Azure take a line that begins with `::`, or has `##[` in it, for a command. As long as before. */
export function notCommanding(text: string): string {
  return text.replace(/^(\s*):(?=:)/, '$1\uFFFD').replace(/(?<=##(?:vso)?)\[/g, '\uFFFD');
}

/** The order of code units, which is the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
