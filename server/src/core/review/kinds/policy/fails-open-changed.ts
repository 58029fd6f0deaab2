import type { EnforcementPointFact, PolicyFact } from '../../../model/facts.ts';
import { pointObligations, policyObligations } from '../../../model/policy-readiness.ts';
import { knownValue, type Stated } from '../../../model/stated.ts';
import { SOUND_ENVOY, unsoundEnvoy } from '../../../rules/envoy-examples.ts';
import { SOUND, unsound } from '../../../rules/examples.ts';
import { code } from '../../../values/code.ts';
import { changeKind, type Difference } from '../../change-kind.ts';
import { bothWays } from '../../examples.ts';
import { isPairOf, type Pair } from '../../subject.ts';
import { isAtBorder } from './at-border.ts';

export const failsOpenChanged = changeKind({
  id: 'fails-open-changed',
  title: 'A failure closes the door, or opens it',
  what: 'What becomes of requests while nobody can decide about them: the program that is asked does not answer, or the policy at hand is too old. To refuse then is control, to let everything through is none, and failures can be brought about.',
  families: ['missing-failure-test'],
  on: ['policy', 'enforcement-point'],
  compare: (pair) =>
    isPairOf(pair, 'policy') ? ofPolicy(pair) : isPairOf(pair, 'enforcement-point') ? ofPoint(pair) : [],
  examples: [
    ...bothWays(SOUND, unsound('payments-gateway.yaml', 'onFailure: deny', 'onFailure: allow'), 'widens', 'narrows'),
    ...bothWays(
      SOUND_ENVOY,
      unsoundEnvoy('failure_mode_allow: false', 'failure_mode_allow: true'),
      'widens',
      'narrows',
    ),
  ],
});

function ofPolicy(pair: Pair<PolicyFact>): Difference[] {
  if (pair.is !== 'kept') return [];
  const { before, after } = pair;
  const [was, is] = [before.fact.failsOpen, after.fact.failsOpen];
  if ((was === undefined) === (is === undefined) || !isAtBorder(pair)) return [];
  return [
    {
      direction: is ? 'widens' : 'narrows',
      title: is
        ? `Lets everything through while nobody can decide: ${code(is.written)}`
        : `Refuses while nobody can decide: ${code(was?.written ?? '')} is gone`,
      message: is ? OPENS : CLOSES,
      before: { span: was?.span, says: was ? OPEN : CLOSED },
      after: { span: is?.span, says: is ? OPEN : CLOSED },
      obligations: is ? policyObligations(after.fact, after.context, ['owners', 'fails-closed', 'change-record']) : [],
      insteadOf: ['policy-edited'],
    },
  ];
}

const OPEN = 'lets everything through';
const CLOSED = 'refuses';
const OPENS = 'Whoever can make the decision fail, by load or by cutting it off, gets everybody in.';
const CLOSES = 'A failure is an outage from now on and no open door, so see that the decision is available enough.';

interface Term {
  readonly of: (point: EnforcementPointFact) => Stated | undefined;
  readonly when: string;
}

const TERMS: readonly Term[] = [
  { of: ({ onFailure }) => onFailure, when: 'it cannot decide' },
  { of: ({ cache }) => cache.onStale, when: 'its policy is too old' },
];

function ofPoint({ before, after }: Pair<EnforcementPointFact>): Difference[] {
  if (!before || !after) return [];
  return TERMS.flatMap(({ of, when }): Difference[] => {
    const [was, is] = [of(before.fact), of(after.fact)];
    const [old, fresh] = [knownValue(was), knownValue(is)];
    if (old === undefined || fresh === undefined || old === fresh) return [];
    const opens = fresh === 'allow';
    return [
      {
        direction: opens ? 'widens' : 'narrows',
        title: `While ${when} it goes from ${old} to ${fresh}`,
        message: opens ? OPENS : CLOSES,
        before: { span: was?.span, says: old },
        after: { span: is?.span, says: fresh },
        obligations: opens
          ? pointObligations(after.fact, after.context, ['owners', 'fails-closed', 'change-record'])
          : [],
      },
    ];
  });
}
