/** A workspace in which all is well, for a guest to come into. */
import { readCertificate } from '../../server/src/certificates/x509.ts';
import { Analyzer } from '../../server/src/core/analysis/analyzer.ts';
import type { FileInfo } from '../../server/src/core/analysis/state.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/core/model/settings.ts';
import { SOUND_BUNDLE } from '../../server/src/core/rules/bundle-examples.ts';
import { SOUND_CONF } from '../../server/src/core/rules/conf-examples.ts';
import { EXAMPLE_NOW } from '../../server/src/core/rules/examples.ts';
import { rules } from '../../server/src/core/rules/list.ts';
import { SOUND_SPIRE } from '../../server/src/core/rules/spire-examples.ts';
import { uriOf } from '../../test/harness/workspace.ts';

export const SOUND: Readonly<Record<string, string>> = { ...SOUND_SPIRE, ...SOUND_CONF, ...SOUND_BUNDLE };

export const STRICT: Settings = { ...DEFAULT_SETTINGS, adoption: 'strict' };

export function infoOf(path: string, settings: Settings): FileInfo {
  return { uri: uriOf(path), path, settings };
}

let kept: Analyzer | undefined;

/**
 * Hands over a workspace of sound files, and takes out afterwards what `look` has put in or changed. It is kept for the
 * next one, but for where something was thrown: then nobody knows what is left in it.
 */
export function inSoundWorkspace(paths: readonly string[], look: (analyzer: Analyzer) => void): void {
  const analyzer = kept ?? soundWorkspace();
  kept = undefined;
  look(analyzer);
  for (const path of paths) {
    const sound = SOUND[path];
    if (sound === undefined) analyzer.close(uriOf(path));
    else analyzer.open(infoOf(path, STRICT), sound);
  }
  kept = analyzer;
}

export function soundWorkspace(): Analyzer {
  const analyzer = new Analyzer(rules, EXAMPLE_NOW, readCertificate);
  for (const [path, text] of Object.entries(SOUND)) analyzer.open(infoOf(path, STRICT), text);
  settle(analyzer);
  return analyzer;
}

/** Judges all that waits for it. */
export function settle(analyzer: Analyzer): void {
  while (!analyzer.work(1000));
}
