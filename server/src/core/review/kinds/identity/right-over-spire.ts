/** The comparison of a switch that gives an identity a right over SPIRE itself. */
import type { WorkloadIdentityFact } from '../../../model/facts.ts';
import { selectsEveryPod } from '../../../model/pod-selection.ts';
import type { Difference } from '../../change-kind.ts';
import type { Pair } from '../../subject.ts';

/** A switch that is not set is off; of one that a template sets nothing is concluded. */
export function* rightChanged(
  pair: Pair<WorkloadIdentityFact>,
  right: 'admin' | 'downstream',
  power: string,
): Iterable<Difference> {
  if (pair.is !== 'kept') return;
  const [before, after] = [pair.before.fact[right], pair.after.fact[right]];
  if (before?.known === false || after?.known === false) return;
  const [was, is] = [before?.value ?? false, after?.value ?? false];
  if (was === is) return;
  const everybody =
    is && selectsEveryPod(pair.after.fact) ? ' Nothing selects the pods, so that is every one of the cluster.' : '';
  yield {
    direction: is ? 'widens' : 'narrows',
    title: is ? `The identity may ${power}` : `The identity may no longer ${power}`,
    message: is
      ? `Whoever takes over one of its workloads can do so as well, and speak for everybody in this trust domain.${everybody}`
      : 'Its workloads keep their identity, without that right.',
    before: { span: before?.span, says: `${right}: ${was}` },
    after: { span: after?.span, says: `${right}: ${is}` },
  };
}
