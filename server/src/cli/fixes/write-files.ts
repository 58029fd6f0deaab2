/** Writes files that belong together: all of them, each as a whole, or none. */
import { chmod, chown, open, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { displayPath, reasonOf } from '../wording.ts';

export interface Rewrite {
  /** Absolute. A link is followed and stays a link. */
  readonly path: string;
  /** What has to be there still, byte for byte. */
  readonly before: Buffer;
  readonly after: Buffer;
}

/** Returns why nothing was written, a sentence for each file that stood in the way; empty if all were. */
export async function writeTogether(files: readonly Rewrite[]): Promise<string[]> {
  const obstacles = (await Promise.all(files.map(obstacleTo))).flatMap((words) => words ?? []);
  if (obstacles.length > 0) return [...obstacles, ...leftOut(files, obstacles.length)];
  const done: Rewrite[] = [];
  for (const file of files) {
    try {
      await replace(file.path, file.after);
      done.push(file);
    } catch (error) {
      const undone = await Promise.all(done.map(takeBack));
      return [`${nameOf(file)} was not written: ${reasonOf(error)}.`, ...undone.flat()];
    }
  }
  return [];
}

async function obstacleTo(file: Rewrite): Promise<string | undefined> {
  try {
    const { mode } = await stat(file.path);
    if ((mode & 0o222) === 0) return `${nameOf(file)} may not be written to and was left as it was.`;
    const bytes = await readFile(file.path);
    // Two names of one file lead here twice.
    return bytes.equals(file.before) || bytes.equals(file.after)
      ? undefined
      : `${nameOf(file)} has changed meanwhile and was not written.`;
  } catch (error) {
    return `${nameOf(file)} was not written: ${reasonOf(error)}.`;
  }
}

function leftOut(files: readonly Rewrite[], obstacles: number): string[] {
  if (obstacles === files.length) return [];
  const names = files.map(nameOf).join(', ');
  return [`One fix edits ${names} together, so none of them was written.`];
}

async function takeBack(file: Rewrite): Promise<string[]> {
  try {
    await replace(file.path, file.before);
    return [`${nameOf(file)} was written with it and was put back as it was.`];
  } catch (error) {
    return [`${nameOf(file)} was written with it and could not be put back: ${reasonOf(error)}.`];
  }
}

/** Under a name of its own first, so that whoever reads meanwhile, or a crash, finds one text or the other. */
async function replace(path: string, bytes: Buffer): Promise<void> {
  const target = await realpath(path);
  const { mode, nlink, uid, gid } = await stat(target);
  // Another name of the same file would keep the old text.
  if (nlink > 1) return writeFile(target, bytes);
  // Short, for the name of the file may be as long as a name can be.
  const beside = join(dirname(target), `.${process.pid}.fedlint`);
  try {
    const handle = await open(beside, 'wx', mode & 0o777);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await chmod(beside, mode & 0o7777);
    await chown(beside, uid, gid);
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    if (!isForbiddenBeside(error)) throw error;
    await writeFile(target, bytes);
  }
}

/** Where the folder takes no new file, or the file is one that cannot be exchanged, it is written in its place. */
function isForbiddenBeside(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'EACCES' || code === 'EPERM' || code === 'EBUSY';
}

function nameOf({ path }: Rewrite): string {
  return `\`${displayPath(path)}\``;
}
