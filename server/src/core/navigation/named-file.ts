/** From the name of a file in a configuration to that file. */
import type { DocumentState, FileState } from '../analysis/state.ts';
import { leadsTo } from '../model/certificate-use.ts';
import type { Span } from '../syntax/span.ts';
import { fieldUnder } from './field-at.ts';

export interface NamedFile {
  /** The name as it is written. */
  readonly span: Span;
  /** The files it may be the name of. */
  readonly uris: readonly string[];
}

/** Undefined where no file is named, or none of that name lies where the name could lead to it. */
export function fileNamedAt(
  document: DocumentState,
  offset: number,
  files: Iterable<FileState>,
): NamedFile | undefined {
  const at = fieldUnder(document, offset);
  if (!at || at.onKey || at.field.hints.value !== 'file') return undefined;
  const uris = [...files].flatMap(({ info }) => (leadsTo(at.text, document.ref, info.uri, info) ? info.uri : []));
  return uris.length > 0 ? { span: at.span, uris } : undefined;
}
