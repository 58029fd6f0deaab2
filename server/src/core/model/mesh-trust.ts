/** Whom an Istio mesh trusts beside itself, as far as its manifest and the workspace show. */
import { parseEndpointUrl } from '../values/bundle-endpoint-url.ts';
import { domainKey } from './domain-key.ts';
import type { IstiodSwitch, MeshAuthority, MeshFact } from './facts.ts';
import { type Known, knownValue } from './stated.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * The known names of trust domains that its roots are for and that are not the mesh itself. An alias is one of its own
 * names, as far as anybody can tell; where the own name is not written, nothing can.
 */
export function otherDomainsOf({ trustDomain, aliases, authorities }: MeshFact): Known[] {
  const own = knownValue(trustDomain);
  if (own === undefined) return [];
  const names = new Set([own, ...aliases.flatMap((alias) => knownValue(alias) ?? [])].map(domainKey));
  const named = authorities.flatMap(({ trustDomains }) => trustDomains);
  return named.flatMap((name) => (name.known && !names.has(domainKey(name.value)) ? [name] : []));
}

/** Whether the bundle of a domain is fetched: at an address with which it is named, or under it where no domain is. */
export function fetchesFor({ bundleUrl, trustDomains }: MeshAuthority, domain: string): boolean {
  const url = knownValue(bundleUrl);
  if (url === undefined) return false;
  if (trustDomains.length > 0) return trustDomains.some((name) => knownValue(name) === domain);
  const { host } = parseEndpointUrl(url);
  return host === domain || host.endsWith(`.${domain}`);
}

/** Whether a trust domain beside the mesh is trusted: in its manifest, or by a federation of its trust domain elsewhere. */
export function trustsOthers(mesh: MeshFact, { workspace }: Surroundings): boolean {
  const { trustDomain, aliases, authorities } = mesh;
  const own = knownValue(trustDomain);
  if (own === undefined) return false;
  const isFetched = (alias: string) => alias !== own && authorities.some((authority) => fetchesFor(authority, alias));
  return (
    otherDomainsOf(mesh).length > 0 ||
    aliases.some((alias) => alias.known && isFetched(alias.value)) ||
    workspace.lookup('federation-by-local', domainKey(own)).length > 0
  );
}

/** Whether a root is for whoever it can sign for: no trust domain and no signer is named with it. */
export function isForEveryDomain({ pem, bundleUrl, trustDomains, certSigners }: MeshAuthority): boolean {
  return Boolean(pem ?? bundleUrl) && trustDomains.length === 0 && certSigners.length === 0;
}

/** A switch of istiod as its environment has it; undefined where it is not set there. */
export function switchOf({ environment }: MeshFact, name: IstiodSwitch['name']): IstiodSwitch | undefined {
  return environment?.switches.find((one) => one.name === name);
}
