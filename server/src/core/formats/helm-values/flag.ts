/** Switches of the chart, which takes `"true"` for `true`. */
import { known, type Stated } from '../../model/stated.ts';
import type { Node } from '../../syntax/tree.ts';
import { booleanOf } from '../cursor.ts';

export function flagOf(node: Node | undefined): Stated<boolean> | undefined {
  const flag = booleanOf(node);
  if (!flag || flag.known || (flag.text !== 'true' && flag.text !== 'false')) return flag;
  return known(flag.text === 'true', flag.span);
}

export function isOn(node: Node | undefined): boolean {
  const flag = flagOf(node);
  return flag?.known === true && flag.value;
}

export function isOff(node: Node | undefined): boolean {
  const flag = flagOf(node);
  return flag?.known === true && !flag.value;
}
