/** Which findings are known from a baseline, so that a repository can adopt Fedlint without mending all of it at once. */
import { existsSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Finding } from '../../core/analysis/finding.ts';
import { fingerprintOf } from '../../core/analysis/fingerprint.ts';
import { canBeHidden } from '../../core/analysis/suppression.ts';
import type { Checked } from '../input/load.ts';
import { lies } from '../input/targets.ts';
import { type BaselineEntry, keyOf, readBaseline, writeEntries } from './file.ts';

/** What a run made of its baselines. */
export interface BaselineUse {
  /** Absolute paths. */
  readonly files: readonly string[];
  readonly known: ReadonlySet<Finding>;
  /** How many entries within reach of the run nothing matches any more. */
  readonly gone: number;
}

/** `given` takes the place of whatever the configurations name. */
export async function useBaselines(
  checked: Checked,
  findings: readonly Finding[],
  given: string | undefined,
): Promise<BaselineUse> {
  const named = new Map(checked.inputs.map(({ uri, baseline }) => [uri, given ?? baseline]));
  const files = [...new Set([given, ...named.values()])].flatMap((file) => file ?? []);
  const waiting = new Map<string, Map<string, BaselineEntry[]>>();
  for (const file of files) waiting.set(file, byKey(await readBaseline(file)));
  const known = new Set<Finding>();
  for (const finding of findings) {
    const file = named.get(finding.document.uri);
    if (file === undefined || !mayBeKnown(checked, finding)) continue;
    const entry = waiting
      .get(file)
      ?.get(keyOf(entryOf(checked, finding, file)))
      ?.pop();
    if (entry) known.add(finding);
  }
  const unmatched = [...waiting].flatMap(([file, entries]) =>
    [...entries.values()].flat().filter((entry) => isInReach(checked, file, entry)),
  );
  return { files, known, gone: unmatched.length };
}

/** Writes a baseline with all findings of the run; entries out of its reach stay. Returns how many there are now. */
export async function writeBaseline(file: string, checked: Checked, findings: readonly Finding[]): Promise<number> {
  const before = existsSync(file) ? await readBaseline(file) : [];
  const kept = before.filter((entry) => !isInReach(checked, file, entry));
  const fresh = findings
    .filter((finding) => mayBeKnown(checked, finding))
    .map((finding) => entryOf(checked, finding, file));
  await writeEntries(file, [...kept, ...fresh]);
  return kept.length + fresh.length;
}

/** What may not be suppressed cannot be hidden this way either. */
function mayBeKnown({ analyzer }: Checked, { rule, suppressed, document }: Finding): boolean {
  const locked = analyzer.file(document.uri)?.info.settings.locked ?? [];
  return suppressed === undefined && canBeHidden(rule.id, locked);
}

function entryOf({ analyzer }: Checked, finding: Finding, baseline: string): BaselineEntry {
  const file = relative(dirname(baseline), fileURLToPath(finding.document.uri));
  return { ...fingerprintOf(analyzer, finding), file: file.split(sep).join('/') };
}

function isInReach({ targets }: Checked, baseline: string, { file }: BaselineEntry): boolean {
  const path = resolve(dirname(baseline), file);
  return targets.some((target) => lies(path, target));
}

function byKey(entries: readonly BaselineEntry[]): Map<string, BaselineEntry[]> {
  const groups = new Map<string, BaselineEntry[]>();
  for (const entry of entries) groups.set(keyOf(entry), [...(groups.get(keyOf(entry)) ?? []), entry]);
  return groups;
}
