/** What it does to trust that a policy is there, by what its program does where there is none. */
import type { PolicyFact } from '../../../model/facts.ts';
import { authorizationOf, authorizationsFor, peerAuthenticationsFor } from '../../../model/istio-scope.ts';
import { policiesReferredTo } from '../../../model/policy-documentation.ts';
import { knownValue } from '../../../model/stated.ts';
import type { Grant } from '../../admission/grant.ts';
import { grantsOf } from '../../admission/grants.ts';
import { namesOf } from '../../admission/words.ts';
import type { Direction } from '../../change.ts';
import type { Version } from '../../subject.ts';
import { describeLevel, named } from './strength.ts';

export interface Presence {
  /** Of a policy that comes. One that goes has the opposite direction. */
  readonly direction: Direction;
  /** What it is there for; "it" is the policy. Two ways to go on, for one that comes and one that goes. */
  readonly added: string;
  readonly removed: string;
}

export function presenceOf(version: Version<PolicyFact>): Presence {
  const { effect, enforcement, engine, resource } = version.fact;
  if (engine === 'istio' && resource.kind === 'PeerAuthentication') return peersOfIstio(version);
  if (enforcement.weakenedBy.some(({ way }) => way === 'envoy-off-for-route')) return PASSING;
  if (enforcement.level === 'observed') return IDLE;
  if (enforcement.level === 'off') return effect === 'authenticates' ? UNSURE : IDLE;
  switch (effect) {
    case 'refuses':
      return GUARDING;
    case 'authenticates':
      return enforcement.level === 'partial' ? UNSURE : ASKING;
    case 'delegates':
      return DELEGATING;
    case 'validates':
      return VALIDATING;
    case 'admits':
      return admitting(version);
  }
}

type Tense = 'is' | 'was';

const EFFECTS: Readonly<Record<Tense, Readonly<Record<PolicyFact['effect'], string>>>> = {
  is: {
    admits: 'lets in',
    refuses: 'refuses',
    delegates: 'asks another program',
    authenticates: 'asks who is calling',
    validates: 'checks what is written to the cluster',
  },
  was: {
    admits: 'let in',
    refuses: 'refused',
    delegates: 'asked another program',
    authenticates: 'asked who is calling',
    validates: 'checked what is written to the cluster',
  },
};

/** "lets in `partner.example/ns/web/sa/api`", "asked who is calling" */
export function describePolicy(version: Version<PolicyFact>, tense: Tense): string {
  const { effect, enforcement } = version.fact;
  const isWeak = enforcement.weakenedBy.length > 0;
  const how = isWeak ? `, ${describeLevel(enforcement)} by ${named(enforcement.weakenedBy)}` : '';
  return `${EFFECTS[tense][effect]}${whomIn(version)}${how}`;
}

function whomIn(version: Version<PolicyFact>): string {
  const { effect } = version.fact;
  if (effect !== 'admits' && effect !== 'refuses') return '';
  const isRefused = effect === 'refuses';
  const grants = grantsIn(version).filter((grant) => grant.isRefused === isRefused);
  return ` ${grants.length > 0 ? namesOf(grants) : isRefused ? 'some requests' : 'nobody by name'}`;
}

/** With those of the resources that it is put together from. */
function grantsIn({ fact, context }: Version<PolicyFact>): Grant[] {
  const parts = fact.parts.flatMap((part) => policiesReferredTo(part, context));
  return [fact, ...parts.map((part) => part.fact)].flatMap((policy) => grantsOf(policy, context));
}

export function opposite(direction: Direction): Direction {
  return direction === 'widens' ? 'narrows' : direction === 'narrows' ? 'widens' : direction;
}

function admitting(version: Version<PolicyFact>): Presence {
  const { fact, context } = version;
  switch (fact.engine) {
    case 'istio':
      return admittingInIstio(version);
    case 'cilium': {
      const others = context.workspace.lookup('policy', 'cilium').filter((other) => {
        const { effect, resource } = other.fact;
        const isElsewhere = knownValue(resource.namespace) !== knownValue(fact.resource.namespace);
        // A policy for the whole cluster has no namespace, and may be for the same pods.
        return other.fact !== fact && effect !== 'authenticates' && (!isElsewhere || resource.namespace === undefined);
      });
      return others.length === 0 && fact.enforcement.level === 'enforced' ? FIRST : UNSURE;
    }
    // A filter refuses what it does not name, and without it nothing is refused.
    case 'envoy':
      return FIRST;
    // What becomes of the others is a matter of the default of its access lists.
    case 'consul':
      return UNSURE;
    default:
      return ADMITTING;
  }
}

/** Istio lets in everybody until there is an `ALLOW` policy for a workload, and from then on only whom one of them names. */
function admittingInIstio({ fact, context }: Version<PolicyFact>): Presence {
  const own = authorizationOf(fact, context);
  if (!own || fact.resource.namespace?.known === false) return UNSURE;
  if ((own.rules ?? []).length === 0) return REFUSING_ALL;
  const others = authorizationsFor(fact.resource, context).filter(
    ({ fact: { policy } }) => policy !== fact && policy.effect === 'admits' && policy.enforcement.level === 'enforced',
  );
  if (others.length === 0) return FIRST;
  const isForAll = others.some(({ fact: { scope } }) => !scope.selector && !scope.targets);
  return isForAll ? ADMITTING : UNSURE;
}

/** Without any, Istio takes plain text beside mutual TLS. */
function peersOfIstio({ fact, context }: Version<PolicyFact>): Presence {
  const { level } = fact.enforcement;
  if (level === 'enforced') return ASKING;
  if (level === 'unknown') return UNSURE;
  if (level === 'off') return PLAIN;
  const others = peerAuthenticationsFor(fact.resource, context).filter(({ fact: { policy } }) => policy !== fact);
  return others.some(({ fact: { policy } }) => policy.enforcement.level === 'enforced') ? OPENING : IDLE;
}

const GUARDING: Presence = {
  direction: 'narrows',
  added: 'It refuses whom it names, and lets in nobody.',
  removed: 'Whom it refused gets through, unless another policy refuses them.',
};
const ASKING: Presence = {
  direction: 'narrows',
  added: 'Callers have to show who they are.',
  removed: 'Nothing here asks callers any more who they are.',
};
const DELEGATING: Presence = {
  direction: 'narrows',
  added: 'Another program is asked before a request gets through.',
  removed: 'The other program is no longer asked, and what it would refuse gets through.',
};
const VALIDATING: Presence = {
  direction: 'narrows',
  added: 'Configuration of trust is checked before it is taken.',
  removed: 'Configuration of trust is taken without this check.',
};
const ADMITTING: Presence = {
  direction: 'widens',
  added: 'Nobody gets in there without being named, so whom it names gets in by it.',
  removed: 'Whom it names gets in no longer, unless another policy lets them in.',
};
const FIRST: Presence = {
  direction: 'narrows',
  added: 'Until now nothing there decided, and everybody got in; now only those whom it names do.',
  removed: 'Nothing else decides there, so everybody gets in and not only those whom it named.',
};
const REFUSING_ALL: Presence = {
  direction: 'narrows',
  added: 'It names nobody, so nobody gets in by it, and whom no other policy names is refused.',
  removed: 'Without it, workloads that no other policy is about let in everybody.',
};
const OPENING: Presence = {
  direction: 'widens',
  added: 'It takes callers that show no identity where a wider policy asks for one.',
  removed: 'The wider policy counts again, which asks callers for an identity.',
};
const PLAIN: Presence = {
  direction: 'widens',
  added: 'Callers show no identity there any more, and to policies nobody has one.',
  removed: 'Callers can show an identity again, as far as a wider policy says.',
};
const PASSING: Presence = {
  direction: 'widens',
  added: 'It switches the check off for a route, so whoever calls that gets through.',
  removed: 'The check counts for that route again.',
};
const IDLE: Presence = {
  direction: 'neutral',
  added: 'It refuses nobody as it is set.',
  removed: 'It refused nobody as it was set.',
};
const UNSURE: Presence = {
  direction: 'moves',
  added:
    'Whether more or fewer get in by it depends on the other policies for the same workloads, so it has to be read with these.',
  removed:
    'Whether more or fewer get in without it depends on the other policies for the same workloads, so they have to be read anew.',
};
