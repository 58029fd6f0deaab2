/** Findings as SARIF results (3.27). */
import type { Analyzer } from '../../../core/analysis/analyzer.ts';
import { knownValue } from '../../../core/model/stated.ts';
import type { EntryKey } from '../entry-key.ts';
import { LEVELS } from '../levels.ts';
import type { Entry } from '../report.ts';
import { messageFor, relatedTo } from '../told.ts';
import { visible } from '../visible.ts';
import { fixesOf } from './fixes.ts';
import { locationOf } from './location.ts';
import { messageOf } from './message.ts';

/** Bumped when the way that keys are made changes, so that no log is compared with what it cannot be compared with. */
export const FINGERPRINT = 'fedlint/v1';

export interface ResultContext {
  readonly analyzer: Analyzer;
  /** Index of a rule among those of the log. */
  indexOf(ruleId: string): number;
  /** Undefined where there is no baseline; it is on all results of a run or on none (3.27.24). */
  stateOf(entry: Entry): 'new' | 'unchanged' | undefined;
}

export function resultOf(entry: Entry, key: EntryKey | undefined, { analyzer, indexOf, stateOf }: ResultContext) {
  const { finding, range } = entry;
  const related = relatedTo(analyzer, finding);
  const fixes = fixesOf(analyzer, finding);
  const state = stateOf(entry);
  return {
    ruleId: finding.rule.id,
    ruleIndex: indexOf(finding.rule.id),
    level: LEVELS[finding.severity].sarif,
    message: messageOf(messageFor(analyzer, finding)),
    locations: [locationOf({ uri: finding.document.uri, range, object: key?.object })],
    ...(key ? { partialFingerprints: { [FINGERPRINT]: key.fingerprint } } : {}),
    ...(related.length > 0 ? { relatedLocations: related.map((place, id) => ({ id, ...locationOf(place) })) } : {}),
    ...(state ? { baselineState: state } : {}),
    suppressions: suppressionsOf(entry),
    ...(fixes.length > 0 ? { fixes } : {}),
  };
}

/** Never left out: the absence of the list would mean that nobody knows (3.27.23). */
function suppressionsOf({ finding: { suppressed }, known }: Entry) {
  const until = suppressed && knownValue(suppressed.until);
  const reason = suppressed && knownValue(suppressed.reason);
  return [
    ...(suppressed
      ? [
          {
            kind: 'inSource',
            status: 'accepted',
            ...(reason === undefined ? {} : { justification: visible(reason) }),
            ...(until === undefined ? {} : { properties: { until } }),
          },
        ]
      : []),
    ...(known ? [{ kind: 'external', status: 'accepted', justification: 'Known from the baseline.' }] : []),
  ];
}
