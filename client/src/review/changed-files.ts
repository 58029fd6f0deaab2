/** The files of ours that a repository's work tree and open editors have otherwise than a commit. */
import { type TextDocument, type Uri, workspace } from 'vscode';
import { isFileName } from '../../../server/src/files/file-names.ts';
import { MAX_FILE_BYTES } from '../../../server/src/files/file-provider.ts';
import type { ReviewedFile } from '../../../server/src/lsp/protocol.ts';
import type { Base } from './base-commit.ts';
import { type GitChange, STATUS } from './git-api.ts';

/** How many texts are asked of Git at a time. */
const AT_ONCE = 8;
const ADDED: readonly number[] = [STATUS.indexAdded, STATUS.untracked, STATUS.intentToAdd];
const DELETED: readonly number[] = [STATUS.indexDeleted, STATUS.deleted];

/** Where a file was and is; undefined where it was or is not. */
export interface Pairing {
  readonly before: Uri | undefined;
  readonly after: Uri | undefined;
}

/** Whether a document may be one of ours: a file by its name, in a folder of the workspace. */
export function isOurs(uri: Uri): boolean {
  return isFileName(nameOf(uri)) && workspace.getWorkspaceFolder(uri) !== undefined;
}

/** `dirty` are documents of this repository with changes that nobody has saved. */
export async function pairingsOf({ repository, commit }: Base, dirty: readonly TextDocument[]): Promise<Pairing[]> {
  const { state } = repository;
  const untracked = [...state.workingTreeChanges, ...state.untrackedChanges].filter(
    ({ status }) => status === STATUS.untracked,
  );
  const found = new Map<string, Pairing>();
  for (const change of [...(await repository.diffWith(commit)), ...untracked]) {
    const pairing = pairingOf(change);
    const { before, after } = pairing;
    if (before ?? after) found.set(`${after ?? before}`, pairing);
  }
  for (const { uri } of dirty) if (!found.has(`${uri}`)) found.set(`${uri}`, { before: uri, after: uri });
  return [...found.values()].sort((a, b) => (`${a.after ?? a.before}` < `${b.after ?? b.before}` ? -1 : 1));
}

/** With the texts of the base, which `texts` keeps: what is in a commit stays as it is. */
export async function reviewedFiles(
  { repository, commit }: Base,
  pairings: readonly Pairing[],
  texts: Map<string, string | undefined>,
): Promise<ReviewedFile[]> {
  const files: ReviewedFile[] = [];
  for (let from = 0; from < pairings.length; from += AT_ONCE) {
    const part = pairings.slice(from, from + AT_ONCE).map(async ({ before, after }): Promise<ReviewedFile[]> => {
      const text = before && (await baseText(before));
      // A file too large to be read now is not read as it was either.
      if (text !== undefined && text.length > MAX_FILE_BYTES) return [];
      const old = before && text !== undefined ? { uri: before.toString(), text } : null;
      return old || after ? [{ uri: after?.toString() ?? null, before: old }] : [];
    });
    files.push(...(await Promise.all(part)).flat());
  }
  return files;

  async function baseText(uri: Uri): Promise<string | undefined> {
    const key = `${commit} ${uri}`;
    if (!texts.has(key)) texts.set(key, await shown(uri));
    return texts.get(key);
  }

  async function shown(uri: Uri): Promise<string | undefined> {
    try {
      return (await repository.show(commit, uri.fsPath)).replace(/^\uFEFF/, '');
    } catch {
      return undefined;
    }
  }
}

function pairingOf({ uri, originalUri, status }: GitChange): Pairing {
  return {
    before: ADDED.includes(status) || !isOurs(originalUri) ? undefined : originalUri,
    after: DELETED.includes(status) || !isOurs(uri) ? undefined : uri,
  };
}

function nameOf({ path }: Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
