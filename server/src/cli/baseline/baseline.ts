/** Which findings are known from a baseline, so that a repository can adopt Fedlint without mending all of it at once. */
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Finding } from '../../core/analysis/finding.ts';
import { type Fingerprint, fingerprintOf } from '../../core/analysis/fingerprint.ts';
import { canBeHidden } from '../../core/analysis/suppression.ts';
import type { Gathered } from '../input/gather.ts';
import type { Checked } from '../input/load.ts';
import { lies } from '../input/targets.ts';
import { type BaselineEntry, keyOf, readBaseline } from './file.ts';

/** What a run made of its baselines. */
export interface BaselineUse {
  /** Absolute paths. */
  readonly files: readonly string[];
  readonly known: ReadonlySet<Finding>;
  /** What was known and no longer occurs, within reach of the run. */
  readonly gone: readonly GoneFinding[];
}

export interface GoneFinding extends Fingerprint {
  /** Absolute path. */
  readonly file: string;
}

/** `given` takes the place of whatever the configurations name. */
export async function useBaselines(
  checked: Checked,
  findings: readonly Finding[],
  given: string | undefined,
): Promise<BaselineUse> {
  const named = new Map(checked.inputs.map(({ uri, baseline }) => [uri, given ?? baseline]));
  const files = [...new Set([given, ...named.values()])].flatMap((file) => file ?? []);
  const waiting = new Map<string, readonly BaselineEntry[]>();
  for (const file of files) waiting.set(file, await readBaseline(file, checked.source));
  const known = new Set<Finding>();
  const gone: GoneFinding[] = [];
  for (const [file, entries] of waiting) {
    const own = findings.filter((finding) => named.get(finding.document.uri) === file);
    const matched = matching(checked, file, entries, own);
    for (const finding of matched.known) known.add(finding);
    gone.push(...matched.gone.map((entry) => ({ ...entry, file: resolve(dirname(file), entry.file) })));
  }
  return { files, known, gone };
}

/** What the baselines of a run hold, for whoever has to know whether they are still the same. */
export async function baselineTexts({ opened, source }: Gathered, given: string | undefined): Promise<unknown> {
  const files = [...new Set([given, ...opened.map(({ input }) => input.baseline)])].flatMap((file) => file ?? []);
  const readings = await source.read(files);
  return readings.map((reading) => (reading.type === 'text' ? reading.text : reading.type));
}

export interface Matched {
  readonly known: ReadonlySet<Finding>;
  /** Entries within reach of the run that nothing matches. */
  readonly gone: readonly BaselineEntry[];
}

/** An entry stands for one finding, so what looks alike once more is new. */
export function matching(
  checked: Checked,
  baseline: string,
  entries: readonly BaselineEntry[],
  findings: readonly Finding[],
): Matched {
  const waiting = new Map<string, BaselineEntry[]>();
  for (const entry of entries) waiting.set(keyOf(entry), [...(waiting.get(keyOf(entry)) ?? []), entry]);
  const known = findings.filter(
    (finding) =>
      mayBeKnown(checked, finding) && waiting.get(keyOf(entryOf(checked, finding, baseline)))?.pop() !== undefined,
  );
  const left = [...waiting.values()].flat();
  return { known: new Set(known), gone: left.filter((entry) => isInReach(checked, baseline, entry)) };
}

/** What may not be suppressed cannot be hidden this way either. */
export function mayBeKnown({ analyzer }: Checked, { rule, suppressed, document }: Finding): boolean {
  const locked = analyzer.file(document.uri)?.info.settings.locked ?? [];
  return suppressed === undefined && canBeHidden(rule.id, locked);
}

export function entryOf({ analyzer }: Checked, finding: Finding, baseline: string): BaselineEntry {
  const file = relative(dirname(baseline), fileURLToPath(finding.document.uri));
  return { ...fingerprintOf(analyzer, finding), file: file.split(sep).join('/') };
}

export function isInReach({ targets }: Checked, baseline: string, { file }: BaselineEntry): boolean {
  const path = resolve(dirname(baseline), file);
  return targets.some((target) => lies(path, target));
}
