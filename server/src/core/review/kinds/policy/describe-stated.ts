import type { Stated } from '../../../model/stated.ts';
import { code } from '../../../values/code.ts';
import { listed } from '../../admission/words.ts';

/** "`a` and `b`", or another word where there are none. */
export function describeStated(values: readonly Stated[], none: string): string {
  return listed(values.map((value) => code(value.known ? value.value : value.text))) || none;
}

/** The same without backticks, for a table. */
export function shortly(values: readonly Stated[], none: string): string {
  return describeStated(values, none).replaceAll('`', '');
}
