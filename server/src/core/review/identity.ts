/** Which subjects of two states are the same thing: by trust domain, by name, by object; never by line. */
import { domainKey } from '../model/domain-key.ts';
import type { OfResource, Resource } from '../model/facts.ts';
import { knownValue, type Stated } from '../model/stated.ts';
import type { Span } from '../syntax/span.ts';
import { code } from '../values/code.ts';
import type { Subject, TrustAnchors } from './subject.ts';

/** Equal for the versions of one subject in both states. */
export function identityOf(subject: Subject): string {
  return `${subject.type} ${nameOf(subject)}`;
}

/** Whether it is known wherever it is written. What has no name of its own is only known within its file. */
export function isKnownAnywhere(subject: Subject): boolean {
  switch (subject.type) {
    case 'federation':
    case 'peering':
      return subject.remote.known;
    case 'trust-domain':
      return subject.name.known;
    case 'trust-anchors':
      return subject.domain?.known === true;
    case 'enforcement-point':
      return subject.name?.known === true;
    case 'suppression':
    case 'settings':
      return false;
    default:
      return subject.resource.name?.known === true;
  }
}

/**
 * Equal for two versions of a subject that got another name: the same object, with the same endpoint where it has one.
 * Undefined for what is nothing without its name.
 */
export function identityButForName(subject: Subject, path: string): string | undefined {
  if (subject.type === 'trust-anchors') return keysAlone(subject, path);
  if (subject.type !== 'federation' && subject.type !== 'trust-domain' && subject.type !== 'peering') return undefined;
  const url = subject.type === 'federation' ? knownValue(subject.bundle.url) : undefined;
  if (subject.resource.name === undefined && url === undefined) return undefined;
  return [subject.type, objectOf(subject), subject.resource.name ? '' : path, url ?? ''].join(' ');
}

/** The same keys in the same place, whomever they are said to speak for. */
function keysAlone(subject: TrustAnchors, path: string): string | undefined {
  const ids = subject.anchors.map(({ id }) => id).sort();
  return ids.length === 0 ? undefined : ['trust-anchors', objectOf(subject), path, ...ids].join(' ');
}

/** "federation with `partner.example`" */
export function describeSubject(subject: Subject): string {
  const { noun, name } = words(subject);
  return name === undefined ? noun.replace(/ (?:with|of)$/, '') : `${noun} ${code(name)}`;
}

/** The place that stands for all of a subject. */
export function placeOf(subject: Subject): Span {
  switch (subject.type) {
    case 'federation':
      return subject.remote.span;
    case 'trust-domain':
      return subject.name.span;
    case 'exception':
    case 'workload-identity':
    case 'controller':
    case 'consul-exports':
      return subject.resource.name?.span ?? subject.resource.kindSpan;
    case 'spire-server':
    case 'spire-agent':
      return subject.trustDomain?.span ?? subject.resource.kindSpan;
    default:
      return subject.span;
  }
}

function nameOf(subject: Subject): string {
  switch (subject.type) {
    case 'federation':
      return `${subject.origin} ${domain(subject.remote) ?? objectOf(subject)}`;
    case 'trust-domain':
      return domain(subject.name) ?? objectOf(subject);
    case 'enforcement-point':
      return knownValue(subject.name) ?? `${subject.inlineOf ?? ''} ${knownValue(subject.location.policyRef) ?? ''}`;
    case 'peering':
      return `${subject.engine} ${knownValue(subject.remote) ?? objectOf(subject)}`;
    case 'token-trust':
      return `${objectOf(subject)} ${knownValue(subject.issuer) ?? ''}`;
    case 'policy':
      return `${subject.engine} ${objectOf(subject)}`;
    case 'workload-identity':
      return subject.resource.name === undefined ? (knownValue(subject.spiffeId) ?? '') : objectOf(subject);
    case 'suppression':
      return subject.rules
        .map((rule) => knownValue(rule) ?? '')
        .sort()
        .join(' ');
    case 'trust-anchors':
      return domain(subject.domain) ?? objectOf(subject);
    case 'settings':
      return '';
    default:
      return objectOf(subject);
  }
}

function words(subject: Subject): { readonly noun: string; readonly name: string | undefined } {
  switch (subject.type) {
    case 'federation':
      return { noun: 'federation with', name: knownValue(subject.remote) };
    case 'trust-domain':
      return { noun: 'trust domain', name: knownValue(subject.name) };
    case 'enforcement-point':
      return { noun: 'enforcement point', name: knownValue(subject.name) };
    case 'policy':
      return { noun: subject.resource.kind || 'policy', name: fullName(subject.resource) };
    case 'exception':
      return { noun: 'exception', name: knownValue(subject.resource.name) };
    case 'peering':
      return { noun: 'peering with', name: knownValue(subject.remote) };
    case 'token-trust':
      return { noun: 'tokens of', name: knownValue(subject.issuer) };
    case 'workload-identity':
      return {
        noun: subject.resource.kind || 'identity',
        name: fullName(subject.resource) ?? knownValue(subject.spiffeId),
      };
    case 'spire-server':
      return { noun: 'SPIRE server of', name: knownValue(subject.trustDomain) };
    case 'spire-agent':
      return { noun: 'SPIRE agent of', name: knownValue(subject.trustDomain) };
    case 'bundle-endpoint':
      return { noun: 'bundle endpoint of', name: knownValue(subject.trustDomain) };
    case 'trust-anchors':
      return { noun: 'trust anchors of', name: knownValue(subject.domain) };
    case 'suppression':
      return { noun: 'suppression of', name: subject.rules.flatMap((rule) => knownValue(rule) ?? []).join(', ') };
    case 'settings':
      return { noun: 'configuration of Fedlint', name: undefined };
    default:
      return { noun: subject.resource.kind || 'configuration', name: fullName(subject.resource) };
  }
}

function domain(stated: Stated | undefined): string | undefined {
  const name = knownValue(stated);
  return name === undefined ? undefined : domainKey(name);
}

function objectOf({ resource }: OfResource): string {
  return `${resource.apiVersion.split('/')[0]} ${resource.kind} ${fullName(resource) ?? ''}`;
}

function fullName({ namespace, name }: Resource): string | undefined {
  const parts = [knownValue(namespace), knownValue(name)].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join('/');
}
