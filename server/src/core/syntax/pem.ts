/** A PEM file, read into the common tree: one text, which whoever reads certificates takes apart. */
import type { SyntaxTree } from './tree.ts';

export function readPem(text: string): SyntaxTree {
  const span = { start: 0, end: text.length };
  return { root: { type: 'scalar', span, style: 'plain', value: text }, problems: [], comments: [] };
}

export function isPem(text: string): boolean {
  return /^\s*-----BEGIN [A-Z]/.test(text);
}
