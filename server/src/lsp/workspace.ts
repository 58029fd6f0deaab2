/**
 * What the server knows: open documents, files of the workspace, configuration; kept in one analyzer. Open documents
 * come from the editor, all others from the file provider.
 */
import { Analyzer } from '../core/analysis/analyzer.ts';
import { matches } from '../core/analysis/severity.ts';
import type { FileInfo } from '../core/analysis/state.ts';
import type { ReadCertificate } from '../core/certificates/certificate.ts';
import { isConfigName } from '../core/config/names.ts';
import type { Settings } from '../core/model/settings.ts';
import { rules } from '../core/rules/list.ts';
import { type TextChange, textOf } from '../core/syntax/source.ts';
import type { FileProvider } from '../files/file-provider.ts';
import { isWorthReading } from '../files/worth-reading.ts';
import type { Positions } from './border/positions.ts';
import { ClosedFiles } from './closed-files.ts';
import { Configuration } from './configuration.ts';
import { nameOf, normalized, normalizedFolder, relativePath } from './paths.ts';

export class Workspace {
  readonly analyzer: Analyzer;
  readonly positions: Positions;
  /** Versions of the documents that are open in the editor, by URI. */
  readonly open = new Map<string, number>();
  private readonly spellings = new Map<string, string>();
  private readonly closed: ClosedFiles;
  private readonly configuration = new Configuration();
  private folders: readonly string[] = [];
  private readonly listeners = new Set<() => void>();

  /** Epoch milliseconds. */
  now: number;

  constructor(files: FileProvider, now: number, readCertificate: ReadCertificate, positions: Positions) {
    this.now = now;
    this.analyzer = new Analyzer(rules, now, readCertificate);
    this.positions = positions;
    this.closed = new ClosedFiles(files, {
      known: () => [...this.analyzer.allFiles()].map(({ info }) => info.uri),
      isWanted: (uri) => !this.open.has(uri) && this.isInside(uri),
      take: (uri, text) => {
        if (!this.open.has(uri)) this.take(uri, text);
      },
    });
  }

  /** Calls back, at once, after anything changed that findings may depend on. */
  onChange(listener: () => void): void {
    this.listeners.add(listener);
  }

  /** Settings of the editor, under `fedlint.`, as it sends them. */
  configure(client: unknown): void {
    this.configuration.setClient(client);
    this.reconfigure();
  }

  /** Epoch milliseconds; findings that depend on the date follow. */
  setNow(now: number): void {
    this.now = now;
    this.analyzer.setNow(now);
    this.changed();
  }

  openDocument(uri: string, version: number, text: string): void {
    const key = normalized(uri);
    this.open.set(key, version);
    this.spellings.set(key, uri);
    this.noteConfiguration(key, text);
    this.analyzer.open(this.infoOf(key), text);
    this.changed();
  }

  editDocument(uri: string, version: number, changes: readonly TextChange[]): void {
    const key = normalized(uri);
    const before = this.analyzer.file(key)?.source;
    if (!before || !this.open.has(key)) return;
    this.open.set(key, version);
    this.analyzer.edit(key, this.positions.changesFromClient(before, changes));
    const source = this.analyzer.file(key)?.source;
    if (source && isConfigName(nameOf(key))) this.noteConfiguration(key, textOf(source));
    this.changed();
  }

  /** What is closed in the editor still stands on the disk, perhaps with another text. */
  async closeDocument(uri: string): Promise<void> {
    const key = normalized(uri);
    this.open.delete(key);
    this.spellings.delete(key);
    await this.reload([key]);
  }

  /** Files were changed or deleted outside the editor, or made (`appeared`), or folders with all that is in them. */
  async reload(uris: readonly string[], appeared: readonly string[] = []): Promise<void> {
    const fresh = appeared.map(normalizedFolder);
    await this.closed.readAgain([...uris.map(normalizedFolder), ...fresh], fresh);
    this.changed();
  }

  /** Reads the files of the folders; `progress` is told how many there are and how many have been looked at. */
  async load(folders: readonly string[], progress: (done: number, all: number) => void): Promise<void> {
    this.folders = folders.map(normalizedFolder);
    await this.closed.readFolders(this.folders, progress);
    this.changed();
  }

  /** Folders came or went with the workspace. They may lie in each other. */
  async changeFolders(added: readonly string[], removed: readonly string[]): Promise<void> {
    const gone = new Set(removed.map(normalizedFolder));
    const fresh = added.map(normalizedFolder);
    this.folders = [...new Set([...this.folders.filter((folder) => !gone.has(folder)), ...fresh])];
    for (const { info, source } of [...this.analyzer.allFiles()]) {
      const { uri, path } = info;
      if (!this.open.has(uri) && !this.isInside(uri)) this.take(uri, undefined);
      else if (path !== this.pathOf(uri)) this.analyzer.open(this.infoOf(uri), textOf(source));
    }
    this.changed();
    await this.closed.readFolders(fresh, () => {});
    this.changed();
  }

  infoOf(uri: string): FileInfo {
    return { uri, path: this.pathOf(uri), settings: this.settingsOf(uri) };
  }

  /** What is known of files in another state of the workspace, in which some files had other texts or were not there. */
  infosWith(texts: ReadonlyMap<string, string | undefined>): (uri: string) => FileInfo {
    const configuration = this.configuration.with([...texts].filter(([uri]) => isConfigName(nameOf(uri))));
    return (uri) => ({ uri, path: this.pathOf(uri), settings: configuration.settingsFor(uri) });
  }

  /** A URI as the editor spells it, where it has the document open. */
  spelled(uri: string): string {
    return this.spellings.get(uri) ?? uri;
  }

  /** Whether the configuration asks for this file to be left alone. */
  isIgnored(uri: string): boolean {
    const { ignore } = this.settingsOf(uri);
    return ignore.length > 0 && matches(ignore, this.pathOf(uri));
  }

  /** Path relative to the innermost workspace folder; outside of all, the name alone. */
  pathOf(uri: string): string {
    const paths = this.folders.flatMap((folder) => relativePath(folder, uri) ?? []);
    return paths.sort((a, b) => a.length - b.length)[0] ?? nameOf(uri);
  }

  settingsOf(uri: string): Settings {
    return this.configuration.settingsFor(uri);
  }

  /** Tells everybody that what they show may be different. */
  changed(): void {
    for (const listener of this.listeners) listener();
  }

  private isInside(uri: string): boolean {
    return this.folders.some((folder) => relativePath(folder, uri) !== undefined);
  }

  private take(uri: string, text: string | undefined): void {
    this.noteConfiguration(uri, text);
    if (text !== undefined && isWorthReading(nameOf(uri), text)) this.analyzer.open(this.infoOf(uri), text);
    else this.analyzer.close(uri);
  }

  private noteConfiguration(uri: string, text: string | undefined): void {
    if (isConfigName(nameOf(uri)) && this.configuration.setFile(uri, text)) this.reconfigure();
  }

  private reconfigure(): void {
    for (const { info } of this.analyzer.allFiles()) this.analyzer.configure(this.infoOf(info.uri));
    this.changed();
  }
}
