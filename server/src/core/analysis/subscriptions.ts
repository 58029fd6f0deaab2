/** Which document has looked up which key, or points at which document. */
import type { DocumentRef } from '../model/store.ts';

type Key = string | DocumentRef;

export class Subscriptions<Document> {
  private readonly byKey = new Map<Key, Set<Document>>();

  add(document: Document, key: Key): void {
    const documents = this.byKey.get(key);
    if (documents) documents.add(document);
    else this.byKey.set(key, new Set([document]));
  }

  remove(document: Document, key: Key): void {
    const documents = this.byKey.get(key);
    documents?.delete(document);
    if (documents?.size === 0) this.byKey.delete(key);
  }

  of(key: Key): Iterable<Document> {
    return this.byKey.get(key) ?? [];
  }
}

/** The key of what is not looked up but pointed at: places in a file. */
export function placesIn(uri: string): string {
  return `places in ${uri}`;
}
