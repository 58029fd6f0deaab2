/** Lists of SPIFFE IDs that have a right over SPIRE, in two states. */
import { domainKey } from '../../../model/domain-key.ts';
import type { ListedText } from '../../../model/facts.ts';
import { shown } from '../../../model/readiness/words.ts';
import { knownValue, type Stated } from '../../../model/stated.ts';
import { enumerate } from '../../../rules/wording.ts';
import type { Span } from '../../../syntax/span.ts';
import { code } from '../../../values/code.ts';
import type { Difference } from '../../change-kind.ts';

/** What those on a list may do, as the end of "… may", and what follows from that. */
export interface Right {
  readonly may: string;
  readonly whenGiven: string;
  readonly whenTaken: string;
}

/** Those who got the right, and those who lost it. */
export function rightDifferences(
  right: Right,
  before: readonly ListedText[],
  after: readonly ListedText[],
  trustDomain: Stated | undefined,
): Difference[] {
  const { was, is, added, removed } = listChange(before, after);
  const given: Difference = {
    direction: 'widens',
    title: `${enumerate(added.ids.map(code))} may ${right.may}`,
    message: right.whenGiven + strangersAmong(added.ids, trustDomain),
    before: { says: was },
    after: { span: added.span, says: is },
  };
  const taken: Difference = {
    direction: 'narrows',
    title: `${enumerate(removed.ids.map(code))} may no longer ${right.may}`,
    message: right.whenTaken,
    before: { span: removed.span, says: was },
    after: { says: is },
  };
  return [...(added.ids.length > 0 ? [given] : []), ...(removed.ids.length > 0 ? [taken] : [])];
}

interface ListDifference {
  readonly ids: readonly string[];
  /** Of the first of them. */
  readonly span: Span | undefined;
}

interface ListChange {
  /** All that is written, as people read it. */
  readonly was: string;
  readonly is: string;
  /** Who came and who went; empty where a template on one side leaves it open. */
  readonly added: ListDifference;
  readonly removed: ListDifference;
}

function listChange(before: readonly ListedText[], after: readonly ListedText[]): ListChange {
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
function strangersAmong(ids: readonly string[], trustDomain: Stated | undefined): string {
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
