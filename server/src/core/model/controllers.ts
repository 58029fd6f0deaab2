/** Which controller manager acts on a SPIRE resource, and in which trust domain the resource therefore takes effect. */

import { isFillIn } from '../values/placeholder.ts';
import { domainKey } from './domain-key.ts';
import type { ControllerFact, FederationFact, SpireServerFact, WorkloadIdentityFact } from './facts.ts';
import { besideOrAbove } from './folder.ts';
import { knownValue } from './stated.ts';
import type { Located } from './store.ts';
import type { Surroundings } from './surroundings.ts';

type SpireResource = FederationFact | WorkloadIdentityFact;

/**
 * Whether a controller acts on a resource: on those of its class, and on those without a class if it has none or was
 * told to. Undefined where only a template knows.
 */
export function serves(controller: ControllerFact, { className, resource }: SpireResource): boolean | undefined {
  const { className: own, watchClassless, classOfRelease } = controller;
  if (own?.known === false || className?.known === false) return undefined;
  if (classOfRelease && resource.kind === controller.resource.kind) return true;
  if (className) return classOfRelease ? undefined : knownValue(own) === className.value;
  if (own === undefined && !classOfRelease) return true;
  return watchClassless?.known === false ? undefined : (watchClassless?.value ?? false);
}

export interface OwnDomain {
  readonly name: string;
  /** The controller or server that says so; undefined where the settings do. */
  readonly controller: Located<ControllerFact | SpireServerFact> | undefined;
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
  const around = besideOrAbove(serving, context.document);
  const elsewhere = resource.className ? serving : [];
  const nearest = around.length > 0 ? around : elsewhere;
  const [controller] = nearest;
  const server = controller ? undefined : serverBeside(context);
  if (server) return server;
  if (!controller) {
    const [name, ...others] = context.settings.localTrustDomains;
    return name === undefined || others.length > 0 ? undefined : { name: domainKey(name), controller: undefined };
  }
  // Where servers of several trust domains are configured, a controller elsewhere may be that of any of them.
  const servers = nearest === elsewhere ? context.workspace.lookup('any-spire-server', '') : [];
  const speaking = [...nearest, ...servers].map(({ fact }) => fact.trustDomain);
  const names = new Set(speaking.flatMap((domain) => (domain ? [knownValue(domain)] : [])));
  const [name] = names;
  const isSure = names.size === 1 && nearest.every(({ fact }) => serves(fact, resource) === true);
  return isSure && name !== undefined && !isFillIn(name) ? { name: domainKey(name), controller } : undefined;
}

/** A SPIRE server configured in the same folder, or above: what its controller manager would say as well. */
function serverBeside({
  document: here,
  workspace,
}: Pick<Surroundings, 'document' | 'workspace'>): OwnDomain | undefined {
  const servers = workspace.lookup('any-spire-server', '').filter(({ fact }) => fact.trustDomain !== undefined);
  const nearest = besideOrAbove(servers, here);
  const [controller] = nearest;
  const [name, ...others] = new Set(nearest.map(({ fact }) => knownValue(fact.trustDomain)));
  if (!controller || name === undefined || others.length > 0 || isFillIn(name)) return undefined;
  return { name: domainKey(name), controller };
}

/** Whether the configuration names the domain as one of ours, though perhaps of another cluster. */
export function isLocalBySettings(domain: string, { settings }: Surroundings): boolean {
  return settings.localTrustDomains.some((name) => domainKey(name) === domain);
}
