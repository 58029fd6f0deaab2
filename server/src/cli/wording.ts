/** How the command line speaks of numbers, paths and failures. */
import { relative, sep } from 'node:path';

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Relative to the working directory, with `/`. */
export function displayPath(path: string): string {
  return relative(process.cwd(), path).split(sep).join('/') || '.';
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'there is no permission',
  EPERM: 'there is no permission',
  EISDIR: 'it is a folder',
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of its path is no folder',
  ELOOP: 'its symbolic links lead in a circle',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk cannot be written to',
  EMFILE: 'too many files are open',
};

/** Why a file operation failed, as the end of a sentence. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return ('code' in error && REASONS[String(error.code)]) || error.message;
}

/**
 * Text on its way to a terminal. Whatever could steer the terminal or turn the direction of writing shows as a
 * replacement character; joiners stay, which some scripts cannot do without.
 */
export function printable(text: string): string {
  return text.replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\uFFFD');
}

/** The order of code units, which is the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
