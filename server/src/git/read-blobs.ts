/** Contents of blobs by their ids, through one run of `git cat-file`. */
import { GitError, RepositoryError } from './git-error.ts';
import type { Repository } from './repository.ts';
import { runGit } from './run-git.ts';

export type Blob =
  | { readonly type: 'bytes'; readonly bytes: Buffer }
  | { readonly type: 'too-large' }
  /** A partial clone does not have all of them. */
  | { readonly type: 'missing' };

/** `limit` in bytes. Every id that was asked for has its place in the answer. */
export async function readBlobs(
  { root }: Repository,
  ids: readonly string[],
  limit: number,
): Promise<ReadonlyMap<string, Blob>> {
  const blobs = new Map<string, Blob>();
  const wanted = [...new Set(ids)];
  const sizes = await ask(root, '--batch-check', wanted);
  for (const [index, line] of sizes.toString('utf8').split('\n').entries()) {
    const id = wanted[index];
    if (id === undefined) break;
    const size = /^[0-9a-f]+ blob (\d+)$/.exec(line)?.[1];
    if (size === undefined) blobs.set(id, { type: 'missing' });
    else if (Number(size) > limit) blobs.set(id, { type: 'too-large' });
  }
  const readable = wanted.filter((id) => !blobs.has(id));
  const output = await ask(root, '--batch', readable);
  let at = 0;
  for (const id of readable) {
    // `<id> blob <size>`, a line break, the contents, a line break.
    const start = output.indexOf('\n', at) + 1;
    const size = Number(output.toString('latin1', at, start).trim().split(' ')[2]);
    blobs.set(id, { type: 'bytes', bytes: output.subarray(start, start + size) });
    at = start + size + 1;
  }
  return blobs;
}

async function ask(root: string, mode: string, ids: readonly string[]): Promise<Buffer> {
  if (ids.length === 0) return Buffer.of();
  return runGit(root, ['cat-file', mode], { input: `${ids.join('\n')}\n` }).catch((error: unknown) => {
    // Newer versions of Git say of each what is missing, older ones want to fetch it.
    if (!(error instanceof GitError) || !error.message.includes('promisor remote')) throw error;
    throw new RepositoryError(
      'This is a partial clone, and contents that have to be compared are not in it. Clone it without `--filter`.',
    );
  });
}
