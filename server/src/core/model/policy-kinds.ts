/** Kinds of resources that Fedlint reads as policies, so that of one which is not found it can be said that it is not there. */
import { nearest } from '../values/nearest.ts';
import { policiesReferredTo } from './policy-documentation.ts';
import { isPath, referenceTo } from './policy-reference.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Every resource of these kinds is a policy, whatever it says. Left out are kinds of which only some are (`EnvoyFilter`),
 * whose names users choose (constraints), and whose name other programs use for other things (`Policy`).
 */
export const POLICY_KINDS: ReadonlySet<string> = new Set([
  ...['AuthorizationPolicy', 'PeerAuthentication', 'RequestAuthentication'],
  ...['Server', 'ServerAuthorization', 'MeshTLSAuthentication'],
  ...['CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy', 'ServiceIntentions', 'MeshTrafficPermission'],
  ...['ClusterPolicy', 'ValidatingPolicy', 'NamespacedValidatingPolicy'],
  ...['ImageValidatingPolicy', 'NamespacedImageValidatingPolicy'],
  ...['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'],
]);

const READ = new Set([...POLICY_KINDS].map((kind) => kind.toLowerCase()));

/** `Kind/namespace/name` or `Kind/name`. */
const REFERENCE = /^([^/\s]+)\/(?:[^/\s]+\/)?[^/\s]+$/;

/**
 * Whether a reference is sure to lead nowhere: policies of that kind are kept in this workspace, and none has that name.
 * Of files and of other kinds nobody knows.
 */
export function leadsNowhere(reference: string, context: Surroundings): boolean {
  const kind = isPath(reference) ? undefined : REFERENCE.exec(reference)?.[1]?.toLowerCase();
  if (kind === undefined || !READ.has(kind)) return false;
  const isKept = context.workspace.keys('policy-by-reference').some((key) => key.startsWith(`${kind}/`));
  return isKept && policiesReferredTo(reference, context).length === 0;
}

/** The policy that was most likely meant, as it is referred to. */
export function nearestReference(reference: string, context: Surroundings): string | undefined {
  const { workspace } = context;
  const depth = reference.split('/').length;
  const keys = workspace.keys('policy-by-reference').filter((key) => key.split('/').length === depth);
  const key = nearest(reference.toLowerCase(), keys);
  const [policy] = key === undefined ? [] : workspace.lookup('policy-by-reference', key);
  return policy && referenceTo(policy.fact);
}
