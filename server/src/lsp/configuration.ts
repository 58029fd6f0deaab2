/** Which settings hold for a file: those of the editor, and over them the nearest `.fedlint.yaml` above the file. */
import { readSettings } from '../core/config/read-settings.ts';
import { DEFAULT_SETTINGS, type Settings } from '../core/model/settings.ts';
import type { Severity } from '../core/model/severity.ts';
import { folderOf } from './paths.ts';
import type { ClientSettings } from './protocol.ts';

export class Configuration {
  private client: Settings = DEFAULT_SETTINGS;
  /** Texts by folder. */
  private readonly texts = new Map<string, string>();
  private settings = new Map<string, Settings>();

  setClient({ rules, adoption, localTrustDomains }: ClientSettings): void {
    this.client = {
      ...DEFAULT_SETTINGS,
      rules: severities(rules ?? {}),
      adoption: adoption === 'strict' ? 'strict' : 'gradual',
      localTrustDomains: localTrustDomains ?? [],
    };
    this.settings = new Map();
  }

  /** Takes in a configuration file, or forgets it when there is no text. Returns whether anything changed. */
  setFile(uri: string, text: string | undefined): boolean {
    const folder = folderOf(uri);
    if (this.texts.get(folder) === text) return false;
    if (text === undefined) this.texts.delete(folder);
    else this.texts.set(folder, text);
    this.settings = new Map();
    return true;
  }

  /** The configuration as it would be if these files had other texts; without a text, a file is not there. */
  with(files: Iterable<readonly [uri: string, text: string | undefined]>): Configuration {
    const other = new Configuration();
    other.client = this.client;
    for (const [folder, text] of this.texts) other.texts.set(folder, text);
    for (const [uri, text] of files) other.setFile(uri, text);
    return other;
  }

  /** The same object as long as nothing changed, so that settings can be compared by identity. */
  settingsFor(uri: string): Settings {
    for (let folder = folderOf(uri); folder.includes('/'); folder = folderOf(folder)) {
      const text = this.texts.get(folder);
      if (text === undefined) continue;
      const settings = this.settings.get(folder) ?? readSettings(text, this.client);
      this.settings.set(folder, settings);
      return settings;
    }
    return this.client;
  }
}

function severities(rules: Readonly<Record<string, string>>): Record<string, Severity | 'off'> {
  const known: Record<string, Severity | 'off'> = {};
  for (const [id, severity] of Object.entries(rules)) {
    if (severity === 'off' || severity === 'info' || severity === 'warning' || severity === 'error')
      known[id] = severity;
  }
  return known;
}
