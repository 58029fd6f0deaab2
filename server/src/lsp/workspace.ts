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
import { isFileName } from '../files/file-names.ts';
import type { FileProvider } from '../files/file-provider.ts';
import { isWorthReading } from '../files/worth-reading.ts';
import { Configuration } from './configuration.ts';
import { nameOf, normalized, relativePath } from './paths.ts';
import type { ClientSettings } from './protocol.ts';

export class Workspace {
  readonly analyzer: Analyzer;
  /** Versions of the documents that are open in the editor, by URI. */
  readonly open = new Map<string, number>();
  private readonly files: FileProvider;
  private readonly configuration = new Configuration();
  private folders: readonly string[] = [];
  private readonly listeners = new Set<() => void>();

  /** Epoch milliseconds. */
  now: number;

  constructor(files: FileProvider, now: number, readCertificate: ReadCertificate) {
    this.files = files;
    this.now = now;
    this.analyzer = new Analyzer(rules, now, readCertificate);
  }

  /** Calls back, at once, after anything changed that findings may depend on. */
  onChange(listener: () => void): void {
    this.listeners.add(listener);
  }

  configure(client: ClientSettings): void {
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
    this.noteConfiguration(key, text);
    this.analyzer.open(this.infoOf(key), text);
    this.changed();
  }

  editDocument(uri: string, version: number, changes: readonly TextChange[]): void {
    const key = normalized(uri);
    if (!this.open.has(key)) return;
    this.open.set(key, version);
    this.analyzer.edit(key, changes);
    const source = this.analyzer.file(key)?.source;
    if (source && isConfigName(nameOf(key))) this.noteConfiguration(key, textOf(source));
    this.changed();
  }

  /** What is closed in the editor still stands on the disk, perhaps with another text. */
  async closeDocument(uri: string): Promise<void> {
    const key = normalized(uri);
    this.open.delete(key);
    await this.reload(key);
  }

  /** A file was made, changed or deleted outside the editor. */
  async reload(uri: string): Promise<void> {
    const key = normalized(uri);
    if (this.open.has(key)) return;
    const inWorkspace = this.folders.some((folder) => relativePath(folder, key) !== undefined);
    const text = inWorkspace && isFileName(nameOf(key)) ? await this.files.read(key) : undefined;
    // It may have been opened while it was read.
    if (this.open.has(key)) return;
    this.take(key, text);
    this.changed();
  }

  /** Reads the files of the folders; `progress` is told how many there are and how many have been looked at. */
  async load(folders: readonly string[], progress: (done: number, all: number) => void): Promise<void> {
    this.folders = folders.map(normalized);
    const lists = await Promise.all(this.folders.map((folder) => this.files.list(folder)));
    const uris = lists.flat().map(normalized);
    // Configuration first, so that no file is judged twice.
    uris.sort((a, b) => Number(isConfigName(nameOf(b))) - Number(isConfigName(nameOf(a))));
    let done = 0;
    const batch = 32;
    for (let i = 0; i < uris.length; i += batch) {
      const part = uris.slice(i, i + batch).filter((uri) => !this.open.has(uri));
      const texts = await Promise.all(part.map((uri) => this.files.read(uri)));
      for (const [index, uri] of part.entries()) if (!this.open.has(uri)) this.take(uri, texts[index]);
      done = Math.min(i + batch, uris.length);
      progress(done, uris.length);
    }
    this.changed();
  }

  /** Folders came or went with the workspace. */
  async changeFolders(added: readonly string[], removed: readonly string[]): Promise<void> {
    const gone = removed.map(normalized);
    const kept = this.folders.filter((folder) => !gone.includes(folder));
    for (const { info } of [...this.analyzer.allFiles()]) {
      const isGone = gone.some((folder) => relativePath(folder, info.uri) !== undefined);
      if (isGone && !this.open.has(info.uri)) this.analyzer.close(info.uri);
    }
    await this.load([...new Set([...kept, ...added])], () => {});
  }

  infoOf(uri: string): FileInfo {
    return { uri, path: this.pathOf(uri), settings: this.settingsOf(uri) };
  }

  /** What is known of files in another state of the workspace, in which some files had other texts or were not there. */
  infosWith(texts: ReadonlyMap<string, string | undefined>): (uri: string) => FileInfo {
    const configuration = this.configuration.with([...texts].filter(([uri]) => isConfigName(nameOf(uri))));
    return (uri) => ({ uri, path: this.pathOf(uri), settings: configuration.settingsFor(uri) });
  }

  /** Whether the configuration asks for this file to be left alone. */
  isIgnored(uri: string): boolean {
    return matches(this.settingsOf(uri).ignore, this.pathOf(uri));
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
