/** What a change of trust obliges its author to. */
import type { Obligation, ObligationId } from '../../../model/obligation.ts';
import { pointObligations, policyObligations } from '../../../model/policy-readiness.ts';
import { exceptionObligations } from '../../../model/readiness/exception.ts';
import { obligationsFor } from '../../../model/readiness.ts';
import type { Subject, Version } from '../../subject.ts';

/** In the state after the change; what cannot be asked of such a thing is left out. */
export function raised({ fact, context }: Version<Subject>, ids: readonly ObligationId[]): readonly Obligation[] {
  switch (fact.type) {
    case 'federation':
      return obligationsFor(fact, context, ids);
    case 'policy':
      return policyObligations(fact, context, ids);
    case 'enforcement-point':
      return pointObligations(fact, context, ids);
    case 'exception':
      return exceptionObligations(fact, context).filter(({ id }) => ids.includes(id));
    default:
      return [];
  }
}
