import type { Settings } from './settings.ts';
import type { DocumentRef, FactReader } from './store.ts';

/** What surrounds a fact: the document it stands in, the settings that hold there, the workspace, and the day. */
export interface Surroundings {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly settings: Settings;
  readonly document: DocumentRef;
  /** Path of the file relative to the workspace, with `/`. */
  readonly path: string;
  readonly workspace: FactReader;
}
