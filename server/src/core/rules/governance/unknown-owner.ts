import { type FactOf, OWNER_ROLES, type Owner } from '../../model/facts.ts';
import { isJudged } from '../../model/governance.ts';
import { isNamed } from '../../model/ownership.ts';
import { isPolicyJudged } from '../../model/policy-governance.ts';
import { isVerbatim, type Known, type Stated } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { nearest } from '../../values/nearest.ts';
import { ownerKey } from '../../values/owner.ts';
import { beside, SOUND, unsound } from '../examples.ts';
import { rule } from '../rule.ts';
import { suggest } from './place.ts';

const TEAMS = {
  '.fedlint.yaml': 'owners:\n  teams: [team-identity, team-partners, team-payments]\n',
};

export const unknownOwner = rule({
  id: 'unknown-owner',
  severity: 'warning',
  title: 'An owner nobody knows',
  what: 'An owner is not among the teams that the configuration lists under `owners.teams`. Without that list any name will do. `@acme/payments`, `group:payments` and `Payments` count as the same team.',
  why: 'A misspelt team, or one that has been dissolved, is no owner: the question that comes in an emergency reaches nobody.',
  how: 'Write the name as it stands in the list, or add the team to the list if it is new.',
  families: ['missing-owner'],
  edit: 'suggest',
  on: ['federation', 'trust-domain', 'enforcement-point', 'exception', 'policy'],
  *check(fact, context) {
    const { teams } = context.settings.owners;
    if (teams.length === 0 || (fact.type === 'federation' && !isJudged(fact, context))) return;
    if (fact.type === 'policy' && !isPolicyJudged(fact, context)) return;
    const keys = new Set(teams.map(ownerKey));
    for (const { value, span } of ownersIn(fact)) {
      if (keys.has(ownerKey(value.name))) continue;
      const meant = nearest(value.name, teams);
      const advice =
        meant === undefined
          ? 'Name one that is there, or add it to the list.'
          : `Did you mean ${code(meant)}? If the team is new, add it to the list.`;
      yield {
        at: span,
        message: `${code(value.name)} is not among the teams the configuration lists, so nobody may feel responsible. ${advice}`,
        offers: () =>
          // An owner in a comment, or in a text over several lines, has no place of its own to be replaced at.
          meant === undefined || !isVerbatim(value.name, span)
            ? []
            : suggest(`Change to ${code(meant)}`, [{ op: 'replace', span, value: meant }]),
      };
    }
  },
  bad: beside(unsound('payments-gateway.yaml', 'team-payments', 'team-paymnets'), TEAMS),
  good: beside(SOUND, TEAMS),
});

function ownersIn(
  fact: FactOf<'federation' | 'trust-domain' | 'enforcement-point' | 'exception' | 'policy'>,
): Known<Owner>[] {
  const stated: (Stated<Owner> | undefined)[] =
    fact.type === 'federation' ? OWNER_ROLES.map((role) => fact.owners[role]) : [fact.owner];
  return stated.flatMap((owner) => (isNamed(owner) && owner?.known ? owner : []));
}
