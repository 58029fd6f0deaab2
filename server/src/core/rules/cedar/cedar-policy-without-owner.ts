import { blank } from '../../fixes/operation.ts';
import { fallbackOwner, isNamed } from '../../model/ownership.ts';
import { isPolicyJudged } from '../../model/policy-governance.ts';
import { CEDAR, SOUND_CEDAR } from '../cedar-examples.ts';
import { changed } from '../examples.ts';
import { suggest } from '../governance/place.ts';
import { likelyOwner } from '../likely-owner.ts';
import { rule } from '../rule.ts';

export const cedarPolicyWithoutOwner = rule({
  id: 'cedar-policy-without-owner',
  severity: 'info',
  title: 'A Cedar policy that belongs to nobody',
  what: 'A Cedar policy has no owner, while others in the same file say in `@owner` whose they are. Of policies about identities of somebody else, `missing-owner` asks for one in any case.',
  why: 'Who reads the file takes it that every permission has somebody who answers for it. The one without an owner is the one that nobody dares to take out.',
  how: 'Add `@owner("team")` above it, or a comment `// fedlint.dev/owner: team`.',
  families: ['missing-owner'],
  edit: 'suggest',
  on: ['cedar-policy'],
  *check({ policy, slots, isAmongOwned }, context) {
    const isOwned = isNamed(policy.owner) || fallbackOwner(context) !== undefined;
    if (!isAmongOwned || isOwned || isPolicyJudged(policy, context)) return;
    const path = slots.owner;
    yield {
      at: policy.span,
      message:
        'Others in this file say whose they are, and this policy does not. When it has to change or end, nobody can be asked. Name the team in `@owner`.',
      offers: () =>
        path ? suggest('Add the owner', [{ op: 'set', path, value: blank(likelyOwner(undefined, context)) }]) : [],
    };
  },
  bad: { 'reports.cedar': changed(CEDAR, '@owner("team-reports")\n', '') },
  good: SOUND_CEDAR,
});
