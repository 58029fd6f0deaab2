/** What an entry goes by from one run to the next, wherever its lines have moved. */
import type { Analyzer } from '../../core/analysis/analyzer.ts';
import { fingerprintOf, fingerprintText } from '../../core/analysis/fingerprint.ts';
import type { Entry } from './report.ts';

export interface EntryKey {
  /** The object and the field in it, as far as there are any: `Federation/acme/spec/owners`. */
  readonly object: string;
  /** Rule, object and field in words; unique in the file. */
  readonly title: string;
  /** Without a meaning of its own; unique in the report. */
  readonly fingerprint: string;
}

/** Of several entries that look alike, all but the first are numbered. */
export function keysOf(analyzer: Analyzer, entries: readonly Entry[]): ReadonlyMap<Entry, EntryKey> {
  const seen = new Map<string, number>();
  return new Map(
    entries.map((entry) => {
      const found = fingerprintOf(analyzer, entry.finding);
      const object = found.object + found.path;
      const fingerprint = fingerprintText(found, entry.file);
      const nth = (seen.get(fingerprint) ?? 0) + 1;
      seen.set(fingerprint, nth);
      const title = `${found.rule} ${object}`.trim();
      if (nth === 1) return [entry, { object, title, fingerprint }];
      return [entry, { object, title: `${title} ${nth}`, fingerprint: `${fingerprint}-${nth}` }];
    }),
  );
}
