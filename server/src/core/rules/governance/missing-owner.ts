import { blank } from '../../fixes/operation.ts';
import { type FactOf, type FederationFact, OWNER_ROLES, type OwnerRole, type PolicyFact } from '../../model/facts.ts';
import { isJudged, ownersOf } from '../../model/governance.ts';
import { fallbackOwner, isNamed } from '../../model/ownership.ts';
import { documentationOf } from '../../model/policy-documentation.ts';
import { isPolicyJudged, ownerOfPolicy } from '../../model/policy-governance.ts';
import { SOUND, unsound } from '../examples.ts';
import { likelyOwner } from '../likely-owner.ts';
import { type Problem, type RuleContext, rule } from '../rule.ts';
import { describeLink, enumerate } from '../wording.ts';
import { missingIn, suggest, writing } from './place.ts';

const DUTIES: Readonly<Record<OwnerRole, string>> = {
  accountable: 'the agreement as a whole',
  bundle: 'the bundle',
  renewal: 'the renewal',
  authorization: 'what the other side may do',
};

export const missingOwner = rule({
  id: 'missing-owner',
  severity: 'error',
  title: 'Trust without an owner',
  what: 'A federation names nobody who is accountable, or nobody for its bundle, its renewal or its authorization. The same is asked of trust domains, enforcement points and exceptions, which need one `owner`, and of a policy about foreign identities on which somebody wrote something and that no manifest documents. `TODO` and `none` are no names. What the labels of the namespace, `catalog-info.yaml` or CODEOWNERS say counts as the accountable owner where nothing nearer does.',
  why: 'Trust between domains breaks or outlives its purpose silently. Without a name, nobody rotates the bundle, answers the partner at night, or may decide that the trust ends.',
  how: 'Name a team under `owners` (or as `fedlint.dev/owner` in the annotations of a native resource, in a comment above a block of `server.conf`). One team may hold several duties.',
  families: ['missing-owner'],
  edit: 'suggest',
  on: ['federation', 'trust-domain', 'enforcement-point', 'exception', 'policy'],
  *check(fact, context) {
    if (fact.type === 'federation') yield* checkFederation(fact, context);
    else if (fact.type === 'policy') yield* checkPolicy(fact, context);
    else yield* checkSingleOwner(fact, context);
  },
  bad: unsound('acme-orders.yaml', '    renewal: team-identity\n', ''),
  good: SOUND,
});

function* checkFederation(fact: FederationFact, context: RuleContext): Iterable<Problem> {
  if (!isJudged(fact, context)) return;
  const owners = ownersOf(fact, context);
  const missing = OWNER_ROLES.filter((role) => !isNamed(owners[role]));
  const [first] = missing;
  if (!first) return;
  const duties = enumerate(missing.map((role) => DUTIES[role]));
  yield {
    at: missingIn(fact, `owner.${first}`),
    message: `Nobody is named for ${duties} in ${describeLink(fact)}. Without an owner nobody notices when the trust breaks, and nobody may end it. Name a team${missing.length === 1 ? '' : ' for each'}.`,
    offers: () => {
      const value = blank(likelyOwner(fact, context));
      const terms = Object.fromEntries(missing.map((role) => [`owner.${role}`, value]));
      return suggest(missing.length === 1 ? 'Add the missing owner' : 'Add the missing owners', writing(fact, terms));
    },
  };
}

function* checkSingleOwner(
  fact: FactOf<'trust-domain' | 'enforcement-point' | 'exception'>,
  context: RuleContext,
): Iterable<Problem> {
  const isInline = fact.type === 'enforcement-point' && fact.inlineOf !== undefined;
  // A point written inside an agreement belongs to whoever owns the agreement, unless it says otherwise.
  if (isNamed(fact.owner) || (!fact.owner && (isInline || fallbackOwner(context)))) return;
  const path = fact.slots.owner ?? [];
  yield {
    at: { missing: path, fallback: fact.resource.kindSpan },
    message: `This ${isInline ? 'enforcement point' : fact.resource.kind} has no owner. When it has to change or end, nobody can be asked and nobody may decide. Name the team under \`owner\`.`,
    offers: () => suggest('Add the owner', [{ op: 'set', path, value: blank(likelyOwner(undefined, context)) }]),
  };
}

/** Of a policy that is documented, the manifest is asked. */
function* checkPolicy(policy: PolicyFact, context: RuleContext): Iterable<Problem> {
  const path = policy.slots.owner;
  if (!path || documentationOf(policy, context).isDocumented || !isPolicyJudged(policy, context)) return;
  if (isNamed(ownerOfPolicy(policy, context))) return;
  yield {
    at: { missing: path, fallback: policy.span },
    message: `This policy decides about identities of others and has no owner. When it lets in the wrong one, nobody can be asked and nobody may change it. Name the team in \`fedlint.dev/owner\`.`,
    offers: () => suggest('Add the owner', [{ op: 'set', path, value: blank(likelyOwner(undefined, context)) }]),
  };
}
