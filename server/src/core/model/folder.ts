/** What lies where in a workspace. Repositories hold several clusters side by side, so what is far away may say nothing. */

import type { DocumentRef } from './store.ts';
import type { Surroundings } from './surroundings.ts';

/** Whether two documents lie side by side: what is in one folder is applied together more often than not. */
export function inOneFolder(a: Pick<DocumentRef, 'uri'>, b: Pick<DocumentRef, 'uri'>): boolean {
  return folderOf(a) === folderOf(b);
}

/** Whether a document lies in the folder of another one, or deeper. */
export function isBelow(document: DocumentRef, other: DocumentRef): boolean {
  return document.uri.startsWith(`${folderOf(other)}/`);
}

/**
 * Whether a document lies close by: in the folder of the one at hand, in one beside it, or deeper. What lies side by
 * side at the root of a workspace need not belong together.
 */
export function isCloseTo({ document, path }: Pick<Surroundings, 'document' | 'path'>, other: DocumentRef): boolean {
  const folder = folderOf(document);
  const depth = path.split('/').length - 1;
  if (depth === 0) return folderOf(other) === folder;
  const around = depth === 1 ? folder : folder.slice(0, folder.lastIndexOf('/'));
  return other.uri.startsWith(`${around}/`);
}

/**
 * Of things that hold for what lies around them, those that hold here: in the folder of the document, else in folders
 * above. Empty where there are only others, which may belong to another cluster.
 */
export function besideOrAbove<T extends { readonly document: DocumentRef }>(
  found: readonly T[],
  document: DocumentRef,
): readonly T[] {
  const beside = found.filter((one) => inOneFolder(one.document, document));
  return beside.length > 0 ? beside : found.filter((one) => isBelow(document, one.document));
}

/** The last part of a path, in whichever way its folders are divided. */
export function lastPart(path: string): string {
  return path.replace(/^.*[\\/]/, '');
}

export function folderOf({ uri }: Pick<DocumentRef, 'uri'>): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}
