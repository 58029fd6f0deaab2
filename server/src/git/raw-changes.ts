/** What `--raw -z` writes: a record for each file that is not the same in two states. */

/** A regular file in one of the states. */
export interface FileVersion {
  /** From the root of the repository, with `/`. Holds U+FFFD where the name is not UTF-8. */
  readonly path: string;
  /** Of the blob; undefined for a file of the work tree, of which Git has no copy. */
  readonly blob: string | undefined;
}

/** Symbolic links and submodules are no files of ours: what becomes one is gone, and what was one is new. */
export interface RawChange {
  readonly before: FileVersion | undefined;
  readonly after: FileVersion | undefined;
}

const RECORD = /^\n?:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])\d*$/;
const REGULAR = /^100/;

/** Pieces that belong to no record, such as those of a format of `git log`, are passed over. */
export function rawChanges(output: string): RawChange[] {
  const pieces = output.split('\0');
  const changes: RawChange[] = [];
  for (let at = 0; at < pieces.length; ) {
    const record = RECORD.exec(pieces[at++] ?? '');
    if (!record) continue;
    const [, oldMode = '', newMode = '', oldBlob = '', newBlob = '', status] = record;
    const before = pieces[at++] ?? '';
    const after = status === 'R' || status === 'C' ? (pieces[at++] ?? '') : before;
    changes.push({
      before: status === 'C' ? undefined : version(before, oldMode, oldBlob),
      after: version(after, newMode, newBlob),
    });
  }
  return changes;
}

function version(path: string, mode: string, blob: string): FileVersion | undefined {
  return REGULAR.test(mode) ? { path, blob: /^0+$/.test(blob) ? undefined : blob } : undefined;
}
