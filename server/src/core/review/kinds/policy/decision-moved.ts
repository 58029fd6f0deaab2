import type { EnforcementPointFact, PolicyFact } from '../../../model/facts.ts';
import { authorizationOf, authorizerOf } from '../../../model/istio-scope.ts';
import { pointObligations, policyObligations } from '../../../model/policy-readiness.ts';
import type { Stated } from '../../../model/stated.ts';
import type { Surroundings } from '../../../model/surroundings.ts';
import { SOUND, unsound } from '../../../rules/examples.ts';
import { code } from '../../../values/code.ts';
import { changeKind, type Difference } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { isPairOf, type Pair } from '../../subject.ts';
import { isAtBorder } from './at-border.ts';

export const decisionMoved = changeKind({
  id: 'decision-moved',
  title: 'Somebody else decides',
  what: 'Where a request is decided, and by what: the engine, the place, the policy an enforcement point stands for, the program that a policy asks, or the definition that a binding puts in force. As much may be let in as before, by other hands.',
  families: ['undocumented-enforcement-point'],
  on: ['policy', 'enforcement-point'],
  compare: (pair) =>
    isPairOf(pair, 'policy') ? ofPolicy(pair) : isPairOf(pair, 'enforcement-point') ? ofPoint(pair) : [],
  examples: [
    step(SOUND, unsound('payments-gateway.yaml', 'engine: envoy', 'engine: opa'), 'moves'),
    step(SOUND, unsound('payments-gateway.yaml', 'decision: request-time', 'decision: connection'), 'moves'),
  ],
});

interface Term<F> {
  readonly of: (fact: F, context: Surroundings) => Stated | undefined;
  readonly noun: string;
  readonly message: string;
}

const OF_POINT: readonly Term<EnforcementPointFact>[] = [
  {
    of: ({ engine }) => engine,
    noun: 'engine',
    message: 'Another program decides, which may read the same rules in another way.',
  },
  {
    of: ({ location }) => location.type,
    noun: 'place',
    message: 'Requests are decided elsewhere, so see that none passes by.',
  },
  {
    of: ({ location }) => location.cluster,
    noun: 'cluster',
    message: 'Requests are decided elsewhere, so see that none passes by.',
  },
  {
    of: ({ location }) => location.policyRef,
    noun: 'policy',
    message: 'Another policy decides, so read whom that one lets in.',
  },
  {
    of: ({ decision }) => decision,
    noun: 'time of the decision',
    message: 'What is known about a request differs with the time: a connection has no path and no token.',
  },
];

const OF_POLICY: readonly Term<PolicyFact>[] = [
  {
    of: (policy, context) => authorizationOf(policy, context)?.provider?.name,
    noun: 'program that is asked',
    message: 'Another program decides about these requests, so read whom that one lets in.',
  },
  {
    of: (policy, context) => authorizerOf(policy, context)?.service,
    noun: 'service that is asked',
    message: 'Another service decides about these requests, so see who runs it and whom it lets in.',
  },
  {
    of: ({ applies }) => applies,
    noun: 'policy in force',
    message: 'Another definition is put in force, so read what it refuses.',
  },
];

function ofPoint({ before, after }: Pair<EnforcementPointFact>): Difference[] {
  if (!before || !after) return [];
  const obligations = pointObligations(after.fact, after.context, ['owners', 'enforced', 'fails-closed']);
  return OF_POINT.flatMap((term) =>
    moved(term, term.of(before.fact, before.context), term.of(after.fact, after.context)).map((difference) => ({
      ...difference,
      obligations,
    })),
  );
}

function ofPolicy(pair: Pair<PolicyFact>): Difference[] {
  if (pair.is !== 'kept') return [];
  const { before, after } = pair;
  const found = [
    ...OF_POLICY.flatMap((term) =>
      moved(term, term.of(before.fact, before.context), term.of(after.fact, after.context)),
    ),
    ...handedOver(before.fact, after.fact),
  ];
  if (found.length === 0 || !isAtBorder(pair)) return [];
  const obligations = policyObligations(after.fact, after.context, [
    'owners',
    'enforcement-point',
    'enforced',
    'fails-closed',
  ]);
  return found.map((difference) => ({ ...difference, obligations, insteadOf: ['policy-edited'] }));
}

/** From a decision of its own to asking somebody else, or back. */
function handedOver(old: PolicyFact, fresh: PolicyFact): Difference[] {
  const isAsking = fresh.effect === 'delegates';
  if ((old.effect === 'delegates') === isAsking) return [];
  return [
    {
      direction: 'moves',
      title: isAsking
        ? 'Another program is asked instead of deciding here'
        : 'Decides here instead of asking another program',
      message: isAsking
        ? 'Who gets in is no longer written here, so see what the other program decides and what becomes of requests while it does not answer.'
        : 'Who gets in is written here from now on, so compare it with what the other program decided.',
      before: { says: isAsking ? 'decides here' : 'asks' },
      after: { says: isAsking ? 'asks' : 'decides here' },
    },
  ];
}

/** Nothing where one of them is not stated, or only a template knows it. */
function moved<F>({ noun, message }: Term<F>, was: Stated | undefined, is: Stated | undefined): Difference[] {
  if (!was?.known || !is?.known || was.value === is.value) return [];
  return [
    {
      direction: 'moves',
      title: `The ${noun} changes from ${code(was.value)} to ${code(is.value)}`,
      message,
      before: { span: was.span, says: was.value },
      after: { span: is.span, says: is.value },
    },
  ];
}
