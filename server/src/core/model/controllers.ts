/** Which controller manager acts on a SPIRE resource, and in which trust domain the resource therefore takes effect. */

import { isFillIn } from '../values/placeholder.ts';
import { domainKey } from './domain-key.ts';
import type { ControllerFact, FederationFact, WorkloadIdentityFact } from './facts.ts';
import { inOneFolder, isBelow } from './folder.ts';
import { knownValue } from './stated.ts';
import type { Located } from './store.ts';
import type { Surroundings } from './surroundings.ts';

type SpireResource = FederationFact | WorkloadIdentityFact;

/**
 * Whether a controller acts on a resource: on those of its class, and on those without a class if it has none or was
 * told to. Undefined where only a template knows.
 */
export function serves(controller: ControllerFact, { className }: SpireResource): boolean | undefined {
  const { className: own, watchClassless } = controller;
  if (own?.known === false || className?.known === false) return undefined;
  if (className) return knownValue(own) === className.value;
  if (own === undefined) return true;
  return watchClassless?.known === false ? undefined : (watchClassless?.value ?? false);
}

export interface OwnDomain {
  readonly name: string;
  /** The controller that says so; undefined where the settings do. */
  readonly controller: Located<ControllerFact> | undefined;
}

/**
 * The trust domain a resource takes effect in. A controller in the same folder speaks before one in a folder above, and
 * that before those elsewhere: these may belong to other clusters, so they speak only for the class they name. Where
 * several are left, nobody knows.
 */
export function ownDomainOf(
  resource: SpireResource,
  context: Pick<Surroundings, 'document' | 'workspace' | 'settings'>,
): OwnDomain | undefined {
  const serving = context.workspace.lookup('any-controller', '').filter(({ fact }) => serves(fact, resource) !== false);
  const beside = serving.filter(({ document }) => inOneFolder(document, context.document));
  const above = serving.filter(({ document }) => isBelow(context.document, document));
  const nearest = [beside, above, resource.className ? serving : []].find(({ length }) => length > 0) ?? [];
  const [controller] = nearest;
  if (!controller) {
    const [name, ...others] = context.settings.localTrustDomains;
    return name === undefined || others.length > 0 ? undefined : { name: domainKey(name), controller: undefined };
  }
  const names = new Set(nearest.map(({ fact }) => knownValue(fact.trustDomain)));
  const [name] = names;
  const isSure = names.size === 1 && nearest.every(({ fact }) => serves(fact, resource) === true);
  return isSure && name !== undefined && !isFillIn(name) ? { name: domainKey(name), controller } : undefined;
}

/** Whether the configuration names the domain as one of ours, though perhaps of another cluster. */
export function isLocalBySettings(domain: string, { settings }: Surroundings): boolean {
  return settings.localTrustDomains.some((name) => domainKey(name) === domain);
}
