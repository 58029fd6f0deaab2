import type { EnforcementPointFact, PolicyFact } from '../../../model/facts.ts';
import { peerAuthenticationOf } from '../../../model/istio-scope.ts';
import type { ObligationId } from '../../../model/obligation.ts';
import { pointObligations, policyObligations } from '../../../model/policy-readiness.ts';
import { knownValue } from '../../../model/stated.ts';
import { changed, SOUND, unsound } from '../../../rules/examples.ts';
import { POLICY, SOUND_POLICIES } from '../../../rules/policy-examples.ts';
import { changeKind, type Difference } from '../../change-kind.ts';
import { bothWays } from '../../examples.ts';
import { isPairOf, type Pair, type Version } from '../../subject.ts';
import { isAtBorder } from './at-border.ts';
import { describeEnforcement, describeLevel, explain, named, turnOf } from './strength.ts';

const WEAKENED: readonly ObligationId[] = ['owners', 'enforcement-point', 'enforced', 'time-box', 'change-record'];
const DRY_RUN = '  namespace: payments\n  annotations:\n    istio.io/dry-run: "true"\n';

export const enforcementModeChanged = changeKind({
  id: 'enforcement-mode-changed',
  title: 'A policy refuses, or only watches',
  what: 'How much of a policy or of an enforcement point is acted upon: from enforced to observed, to partly enforced or off, and back. For what asks callers for an identity it is whether callers without one get in. Refusing less widens trust, whatever the policy says on paper.',
  families: ['observe-only-enforcement', 'authn-authz-unclear'],
  on: ['policy', 'enforcement-point'],
  compare: (pair) =>
    isPairOf(pair, 'policy') ? ofPolicy(pair) : isPairOf(pair, 'enforcement-point') ? ofPoint(pair) : [],
  examples: [
    ...bothWays(SOUND, unsound('payments-gateway.yaml', 'mode: enforce', 'mode: observe'), 'widens', 'narrows'),
    ...bothWays(
      SOUND_POLICIES,
      { ...SOUND_POLICIES, 'policy.yaml': changed(POLICY, '  namespace: payments\n', DRY_RUN) },
      'widens',
      'narrows',
    ),
  ],
});

function ofPolicy(pair: Pair<PolicyFact>): Difference[] {
  if (pair.is !== 'kept') return [];
  const { before, after } = pair;
  const [was, is] = [before.fact.enforcement, after.fact.enforcement];
  const turn = turnOf(was, is);
  if (!turn) return inherited(pair);
  if (!isAtBorder(pair)) return [];
  const { direction, come, gone } = turn;
  const settings = direction === 'narrows' ? gone : come;
  const isSame = was.level === is.level;
  return [
    {
      direction,
      title: isSame
        ? `${describeEnforcement(is)}, before ${describeEnforcement(was)}`.replace(/^./, (letter) =>
            letter.toUpperCase(),
          )
        : `The policy goes from ${describeLevel(was)} to ${describeLevel(is)}${settings.length > 0 ? ` by ${direction === 'narrows' ? 'dropping ' : ''}${named(settings)}` : ''}`,
      message:
        direction === 'narrows'
          ? 'What this policy would refuse is refused from now on, so look for callers that got through until today.'
          : [...explain(come), 'Less is refused than before, whatever the rules of the policy say.'].join(' '),
      before: {
        span: gone[0]?.span ?? peerAuthenticationOf(before.fact, before.context)?.mode?.span,
        says: describeEnforcement(was),
      },
      after: {
        span: come[0]?.span ?? peerAuthenticationOf(after.fact, after.context)?.mode?.span,
        says: describeEnforcement(is),
      },
      obligations: direction === 'narrows' ? [] : policyObligations(after.fact, after.context, WEAKENED),
      insteadOf: ['policy-edited', ...(saysSame(before, after) ? ADMISSION : [])],
    },
  ];
}

const ADMISSION = ['admission-widened', 'admission-narrowed', 'admission-moved'];

/** The same are named, and only what becomes of them differs: by a list that watches instead of one that refuses. */
function saysSame(before: Version<PolicyFact>, after: Version<PolicyFact>): boolean {
  const names = ({ fact }: Version<PolicyFact>) => fact.parties.map(({ subject }) => knownValue(subject)).sort();
  return JSON.stringify(names(before)) === JSON.stringify(names(after));
}

/** A PeerAuthentication without a mode of its own takes the one of the next wider scope. */
function inherited(pair: Pair<PolicyFact>): Difference[] {
  if (pair.is !== 'kept' || !isAtBorder(pair)) return [];
  const [was, is] = [pair.before, pair.after].map(({ fact, context }) => peerAuthenticationOf(fact, context));
  if (!was || !is || was.mode?.known === false || is.mode?.known === false) return [];
  const [old, fresh] = [knownValue(was.mode) ?? UNSET, knownValue(is.mode) ?? UNSET];
  if (old === fresh || (old !== UNSET && fresh !== UNSET)) return [];
  return [
    {
      direction: 'moves',
      title: `The mode goes from ${old} to ${fresh}`,
      message: `Under ${UNSET} it is the policy of the namespace or of the whole mesh that says whether callers need a certificate. Look there whether more or fewer get in now.`,
      before: { span: was.mode?.span, says: old },
      after: { span: is.mode?.span, says: fresh },
      obligations: policyObligations(pair.after.fact, pair.after.context, ['owners', 'enforced']),
      insteadOf: ['policy-edited'],
    },
  ];
}

const UNSET = 'UNSET';

function ofPoint({ before, after }: Pair<EnforcementPointFact>): Difference[] {
  if (!before || !after) return [];
  const [was, is] = [knownValue(before.fact.mode), knownValue(after.fact.mode)];
  if (was === undefined || is === undefined || was === is) return [];
  const isWeaker = was === 'enforce';
  return [
    {
      direction: isWeaker ? 'widens' : 'narrows',
      title: `The enforcement point goes from ${was} to ${is}`,
      message: isWeaker
        ? 'It only watches from now on: requests that it would refuse get through.'
        : 'It is said to refuse from now on. See that the policy it stands for really does.',
      before: { span: before.fact.mode?.span, says: was },
      after: { span: after.fact.mode?.span, says: is },
      obligations: isWeaker ? pointObligations(after.fact, after.context, WEAKENED) : [],
    },
  ];
}
