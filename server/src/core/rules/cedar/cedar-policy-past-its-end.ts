import { dateOf } from '../../model/dates.ts';
import { describeDaysLeft, hasEnded } from '../../values/date.ts';
import { SOUND_CEDAR, unsoundCedar } from '../cedar-examples.ts';
import { rule } from '../rule.ts';

export const cedarPolicyPastItsEnd = rule({
  id: 'cedar-policy-past-its-end',
  severity: 'warning',
  title: 'A Cedar policy that goes on after its end',
  what: 'The date in the `@expires` annotation of a Cedar policy has passed. The day itself still counts, until its end in UTC.',
  why: 'Cedar hands annotations on and does not read them. What was to be permitted for a while is permitted until somebody takes the policy out.',
  how: 'Take the policy out, or have it renewed and write the new date. To have Cedar itself end it, compare the time of the request in `when`.',
  families: ['expired-time-box'],
  edit: 'none',
  on: ['cedar-policy'],
  *check({ expires, policy }, { now }) {
    const date = dateOf(expires);
    if (!date || !hasEnded(now, date.end)) return;
    const effect = policy.effect === 'admits' ? 'permits' : 'forbids';
    yield {
      at: date.span,
      message: `This policy was to end on ${date.day} (${describeDaysLeft(now, date.end)}), and still ${effect} what it did: Cedar does not read annotations. Take it out, or have it renewed and write the new date.`,
      insteadOf: 'expired-time-box',
    };
  },
  bad: unsoundCedar('2027-01-31', '2026-10-31'),
  good: SOUND_CEDAR,
});
