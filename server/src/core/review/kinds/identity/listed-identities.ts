/** Lists of SPIFFE IDs that have a right over SPIRE, in two states. */
import { domainKey } from '../../../model/domain-key.ts';
import type { ListedText } from '../../../model/facts.ts';
import { shown } from '../../../model/readiness/words.ts';
import { knownValue, type Stated } from '../../../model/stated.ts';
import { enumerate } from '../../../rules/wording.ts';
import type { Span } from '../../../syntax/span.ts';
import { code } from '../../../values/code.ts';

export interface ListDifference {
  readonly ids: readonly string[];
  /** Of the first of them. */
  readonly span: Span | undefined;
}

export interface ListChange {
  /** All that is written, as people read it. */
  readonly was: string;
  readonly is: string;
  /** Who came and who went; empty where a template on one side leaves it open. */
  readonly added: ListDifference;
  readonly removed: ListDifference;
}

export function listChange(before: readonly ListedText[], after: readonly ListedText[]): ListChange {
  return {
    was: words(before),
    is: words(after),
    added: beyond(after, before),
    removed: beyond(before, after),
  };
}

function beyond(some: readonly ListedText[], others: readonly ListedText[]): ListDifference {
  if (others.some((id) => !id.known)) return { ids: [], span: undefined };
  const known = new Set(valuesOf(others));
  const ids = valuesOf(some).filter((id) => !known.has(id));
  return { ids, span: some.find((id) => id.known && ids.includes(id.value))?.span };
}

/** " `spiffe://…` belongs to another trust domain, …", or nothing. */
export function strangersAmong(ids: readonly string[], trustDomain: Stated | undefined): string {
  const own = knownValue(trustDomain);
  const foreign = own === undefined ? [] : ids.filter((id) => domainKey(id) !== domainKey(own));
  if (foreign.length === 0) return '';
  return ` ${enumerate(foreign.map(code))} belongs to another trust domain, which thereby decides who that is.`;
}

function valuesOf(list: readonly ListedText[]): string[] {
  return list.flatMap((id) => (id.known ? [id.value] : []));
}

function words(list: readonly ListedText[]): string {
  const ids = valuesOf(list);
  return ids.length === 0 ? 'nobody' : ids.map(shown).join(', ');
}
