/** What the three kinds of change have in common that are about whom a policy lets in. */
import type { PolicyFact } from '../../../model/facts.ts';
import type { ObligationId } from '../../../model/obligation.ts';
import { policyObligations } from '../../../model/policy-readiness.ts';
import { type Admission, admissionOf } from '../../admission/compare.ts';
import type { Grant } from '../../admission/grant.ts';
import { grantsOf } from '../../admission/grants.ts';
import { messageOf, shortNamesOf, titleOf } from '../../admission/words.ts';
import type { Difference } from '../../change-kind.ts';
import type { Pair, Version } from '../../subject.ts';
import { isAtBorder } from './at-border.ts';

const OBLIGATIONS: readonly ObligationId[] = [
  'owners',
  'enforcement-point',
  'enforced',
  'narrow-allow-list',
  'change-record',
];

/** The difference, where it goes in this direction. */
export function admissionChange(pair: Pair<PolicyFact>, direction: Admission['direction']): Difference[] {
  if (pair.is !== 'kept') return [];
  const admission = admissionOf(pair);
  if (admission?.direction !== direction || !isAtBorder(pair)) return [];
  const { came, went, refused, noLongerRefused, unclear, fresh, replaced } = admission;
  const { before, after } = pair;
  const spanIn = ({ fact, context }: Version<PolicyFact>, grants: readonly Grant[]) => {
    const here = new Set(grantsOf(fact, context).map(({ span }) => span));
    return grants.find(({ span }) => here.has(span))?.span;
  };
  return [
    {
      direction,
      title: titleOf(admission),
      message: messageOf(admission),
      before: { span: spanIn(before, [...went, ...noLongerRefused, ...replaced, ...unclear]), says: says(before) },
      after: { span: spanIn(after, [...came, ...refused, ...fresh, ...unclear]), says: says(after) },
      obligations: direction === 'narrows' ? [] : policyObligations(after.fact, after.context, OBLIGATIONS),
      insteadOf: ['policy-edited'],
    },
  ];
}

/** Those who get in, else those who are refused. */
function says({ fact, context }: Version<PolicyFact>): string {
  const grants = grantsOf(fact, context);
  const admitted = grants.filter(({ isRefused }) => !isRefused);
  return admitted.length > 0 || grants.length === 0 ? shortNamesOf(admitted) : `refuses ${shortNamesOf(grants)}`;
}
