import type { EnforcementPointFact, PolicyFact } from '../../../model/facts.ts';
import { knownValue } from '../../../model/stated.ts';
import { SOUND_ADMISSION, unsoundAdmission } from '../../../rules/admission-examples.ts';
import { changeKind, type Difference, type ReviewContext } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { isPairOf, type Pair, type Subject } from '../../subject.ts';
import { isAtBorder } from './at-border.ts';
import { speaksInstead } from './together.ts';

/** Subjects that stand in the same object as a policy and say themselves what differs in them. */
const WITHIN: readonly Subject['type'][] = [
  'token-trust',
  'envoy-trust',
  'mesh',
  'federation',
  'trust-anchors',
  'peering',
];

export const policyEdited = changeKind({
  id: 'policy-edited',
  title: 'A policy says something else',
  what: 'Something in a policy about identities of others differs, and it is nothing of which this review knows what it does to trust: an expression, a message, another port. It is there so that nobody overlooks the edit. It also tells how long an enforcement point goes by an old policy.',
  families: [],
  on: ['policy', 'enforcement-point'],
  compare: (pair, context) =>
    isPairOf(pair, 'policy') ? ofPolicy(pair, context) : isPairOf(pair, 'enforcement-point') ? ofPoint(pair) : [],
  examples: [
    step(SOUND_ADMISSION, unsoundAdmission('kyverno.yaml', ['Mutual TLS stays strict.', 'Keep it strict.']), 'neutral'),
  ],
});

function ofPolicy(pair: Pair<PolicyFact>, context: ReviewContext): Difference[] {
  if (pair.is !== 'kept' || pair.before.fact.digest === pair.after.fact.digest) return [];
  if (!isAtBorder(pair) || speaksInstead(pair.after.fact, WITHIN, context)) return [];
  return [
    {
      direction: 'neutral',
      title: 'The policy says something else than before',
      message:
        'Nothing that this review can weigh has changed: neither whom it names nor how much of it is enforced. Read the lines themselves.',
      before: { says: undefined },
      after: { says: undefined },
    },
  ];
}

function ofPoint({ before, after }: Pair<EnforcementPointFact>): Difference[] {
  if (!before || !after) return [];
  const [was, is] = [before.fact.cache.ttl, after.fact.cache.ttl];
  const [old, fresh] = [knownValue(was), knownValue(is)];
  if (old === undefined || fresh === undefined || old === fresh) return [];
  return [
    {
      direction: 'neutral',
      title: `Keeps a policy for ${fresh} instead of ${old}`,
      message: 'For so long a withdrawal of trust may not have arrived here.',
      before: { span: was?.span, says: old },
      after: { span: is?.span, says: fresh },
    },
  ];
}
