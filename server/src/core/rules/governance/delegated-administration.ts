import { blank } from '../../fixes/operation.ts';
import { acceptsIdentities } from '../../model/acceptance.ts';
import type { FederationFact, WorkloadIdentityFact } from '../../model/facts.ts';
import { isJudged } from '../../model/governance.ts';
import { foreignDomainsOf } from '../../model/home.ts';
import { code } from '../../values/code.ts';
import { type Problem, type RuleContext, rule } from '../rule.ts';
import { SOUND_SPIRE, unsoundSpire } from '../spire-examples.ts';
import { enumerate } from '../wording.ts';
import { suggest } from './place.ts';

/** Words by which roles say that they may change what others may do. */
const ADMINISTRATOR =
  /(?:^|[^a-z])(?:(?:cluster|super|sys|global|org)?-?admin(?:istrator)?s?|super-?users?|root)(?![a-z])/iu;

export const delegatedAdministration = rule({
  id: 'delegated-administration',
  severity: 'warning',
  title: 'Administration across the border',
  what: 'An agreement gives a foreign identity an administrative role, or an identity that administers SPIRE (`admin`) trusts a foreign trust domain.',
  why: 'An administrator can widen the trust that let it in. A break-in on the other side then becomes a break-in here, and no allow list holds.',
  how: 'Keep administration at home: give the foreign side the one narrow role it needs, and take federation out of the identities that administer SPIRE.',
  families: ['delegated-administration'],
  edit: 'suggest',
  on: ['federation', 'workload-identity'],
  *check(fact, context) {
    if (fact.type === 'workload-identity') yield* checkIdentity(fact, context);
    else if (isJudged(fact, context) && acceptsIdentities(fact)) yield* checkRoles(fact);
  },
  bad: unsoundSpire('spiffe-id.yaml', '  ttl: 1h\n', '  ttl: 1h\n  admin: true\n'),
  good: SOUND_SPIRE,
});

function* checkRoles({ allow }: FederationFact): Iterable<Problem> {
  for (const role of (allow?.entries ?? []).flatMap(({ roles }) => roles)) {
    if (!role.known || !ADMINISTRATOR.test(role.value)) continue;
    yield {
      at: role.span,
      message: `A foreign identity holds the role ${code(role.value)} here. Whoever administers can widen the trust that let them in. Give it the narrow role that its purpose needs.`,
      offers: () => suggest('Name a narrower role', [{ op: 'replace', span: role.span, value: blank('order-writer') }]),
    };
  }
}

/** A nested server (`downstream`) that federates is left alone: it has to reach the peers it hands bundles on to. */
function* checkIdentity(fact: WorkloadIdentityFact, context: RuleContext): Iterable<Problem> {
  const { admin, slots } = fact;
  const foreign = foreignDomainsOf(fact, context);
  const path = slots.admin;
  if (!admin?.known || !admin.value || !path || foreign.length === 0) return;
  yield {
    at: admin.span,
    message: `This identity may create any identity in SPIRE, and it trusts those of ${enumerate(foreign.map(code))}. Whoever gets hold of it from there administers the trust here. Keep the right and the federation in two identities.`,
    offers: () => suggest('Take `admin` out', [{ op: 'remove', path }]),
  };
}
