/** The document of an enforcement point that is named and not described. */
import { blank, list, map, type Value } from '../../fixes/operation.ts';
import { code } from '../../values/code.ts';
import type { Offer } from '../rule.ts';
import { suggest } from './place.ts';

export interface PointTerms {
  readonly accepts: Value;
  readonly policyRef?: string | undefined;
  /** Whoever most likely owns it. */
  readonly owner: string;
}

/** A new file beside, where the name can be that of a file. */
export function pointFile(name: string, { accepts, policyRef, owner }: PointTerms): readonly Offer[] {
  if (!/^[a-z0-9][a-z0-9.-]{0,60}$/.test(name)) return [];
  const spec = map({
    accepts: list(accepts),
    location: map({ type: blank('gateway'), policyRef }),
    mode: blank('enforce'),
    owner: blank(owner),
  });
  const document = map({ apiVersion: 'fedlint.dev/v1alpha1', kind: 'EnforcementPoint', metadata: map({ name }), spec });
  return suggest(`Describe ${code(name)} in a new file`, [
    { op: 'create-file', name: `enforcement-point-${name}.yaml`, documents: [document] },
  ]);
}
