/** Lists of names in two states, as sets. */
import { knownValue, type Stated } from '../../../model/stated.ts';
import { enumerate } from '../../../rules/wording.ts';
import { code } from '../../../values/code.ts';
import { type SetDifference, setDifference } from '../../set-difference.ts';

/** Undefined where nothing differs, and where only a template could tell. */
export function nameDifference(before: readonly Stated[], after: readonly Stated[]): SetDifference<string> | undefined {
  if ([...before, ...after].some(({ known }) => !known)) return undefined;
  return setDifference(namesIn(before), namesIn(after), (name) => name);
}

/** "`a` and `b`" */
export function listed(names: readonly string[]): string {
  return enumerate(names.map(code));
}

export function namesIn(list: readonly Stated[]): string[] {
  return [...new Set(list.flatMap((name) => knownValue(name)?.trim() ?? []))];
}
