/** Lists of names in two states, as sets. */
import { knownValue, type Stated } from '../../../model/stated.ts';
import { enumerate } from '../../../rules/wording.ts';
import { code } from '../../../values/code.ts';
import type { Direction } from '../../change.ts';

export interface SetChange {
  readonly come: readonly string[];
  readonly gone: readonly string[];
}

/** Undefined where nothing differs, and where only a template could tell. */
export function setChange(before: readonly Stated[], after: readonly Stated[]): SetChange | undefined {
  if ([...before, ...after].some(({ known }) => !known)) return undefined;
  const [old, fresh] = [namesIn(before), namesIn(after)];
  const come = fresh.filter((name) => !old.includes(name));
  const gone = old.filter((name) => !fresh.includes(name));
  return come.length + gone.length === 0 ? undefined : { come, gone };
}

/** For a list whose every entry is one more that is trusted. */
export function directionOf({ come, gone }: SetChange): Direction {
  return gone.length === 0 ? 'widens' : come.length === 0 ? 'narrows' : 'moves';
}

/** "`a` and `b`" */
export function listed(names: readonly string[]): string {
  return enumerate(names.map(code));
}

export function namesIn(list: readonly Stated[]): string[] {
  return [...new Set(list.flatMap((name) => knownValue(name)?.trim() ?? []))];
}
