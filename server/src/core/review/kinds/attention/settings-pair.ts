/** Two versions of a configuration. Where there is none, the defaults hold. */
import { DEFAULT_SETTINGS, type Settings } from '../../../model/settings.ts';
import type { Span } from '../../../syntax/span.ts';
import type { Pair, ReviewedSettings } from '../../subject.ts';

export interface SettingsPair {
  readonly was: Settings;
  readonly is: Settings;
  /** Where something is written in each: the first of these names, as `ReviewedSettings.keys` has them. */
  readonly placesOf: (...names: readonly string[]) => {
    readonly before: Span | undefined;
    readonly after: Span | undefined;
  };
}

export function settingsOf({ before, after }: Pair<ReviewedSettings>): SettingsPair {
  const place = (version: ReviewedSettings | undefined, names: readonly string[]) => {
    return names.flatMap((name) => version?.keys.find((key) => key.name === name) ?? [])[0]?.span;
  };
  return {
    was: before?.fact.settings ?? DEFAULT_SETTINGS,
    is: after?.fact.settings ?? DEFAULT_SETTINGS,
    placesOf: (...names) => ({ before: place(before?.fact, names), after: place(after?.fact, names) }),
  };
}

/** What is in the first list and not in the second. */
export function without(list: readonly string[], other: readonly string[]): string[] {
  return list.filter((item) => !other.includes(item));
}
