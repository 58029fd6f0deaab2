/**
 * How a manifest names a native policy (`policyRef`): as `Kind/namespace/name`, as `Kind/name` where the kind has no
 * namespace, or by the path of its file.
 */
import type { PolicyFact } from './facts.ts';
import { lastPart } from './folder.ts';
import { knownValue } from './stated.ts';

/** The reference to write; undefined for a policy without a name, which only its file can stand for. */
export function referenceTo({ resource, file }: PolicyFact): string | undefined {
  if (resource.apiVersion === '') return file;
  const name = knownValue(resource.name);
  const namespace = knownValue(resource.namespace);
  if (name === undefined || resource.namespace?.known === false) return undefined;
  return [resource.kind, namespace, name].filter((part) => part !== undefined).join('/');
}

/** All that a reference to the policy may say: with and without its namespace, and its file. The clearest comes first. */
export function namesOfPolicy({ resource, file }: PolicyFact): string[] {
  const name = knownValue(resource.name);
  const namespace = knownValue(resource.namespace);
  const named = resource.apiVersion === '' || name === undefined ? [] : [`${resource.kind}/${name}`];
  const spaced = named.length > 0 && namespace !== undefined ? [`${resource.kind}/${namespace}/${name}`] : [];
  return [...spaced, ...named, file];
}

/** Keys under which a policy is found: with and without its namespace, and the last part of its file's name. */
export function keysOfPolicy(policy: PolicyFact): string[] {
  return [...namesOfPolicy(policy).slice(0, -1), lastPart(policy.file)].map(asKey);
}

/**
 * The keys of a reference as somebody wrote it. One that is the path of a file is looked up by the last part of it, and
 * one with a namespace also without: a policy gets its namespace from Kustomize or Helm as often as from its manifest.
 */
export function keysOfReference(reference: string | undefined): string[] {
  if (reference === undefined) return [];
  if (isPath(reference)) return [asKey(lastPart(reference))];
  return [...new Set([reference, withoutNamespace(reference)])].map(asKey);
}

/** The keys of what names a place of enforcement: a point as it is written, and a policy by its own keys as well. */
export function placeKeys(name: string | undefined): string[] {
  if (name === undefined) return [];
  return namesPolicy(name) ? [name, ...keysOfReference(name)] : [name];
}

/** Whether the policy is the one that was meant: of several files of one name, the one whose path ends like that. */
export function isReferredTo(policy: PolicyFact, reference: string): boolean {
  if (!isPath(reference)) {
    const meant = policy.resource.namespace?.known ? reference : withoutNamespace(reference);
    return keysOfPolicy(policy).includes(asKey(meant));
  }
  const path = reference.replaceAll('\\', '/').replace(/^(?:\.{0,2}\/)+/, '');
  return policy.file === path || policy.file.endsWith(`/${path}`);
}

/** A reference with the ending of a file is a path; kinds and names of resources have none that people use. */
export function isPath(reference: string): boolean {
  return /\.(?:ya?ml|json|conf|cedar|hcl)$/i.test(reference);
}

/** Whether what should name a place names a policy; the names of documents have no slash. */
export function namesPolicy(name: string): boolean {
  return name.includes('/') || isPath(name);
}

/** `Kind/name` of `Kind/namespace/name`. */
function withoutNamespace(reference: string): string {
  return reference.replace(/^([^/]+)\/[^/]+\/([^/]+)$/, '$1/$2');
}

function asKey(text: string): string {
  return text.toLowerCase();
}
