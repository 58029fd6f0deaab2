/** Puts the right name in the place of a wrong one, also in an annotation that lists several in one text. */
import type { Resource } from '../../model/facts.ts';
import { isVerbatim, type Known, knownValue, type Stated } from '../../model/stated.ts';
import { sameSpan } from '../../syntax/span.ts';
import type { Path } from '../../syntax/tree.ts';
import { code } from '../../values/code.ts';
import type { Offer } from '../rule.ts';
import { suggest } from './place.ts';

/** Names as an annotation lists them. */
export interface AnnotatedNames {
  readonly resource: Resource;
  readonly key: string;
  readonly names: readonly Stated[];
  readonly slot: Path | undefined;
}

/** None for a name in a comment, which has no place of its own. */
export function renaming(name: Known, meant: string | undefined, annotated?: AnnotatedNames): readonly Offer[] {
  if (meant === undefined) return [];
  const title = `Change to ${code(meant)}`;
  const text = annotated?.resource.annotations[annotated.key];
  if (annotated?.slot && text && sameSpan(text.span, name.span)) {
    const names = annotated.names.flatMap((one) => knownValue(one) ?? []);
    const value = names.map((one) => (one === name.value ? meant : one)).join(', ');
    return suggest(title, [{ op: 'set', path: annotated.slot, value }]);
  }
  return isVerbatim(name.value, name.span) ? suggest(title, [{ op: 'replace', span: name.span, value: meant }]) : [];
}
