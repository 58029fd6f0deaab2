import { blank } from '../../fixes/operation.ts';
import { acceptsIdentities } from '../../model/acceptance.ts';
import type { FederationFact, IstioAuthorizationFact, WorkloadIdentityFact } from '../../model/facts.ts';
import { foreignPartiesOf } from '../../model/foreign-trust.ts';
import { isJudged } from '../../model/governance.ts';
import { foreignDomainsOf } from '../../model/home.ts';
import { code } from '../../values/code.ts';
import { type Problem, type RuleContext, rule } from '../rule.ts';
import { SOUND_SPIRE, unsoundSpire } from '../spire-examples.ts';
import { citing, enumerate } from '../wording.ts';
import { suggest } from './place.ts';

/** Words by which roles say that they may change what others may do. */
const ADMINISTRATOR =
  /(?:^|[^a-z])(?:(?:cluster|super|sys|global|org)?-?admin(?:istrator)?s?|super-?users?|root)(?![a-z])/iu;

export const delegatedAdministration = rule({
  id: 'delegated-administration',
  severity: 'warning',
  title: 'Administration across the border',
  what: 'An agreement gives a foreign identity an administrative role, a policy of Istio lets one in to paths that are called administrative, or an identity that administers SPIRE (`admin`) trusts a foreign trust domain.',
  why: 'An administrator can widen the trust that let it in. A break-in on the other side then becomes a break-in here, and no allow list holds.',
  how: 'Keep administration at home: give the foreign side the one narrow role it needs, and take federation out of the identities that administer SPIRE.',
  families: ['delegated-administration'],
  edit: 'suggest',
  on: ['federation', 'workload-identity', 'istio-authorization'],
  *check(fact, context) {
    if (fact.type === 'workload-identity') yield* checkIdentity(fact, context);
    else if (fact.type === 'istio-authorization') yield* checkPaths(fact, context);
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

/** A part of a path that has the name of administration, and nothing else in it. */
const ADMINISTRATIVE_PATH = /(?:^|\/)(?:admin|administration|superuser|root)(?:\/|\*|$)/i;

/** What a rule says by `notPaths`, or a proxy by rewriting, is not known to open anything. */
function* checkPaths({ rules = [], policy }: IstioAuthorizationFact, context: RuleContext): Iterable<Problem> {
  if (policy.effect !== 'admits' || policy.enforcement.level === 'observed') return;
  const foreign = foreignPartiesOf(policy, context);
  for (const { path, to = [] } of rules) {
    const here = foreign.find(({ party }) => path.every((step, index) => step === party.path[index]));
    const fields = to.flatMap((clause) => clause.fields).filter(({ name }) => name === 'paths');
    for (const value of fields.flatMap(({ values }) => values)) {
      if (!here || !value.known || !ADMINISTRATIVE_PATH.test(value.value)) continue;
      yield {
        at: value.span,
        message: `Identities of ${code(here.name)} get in here to ${code(value.value)}, which is called administrative. Whoever administers can widen the trust that let them in. Leave this path to your own identities.`,
        related: [citing(here.trust)],
        offers: () => suggest('Take the path out', [{ op: 'remove', path: value.path }]),
      };
    }
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
