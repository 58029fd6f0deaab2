/** One trust link, of `a.test` with another domain, in the configuration of each program that has such links. */
import type { Files } from './one-rule.ts';

export interface Link {
  readonly domain: string;
  readonly url?: string | undefined;
  readonly profile?: string | undefined;
  readonly id?: string | undefined;
}

interface Variation {
  /** The trust domain of the server itself. */
  readonly own?: string;
  /** The profile as a bare word. */
  readonly word?: boolean;
  /** What else stands in the block. */
  readonly more?: string;
}

export function conf({ domain, url, profile, id }: Link, { own = 'a.test', word, more = '' }: Variation = {}): Files {
  const settings = id ? `{\n        endpoint_spiffe_id = "${id}"\n      }` : '{}';
  const text = `server {
  trust_domain = "${own}"
  federation {
    federates_with "${domain}" {
${url ? `      bundle_endpoint_url = "${url}"\n` : ''}${profile ? `      bundle_endpoint_profile ${word ? '= ' : ''}"${profile}"${word ? '' : ` ${settings}`}\n` : ''}      ${more}
    }
  }
}
`;
  return { 'server.conf': text };
}

export function resource(link: Link): Files {
  const text = `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterFederatedTrustDomain
metadata:
  name: partner
spec:
  trustDomain: ${link.domain}
${resourceTerms(link, '  ')}`;
  return { 'resource.yaml': text };
}

export function chart(link: Link, { own = 'a.test' }: Variation = {}): Files {
  const text = `global:
  spire:
    trustDomain: ${own}
spire-server:
  controllerManager:
    identities:
      clusterFederatedTrustDomains:
        partner:
          trustDomain: ${link.domain}
${resourceTerms(link, '          ')}`;
  return { 'values.yaml': text };
}

function resourceTerms({ url, profile, id }: Link, indent: string): string {
  const lines = [
    ...(url ? [`bundleEndpointURL: ${url}`] : []),
    ...(profile ? ['bundleEndpointProfile:', `  type: ${profile}`] : []),
    ...(profile && id ? [`  endpointSPIFFEID: ${id}`] : []),
  ];
  return lines.map((line) => `${indent}${line}\n`).join('');
}

export function operator({ domain, url, profile, id }: Link, { own = 'a.test' }: Variation = {}): Files {
  const lines = [
    `- trustDomain: ${domain}`,
    ...(url ? [`  bundleEndpointUrl: ${url}`] : []),
    ...(profile ? [`  bundleEndpointProfile: ${profile}`] : []),
    ...(id ? [`  endpointSpiffeId: ${id}`] : []),
  ];
  const text = `apiVersion: operator.openshift.io/v1alpha1
kind: SpireServer
metadata:
  name: cluster
spec:
  trustDomain: ${own}
  federation:
    bundleEndpoint:
      profile: https_spiffe
    federatesWith:
${lines.map((line) => `      ${line}\n`).join('')}`;
  return { 'spire-server.yaml': text };
}

export function data({ domain, url, profile, id }: Link): Files {
  const relationship = {
    trustDomain: domain,
    bundleEndpointURL: url,
    bundleEndpointProfile: profile,
    endpointSPIFFEID: id,
  };
  return { 'federation.json': JSON.stringify({ federationRelationships: [relationship] }, null, 2) };
}

export function teleport({ domain, url }: Link): Files {
  const text = `kind: spiffe_federation
version: v1
metadata:
  name: ${domain}
spec:
  bundle_source:
    https_web:
      bundle_endpoint_url: ${url}
`;
  return { 'teleport.yaml': text };
}
