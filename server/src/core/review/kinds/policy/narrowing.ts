/** Which of the subjects a pair is about, for kinds that are asked about several. */
import type { EnforcementPointFact, PolicyFact } from '../../../model/facts.ts';
import type { Pair, Subject } from '../../subject.ts';

export function isPolicy(pair: Pair<Subject>): pair is Pair<PolicyFact> {
  return (pair.after ?? pair.before).fact.type === 'policy';
}

export function isPoint(pair: Pair<Subject>): pair is Pair<EnforcementPointFact> {
  return (pair.after ?? pair.before).fact.type === 'enforcement-point';
}
