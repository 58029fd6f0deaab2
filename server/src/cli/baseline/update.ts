/** Baselines are written as a whole, and freed of what has been mended. */
import { existsSync } from 'node:fs';
import type { Finding } from '../../core/analysis/finding.ts';
import { disk } from '../input/file-source.ts';
import type { Checked } from '../input/load.ts';
import { entryOf, isInReach, matching, mayBeKnown } from './baseline.ts';
import { type BaselineEntry, readBaseline, writeEntries } from './file.ts';

/** The findings of a run that belong to one baseline. */
export interface Share {
  /** Absolute path. */
  readonly file: string;
  readonly findings: readonly Finding[];
}

/** Each configuration may name a baseline of its own; `fallback` takes what none has named one for. */
export function sharesOf(
  { inputs }: Checked,
  findings: readonly Finding[],
  given: string | undefined,
  fallback: string,
): Share[] {
  const reported = inputs.filter((input) => input.reported);
  const named = new Map(reported.map(({ uri, baseline }) => [uri, given ?? baseline ?? fallback]));
  const files = named.size === 0 ? [given ?? fallback] : [...new Set(named.values())];
  return files.map((file) => ({
    file,
    findings: findings.filter(({ document }) => named.get(document.uri) === file),
  }));
}

/** Writes a baseline with all findings; entries out of reach of the run stay. Returns how many there are now. */
export async function writeBaseline(checked: Checked, { file, findings }: Share): Promise<number> {
  const before = existsSync(file) ? await readBaseline(file, disk) : [];
  const kept = before.filter((entry) => !isInReach(checked, file, entry));
  const fresh = findings
    .filter((finding) => mayBeKnown(checked, finding))
    .map((finding) => entryOf(checked, finding, file));
  await writeEntries(file, [...kept, ...fresh]);
  return kept.length + fresh.length;
}

/** Takes out what no longer occurs, and returns it. A file without any such entry is not written. */
export async function pruneBaseline(checked: Checked, { file, findings }: Share): Promise<readonly BaselineEntry[]> {
  const entries = await readBaseline(file, disk);
  const { gone } = matching(checked, file, entries, findings);
  const dropped = new Set(gone);
  if (dropped.size > 0)
    await writeEntries(
      file,
      entries.filter((entry) => !dropped.has(entry)),
    );
  return gone;
}
