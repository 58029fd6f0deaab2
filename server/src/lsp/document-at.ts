/** From a position in a file to the document it lies in. */
import type { Position } from 'vscode-languageserver';
import type { DocumentState, FileState } from '../core/analysis/state.ts';
import { normalized } from './paths.ts';
import type { Workspace } from './workspace.ts';

/** Undefined for a file that is unknown, or that the configuration asks to leave alone. */
export function fileAt(workspace: Workspace, uri: string): FileState | undefined {
  const key = normalized(uri);
  return workspace.isIgnored(key) ? undefined : workspace.analyzer.file(key);
}

export interface DocumentAt {
  readonly document: DocumentState;
  /** Within the document. */
  readonly offset: number;
}

/** Undefined in documents that are not ours. */
export function documentAt(workspace: Workspace, uri: string, position: Position): DocumentAt | undefined {
  const file = fileAt(workspace, uri);
  const place = file && workspace.positions.placeAt(file.source, position);
  const document = place && file.documents[place.index];
  return document && { document, offset: place.offset };
}
