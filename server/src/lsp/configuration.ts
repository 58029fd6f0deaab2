/** Which settings hold for a file: those of the editor, and over them the nearest `.fedlint.yaml` above the file. */
import { CONFIG_NAMES } from '../core/config/names.ts';
import { readSettings } from '../core/config/read-settings.ts';
import { DEFAULT_SETTINGS, type Settings } from '../core/model/settings.ts';
import type { Severity } from '../core/model/severity.ts';
import { isObject } from './border/shapes.ts';
import { folderOf } from './paths.ts';

export class Configuration {
  private client: Settings = DEFAULT_SETTINGS;
  /** Texts of configuration files by URI. */
  private readonly texts = new Map<string, string>();
  private settings = new Map<string, Settings>();

  /** Whatever the editor has under `fedlint.`: people write what they like there, and what makes no sense counts for nothing. */
  setClient(settings: unknown): void {
    const { rules, adoption, localTrustDomains } = isObject(settings) ? settings : {};
    this.client = {
      ...DEFAULT_SETTINGS,
      rules: severities(rules),
      adoption: adoption === 'strict' ? 'strict' : 'gradual',
      localTrustDomains: Array.isArray(localTrustDomains)
        ? localTrustDomains.filter((one) => typeof one === 'string')
        : [],
    };
    this.settings = new Map();
  }

  /** Takes in a configuration file, or forgets it when there is no text. Returns whether anything changed. */
  setFile(uri: string, text: string | undefined): boolean {
    if (this.texts.get(uri) === text) return false;
    if (text === undefined) this.texts.delete(uri);
    else this.texts.set(uri, text);
    this.settings = new Map();
    return true;
  }

  /** The configuration as it would be if these files had other texts; without a text, a file is not there. */
  with(files: Iterable<readonly [uri: string, text: string | undefined]>): Configuration {
    const other = new Configuration();
    other.client = this.client;
    for (const [uri, text] of this.texts) other.texts.set(uri, text);
    for (const [uri, text] of files) other.setFile(uri, text);
    return other;
  }

  /** The same object as long as nothing changed, so that settings can be compared by identity. */
  settingsFor(uri: string): Settings {
    for (let folder = folderOf(uri); folder.includes('/'); folder = folderOf(folder)) {
      const text = this.textIn(folder);
      if (text === undefined) continue;
      const settings = this.settings.get(folder) ?? readSettings(text, this.client);
      this.settings.set(folder, settings);
      return settings;
    }
    return this.client;
  }

  /** Of a folder with both names, the first counts. */
  private textIn(folder: string): string | undefined {
    for (const name of CONFIG_NAMES) {
      const text = this.texts.get(`${folder}/${name}`);
      if (text !== undefined) return text;
    }
    return undefined;
  }
}

function severities(rules: unknown): Record<string, Severity | 'off'> {
  const known: Record<string, Severity | 'off'> = {};
  for (const [id, severity] of Object.entries(isObject(rules) ? rules : {})) {
    if (severity === 'off' || severity === 'info' || severity === 'warning' || severity === 'error')
      known[id] = severity;
  }
  return known;
}
