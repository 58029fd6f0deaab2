/** Reads what is not open in the editor, a few files at a time, each as it stands last. */
import { isConfigName } from '../core/config/names.ts';
import { IGNORED_FOLDERS, isFileName } from '../files/file-names.ts';
import type { FileProvider } from '../files/file-provider.ts';
import { folderOf, nameOf, normalized } from './paths.ts';

/** Whoever keeps the texts. */
interface Keeper {
  /** The files that are kept, open or not. */
  known(): Iterable<string>;
  /** Whether a file is to be read at all. */
  isWanted(uri: string): boolean;
  /** Undefined for a file that is not there, or no longer wanted. */
  take(uri: string, text: string | undefined): void;
}

/** Of files read at once. A thousand would run out of what a process may have open. */
const BATCH = 32;

export class ClosedFiles {
  private readonly files: FileProvider;
  private readonly keeper: Keeper;
  /** A file may change again while it is read; what was begun first and ends last is out of date. */
  private readonly readings = new Map<string, symbol>();
  private readonly changed = new Set<string>();
  private readonly appeared = new Set<string>();
  private working: Promise<void> | undefined;

  constructor(files: FileProvider, keeper: Keeper) {
    this.files = files;
    this.keeper = keeper;
  }

  /** Reads all files below the folders; `progress` is told how many have been read, and how many there are. */
  async readFolders(folders: readonly string[], progress: (done: number, all: number) => void): Promise<void> {
    const lists = await Promise.all(folders.map((folder) => this.files.list(folder)));
    await this.readAll(lists.flat().map(normalized), progress);
  }

  /**
   * Files that are no longer what they were, or folders, and with them all that is in them. What `appeared` may be a folder
   * of which nothing is known. Changes that come while others are looked at are looked at together.
   */
  readAgain(changed: readonly string[], appeared: readonly string[]): Promise<void> {
    for (const uri of changed) this.changed.add(uri);
    for (const uri of appeared) if (!isFileName(nameOf(uri))) this.appeared.add(uri);
    this.working ??= this.work().finally(() => {
      this.working = undefined;
    });
    return this.working;
  }

  private async work(): Promise<void> {
    while (this.changed.size > 0 || this.appeared.size > 0) {
      const below = [...this.keeper.known()].filter((uri) => liesIn(uri, this.changed));
      const uris = [...this.changed, ...below];
      const folders = [...this.appeared].filter((uri) => this.keeper.isWanted(uri) && !isListed(uri, this.appeared));
      this.changed.clear();
      this.appeared.clear();
      for (const folder of folders) uris.push(...(await this.files.list(folder)).map(normalized));
      await this.readAll(uris, () => {});
    }
  }

  private async readAll(all: readonly string[], progress: (done: number, all: number) => void): Promise<void> {
    // Configuration first, so that no file is judged twice.
    const uris = [...new Set(all)].sort((a, b) => Number(isConfigName(nameOf(b))) - Number(isConfigName(nameOf(a))));
    for (let i = 0; i < uris.length; i += BATCH) {
      await Promise.all(uris.slice(i, i + BATCH).map((uri) => this.read(uri)));
      progress(Math.min(i + BATCH, uris.length), uris.length);
    }
  }

  private async read(uri: string): Promise<void> {
    const reading = Symbol(uri);
    this.readings.set(uri, reading);
    const text = isFileName(nameOf(uri)) && this.keeper.isWanted(uri) ? await this.files.read(uri) : undefined;
    if (this.readings.get(uri) !== reading) return;
    this.readings.delete(uri);
    // It may have been opened while it was read, or its folder may have left the workspace.
    this.keeper.take(uri, this.keeper.isWanted(uri) ? text : undefined);
  }
}

/** Whether a folder around it is listed anyway, or is never looked into. */
function isListed(uri: string, listed: ReadonlySet<string>): boolean {
  return liesIn(uri, listed) || uri.split('/').some((name) => IGNORED_FOLDERS.has(name));
}

function liesIn(uri: string, folders: ReadonlySet<string>): boolean {
  for (let folder = folderOf(uri); folder.includes('/'); folder = folderOf(folder)) {
    if (folders.has(folder)) return true;
  }
  return false;
}
