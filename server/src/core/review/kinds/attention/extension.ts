/** How far a suppression reaches before and after: until when, and over how much of the file. */
import { dateOf } from '../../../model/dates.ts';
import type { SuppressionFact } from '../../../model/facts.ts';
import { enumerate } from '../../../rules/wording.ts';
import { code } from '../../../values/code.ts';
import { daysBetween } from '../../../values/date.ts';
import type { Difference } from '../../change-kind.ts';
import type { Pair } from '../../subject.ts';
import { areHidden, endOf, extentOf, rulesOf, SCOPE_ORDER } from './hidden-rules.ts';

type KeptPair = Extract<Pair<SuppressionFact>, { is: 'kept' }>;

/** What grows for `widens`, and what shrinks for `narrows`. Dates that cannot be read are not compared. */
export function* reachChanged(pair: Pair<SuppressionFact>, direction: 'widens' | 'narrows'): Iterable<Difference> {
  if (pair.is !== 'kept') return;
  const [was, is] = [pair.before.fact, pair.after.fact];
  const rules = rulesOf(is);
  const sign = direction === 'widens' ? 1 : -1;
  if (was.malformed !== undefined || is.malformed !== undefined) {
    if (was.malformed === undefined && sign < 0) yield broken(pair);
    if (is.malformed === undefined && sign > 0) yield mended(pair);
    return;
  }
  const days = daysMore(was, is);
  if (days !== undefined && days * sign > 0) {
    const count = Number.isFinite(days) ? `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'}` : undefined;
    const moves =
      count === undefined ? endOf(is.until) : `${count} ${sign > 0 ? 'longer' : 'shorter'}, ${endOf(is.until)}`;
    yield {
      direction,
      title: `${enumerate(rules.map(code))} ${rules.length === 1 ? 'stays' : 'stay'} hidden ${moves}`,
      message:
        sign > 0
          ? 'The risk was accepted until then and is accepted for longer now. Make sure that somebody decided that.'
          : 'Fedlint reports it again after that day.',
      before: { says: endOf(was.until) },
      after: { says: endOf(is.until) },
    };
  }
  if ((SCOPE_ORDER.indexOf(is.scope) - SCOPE_ORDER.indexOf(was.scope)) * sign <= 0) return;
  yield {
    direction,
    title: `${areHidden(rules)} hidden ${extentOf(is)}`,
    message:
      sign > 0
        ? 'It reaches further than before, and hides what nobody has looked at yet.'
        : 'It hides less than before.',
    before: { says: extentOf(was) },
    after: { says: extentOf(is) },
  };
}

function broken({ before }: KeptPair): Difference {
  return {
    direction: 'narrows',
    title: `${areHidden(rulesOf(before.fact))} no longer hidden`,
    message: 'The suppression cannot be read any more, so it hides nothing.',
    before: { says: extentOf(before.fact) },
    after: { says: 'unreadable' },
  };
}

function mended({ after }: KeptPair): Difference {
  return {
    direction: 'widens',
    title: `${areHidden(rulesOf(after.fact))} hidden ${extentOf(after.fact)}`,
    message: 'The suppression could not be read until now, so it hid nothing.',
    before: { says: 'unreadable' },
    after: { says: extentOf(after.fact) },
  };
}

/** Infinite where the end is gone, or is new. */
function daysMore({ until: was }: SuppressionFact, { until: is }: SuppressionFact): number | undefined {
  if (!was && !is) return 0;
  const [old, fresh] = [dateOf(was), dateOf(is)];
  if (!is) return Number.POSITIVE_INFINITY;
  if (!was) return fresh ? Number.NEGATIVE_INFINITY : undefined;
  return old && fresh ? daysBetween(old.end, fresh.end) : undefined;
}
