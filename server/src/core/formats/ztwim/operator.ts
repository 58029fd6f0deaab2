/** The Zero Trust Workload Identity Manager of OpenShift, and what its operator decides by itself. */
import type { ControllerFact } from '../../model/facts.ts';
import { known, type Stated } from '../../model/stated.ts';
import type { Manifest } from '../kind.ts';

export const OPERATOR_API = 'operator.openshift.io/v1alpha1';

/** The class of all SPIRE resources that the controller manager of the operator takes care of. */
const OPERATOR_CLASS = 'zero-trust-workload-identity-manager-spire';

/** The controller manager that the operator runs beside the server. */
export function managerFact(
  { resource }: Manifest,
  names: Pick<ControllerFact, 'trustDomain' | 'clusterName'>,
): ControllerFact {
  const decided = <T>(value: T): Stated<T> => known(value, resource.kindSpan);
  return {
    type: 'controller',
    resource,
    slots: {},
    ...names,
    className: decided(OPERATOR_CLASS),
    classOfRelease: false,
    watchClassless: decided(false),
    parentIdTemplate: undefined,
    fromFiles: false,
    reconcile: undefined,
  };
}
