/** Which framework controls a rule is about, as references such as `owasp-nhi:NHI5`. */
import { referencesOf } from '../frameworks/catalogue.ts';
import type { Rule } from './rule.ts';

/** Its own references first, then what its families cite directly. */
export function referencesOfRule({ families, references = [] }: Rule): string[] {
  const direct = families.flatMap((family) => referencesOf(family).direct.map(({ ref }) => ref));
  return [...new Set([...references, ...direct])];
}
