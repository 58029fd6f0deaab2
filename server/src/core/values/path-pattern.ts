/** Lists of patterns of paths, as in `.gitignore` (gitignore(5)) and CODEOWNERS. */
import { type IsMatch, wildcard } from './wildcard.ts';

export interface PathPattern {
  /** `!` takes back what an earlier pattern took. */
  readonly isNegated: boolean;
  readonly onlyFolders: boolean;
  /** From the top of the tree; `**` stands for any number of folders. One that has no slash is looked for at any depth. */
  readonly segments: readonly (IsMatch | '**')[];
}

/** `taken` is what the list is about: ignored, owned, overridden. Undefined where no pattern says anything. */
export type PathVerdict = 'taken' | 'left' | undefined;

export function pathPatterns(lines: readonly string[]): PathPattern[] {
  return lines.flatMap((line) => pathPattern(line) ?? []);
}

/** Undefined for a blank line, a comment, and for what can match nothing. */
function pathPattern(line: string): PathPattern | undefined {
  const written = withoutEnd(line);
  if (written === '' || written.startsWith('#')) return undefined;
  const isNegated = written.startsWith('!');
  const text = (isNegated ? written.slice(1) : written).replaceAll('\\/', '/');
  const onlyFolders = text.endsWith('/');
  const path = onlyFolders ? text.slice(0, -1) : text;
  const names = path.replace(/^\//, '').split('/');
  const parts = path.includes('/') ? names : ['**', ...names];
  const segments = parts.map((name) => (/^\*{2,}$/.test(name) ? '**' : wildcard(name)));
  if (path === '' || !segments.every((segment) => segment !== undefined)) return undefined;
  return { isNegated, onlyFolders, segments };
}

/** Spaces at the end count only behind a backslash. */
function withoutEnd(line: string): string {
  let end = line.endsWith('\r') ? line.length - 1 : line.length;
  while (line[end - 1] === ' ' && line[end - 2] !== '\\') end--;
  return line.slice(0, end);
}

/** `path` from the folder of the list, with `/`; a folder's ends with one. What lies in a taken folder is taken. */
export function verdictOn(patterns: readonly PathPattern[], path: string): PathVerdict {
  const isFolder = path.endsWith('/');
  const names = (isFolder ? path.slice(0, -1) : path).split('/');
  for (let depth = 1; depth < names.length; depth++) {
    if (ownVerdict(patterns, names.slice(0, depth), true) === 'taken') return 'taken';
  }
  return ownVerdict(patterns, names, isFolder);
}

/** The last pattern that matches has the last word. */
function ownVerdict(patterns: readonly PathPattern[], names: readonly string[], isFolder: boolean): PathVerdict {
  const last = patterns.findLast(({ onlyFolders, segments }) => (isFolder || !onlyFolders) && matches(segments, names));
  return last && (last.isNegated ? 'left' : 'taken');
}

/** As in `wildcard`, only the last `**` is ever tried again. At the end it stands for one name at least. */
function matches(segments: readonly (IsMatch | '**')[], names: readonly string[]): boolean {
  let [segment, at] = [0, 0];
  let star: { readonly segment: number; at: number } | undefined;
  while (at < names.length) {
    const wanted = segments[segment];
    if (wanted === '**') {
      if (segment === segments.length - 1) return true;
      star = { segment: segment++, at };
    } else if (wanted?.(names[at] ?? '')) [segment, at] = [segment + 1, at + 1];
    else if (star) [segment, at] = [star.segment + 1, ++star.at];
    else return false;
  }
  return segment === segments.length;
}
