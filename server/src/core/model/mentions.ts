/** Where a fact writes a name that leads elsewhere: of a trust domain, a Federation, an enforcement point or a policy. */
import { type Span, sameSpan } from '../syntax/span.ts';
import { domainKey } from './domain-key.ts';
import type {
  BundleMapFact,
  ControllerFact,
  EnforcementPointFact,
  EnvoyTrustFact,
  ExceptionFact,
  Fact,
  FederationFact,
  MeshFact,
  OfResource,
  Party,
  PeeringFact,
  PolicyFact,
  SpireAgentFact,
  SpireServerFact,
  TokenTrustFact,
  TrustDomainFact,
  WorkloadIdentityFact,
} from './facts.ts';
import { isOfServer } from './identifiers.ts';
import { keysOfReference, namesOfPolicy, namesPolicy } from './policy-reference.ts';
import { type Known, known, partOf, type Stated } from './stated.ts';

/** The facts that write such names. */
export type MentioningFact =
  | TrustDomainFact
  | FederationFact
  | EnforcementPointFact
  | ExceptionFact
  | WorkloadIdentityFact
  | ControllerFact
  | SpireServerFact
  | SpireAgentFact
  | BundleMapFact
  | MeshFact
  | EnvoyTrustFact
  | PolicyFact
  | PeeringFact
  | TokenTrustFact;

export interface Name {
  readonly of: 'trust-domain' | 'federation' | 'enforcement-point' | 'policy';
  /** As a key: equal for all spellings of one name. Of a policy, which has several names, the reference as it is written. */
  readonly name: string;
}

export interface Mention extends Name {
  readonly span: Span;
  /** The document is about what it names here, it sets it up or configures trust in it, or it only refers to it. */
  readonly role: 'declares' | 'configures' | 'refers';
}

/** Of a policy the last of its keys, which leaves the namespace out, so that all references to it are under one. */
export function nameKey({ of, name }: Name): string {
  const key = of === 'policy' ? keysOfReference(name).at(-1) : undefined;
  return `${of} ${key ?? name}`;
}

export function mentionsIn(fact: Fact): readonly Mention[] {
  switch (fact.type) {
    case 'trust-domain':
      return [...domain(fact.name, 'declares'), ...domainOfId(fact.bundle.endpointSpiffeId)];
    case 'federation':
      return inFederation(fact);
    case 'enforcement-point':
      return [
        ...plain('enforcement-point', fact.name, 'declares'),
        ...fact.accepts.flatMap((name) => domain(name)),
        ...plain('policy', fact.location.policyRef),
      ];
    case 'exception':
      return plain('federation', fact.federation);
    case 'workload-identity':
      return [
        ...domainOfId(fact.spiffeId),
        ...domainOfId(fact.parentId),
        ...fact.federatesWith.flatMap((name) => domain(name)),
      ];
    case 'controller':
      return [...(isOfServer(fact) ? [] : domain(fact.trustDomain)), ...domainOfId(fact.parentIdTemplate)];
    case 'spire-server':
      return [...domain(fact.trustDomain, 'configures'), ...fact.adminIds.flatMap((id) => domainOfId(id))];
    case 'spire-agent':
      return domain(fact.trustDomain);
    case 'bundle-map':
      return fact.domains.flatMap(({ name }) => domain(name));
    case 'mesh':
      return inMesh(fact);
    case 'envoy-trust':
      return fact.domains.flatMap(({ name }) => domain(name));
    case 'policy':
      return inPolicy(fact);
    case 'peering':
      return domain(fact.remote, 'configures');
    case 'token-trust':
      return domain(fact.issuer);
    default:
      return [];
  }
}

function inFederation(link: FederationFact): Mention[] {
  const isManifest = link.origin === 'manifest';
  return [
    // The own side of a native link is named by the server or the mesh it belongs to.
    ...(isManifest ? [...plain('federation', link.resource.name, 'declares'), ...domain(link.local)] : []),
    ...domain(link.remote, isManifest ? 'refers' : 'configures'),
    ...domainOfId(link.bundle.endpointSpiffeId),
    ...(link.allow?.entries ?? []).flatMap(({ subject }) => domainOfId(subject)),
    ...separately(link.enforcementPoints, link, 'fedlint.dev/enforced-at').flatMap(enforcementPlace),
  ];
}

/** The name of an enforcement point, or that of the policy which is one. */
function enforcementPlace(stated: Stated): Mention[] {
  return plain(stated.known && namesPolicy(stated.value) ? 'policy' : 'enforcement-point', stated);
}

function inPolicy(policy: PolicyFact): Mention[] {
  const { span, enforces, parties } = policy;
  return [
    ...namesOfPolicy(policy).map((name): Mention => ({ of: 'policy', name, span, role: 'declares' })),
    ...separately(enforces, policy, 'fedlint.dev/enforcement-point').flatMap((name) =>
      plain('enforcement-point', name),
    ),
    ...parties.flatMap(domainOfParty),
  ];
}

/** The trust domain, issuer or peer, which may be a part of the text that names somebody. */
function domainOfParty({ domain: name, subject }: Party): Mention[] {
  if (!name?.known || !subject.known || !sameSpan(name.span, subject.span)) return domain(name);
  const start = subject.value.toLowerCase().indexOf(name.value.toLowerCase());
  if (start < 0) return domain(name);
  const span = partOf(subject, { start, end: start + name.value.length });
  return [{ of: 'trust-domain', name: domainKey(name.value), span, role: 'refers' }];
}

/** Authorities are left out where a link of its own names the same trust domain in the same place. */
function inMesh({ trustDomain, aliases }: MeshFact): Mention[] {
  return [...domain(trustDomain, 'configures'), ...aliases.flatMap((alias) => domain(alias))];
}

/** An annotation lists its names in one text; each has its own place there. */
function separately(names: readonly Stated[], { resource }: OfResource, key: string): readonly Stated[] {
  const annotation = resource.annotations[key];
  if (!annotation?.known || !names.some(({ span }) => sameSpan(span, annotation.span))) return names;
  return [...annotation.value.matchAll(/[^,\s][^,]*(?<!\s)/g)].map(({ 0: name, index }) =>
    known(name, partOf(annotation, { start: index, end: index + name.length })),
  );
}

function plain(of: Name['of'], stated: Stated | undefined, role: Mention['role'] = 'refers'): Mention[] {
  return stated?.known ? [{ of, name: stated.value, span: inside(stated), role }] : [];
}

/** A trust domain by its bare name, or by a SPIFFE ID of it. */
function domain(stated: Stated | undefined, role: Mention['role'] = 'refers'): Mention[] {
  if (!stated?.known) return [];
  const ofId = domainOfId(stated, role);
  return ofId.length > 0 ? ofId : [{ of: 'trust-domain', name: domainKey(stated.value), span: inside(stated), role }];
}

/** The trust domain that a SPIFFE ID, a pattern or a template of such spells out. */
function domainOfId(stated: Stated | undefined, role: Mention['role'] = 'refers'): Mention[] {
  const [, scheme = '', host = ''] = (stated?.known && /^(spiffe:\/\/)([\w.-]+)(?=\/|$)/i.exec(stated.value)) || [];
  if (!stated?.known || host === '') return [];
  const span = partOf(stated, { start: scheme.length, end: scheme.length + host.length });
  return [{ of: 'trust-domain', name: domainKey(host), span, role }];
}

/** Without the quotes. */
function inside(stated: Known): Span {
  return partOf(stated, { start: 0, end: stated.value.length });
}
