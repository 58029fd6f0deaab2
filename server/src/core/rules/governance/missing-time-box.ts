import { blank } from '../../fixes/operation.ts';
import type { Term, TimeBox } from '../../model/facts.ts';
import { TIME_BOXED, type TimeBoxed, wholeTimeBox } from '../../model/time-box.ts';
import { missingDate } from '../../model/time-box-limit.ts';
import { addDays } from '../../values/date.ts';
import { SOUND, unsound } from '../examples.ts';
import { type Missing, type Offer, type RuleContext, rule } from '../rule.ts';
import { capitalised, describeTimeBoxed } from '../wording.ts';
import { missingIn, suggest, writing } from './place.ts';

export const missingTimeBox = rule({
  id: 'missing-time-box',
  severity: 'error',
  title: 'Trust without an end',
  what: 'Temporary trust, an exception, an enforcement point that only observes, or a policy about foreign identities that is only tried out has no end date, or lasting trust in a partner or a platform has neither an end nor a date on which it is looked at again. So has a native link whose annotations say nothing about time, unless a `TrustDomain` document says that the other side is run in-house. `never` and `forever` are no dates. Of a policy this is asked as soon as anything is written on it or about it, and a date of the Federation that names it counts.',
  why: 'A link for a migration or a disaster drill works on when everybody has forgotten what it was for. Only a date makes somebody ask whether it is still needed.',
  how: 'Write `expires` for what is to end and `reviewBy` for what is to stay (`fedlint.dev/expires` and `fedlint.dev/review-by` in the annotations of a native resource, in comments above a block of `server.conf`).',
  families: ['missing-time-box', 'temporary-cross-cluster-trust'],
  edit: 'suggest',
  on: TIME_BOXED,
  *check(fact, context) {
    const box = wholeTimeBox(fact, context);
    const lacks = box && missingDate(fact, box, context);
    if (!box || !lacks) return;
    const what = capitalised(describeTimeBoxed(fact));
    yield {
      at: placeOf(fact, `time-box.${lacks}`),
      message:
        lacks === 'expires'
          ? `${what} has no end. What is meant for a while then stays until it does harm. Write the day on which it ends.`
          : `${what} has neither an end nor a review date, so nobody will ever ask whether it is still needed. Write the day by which somebody looks at it again.`,
      offers: () => offersFor(fact, box, lacks, context),
    };
  },
  bad: unsound('acme-orders.yaml', '    reviewBy: 2027-06-30\n', ''),
  good: SOUND,
});

function placeOf(fact: TimeBoxed, term: Term): Missing {
  if (fact.type === 'federation') return missingIn(fact, term);
  return { missing: fact.slots[term] ?? [], fallback: fact.type === 'policy' ? fact.span : fact.resource.kindSpan };
}

function offersFor(fact: TimeBoxed, box: TimeBox, lacks: 'expires' | 'review-by', context: RuleContext): Offer[] {
  const { now, settings } = context;
  const days = lacks === 'expires' ? settings.timeBox.max : settings.review.maxInterval;
  const change = lacks === 'expires' && !box.change ? { 'time-box.change': blank('CHG-1042') } : {};
  const terms = { [`time-box.${lacks}`]: blank(addDays(now, days)), ...change };
  return suggest(lacks === 'expires' ? 'Add an end date' : 'Add a review date', writing(fact, terms));
}
