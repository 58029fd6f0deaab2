/** "Document this enforcement point": edits that write down of a native policy that it decides about a foreign side. */
import type { Operation } from '../../fixes/operation.ts';
import { acceptsIdentities } from '../../model/acceptance.ts';
import { isUnanswered } from '../../model/answer.ts';
import { domainKey } from '../../model/domain-key.ts';
import type { FederationFact, PolicyFact } from '../../model/facts.ts';
import { type ForeignParty, ownNamesOf } from '../../model/foreign-trust.ts';
import { inOrder } from '../../model/order.ts';
import { referenceTo } from '../../model/policy-reference.ts';
import { knownValue } from '../../model/stated.ts';
import type { Located } from '../../model/store.ts';
import { code } from '../../values/code.ts';
import { manifestForPolicy } from '../federation-manifest.ts';
import type { Offer, RuleContext } from '../rule.ts';
import { suggest } from './place.ts';
import { ownerFor, pointFor } from './point-entry.ts';

const TITLE = 'Document this enforcement point';

/**
 * For each foreign side among the parties: in the Federation manifests with it, else on the native links, else in a new
 * manifest beside the policy; and as an enforcement point that is described already.
 */
export function documentingOffers(policy: PolicyFact, parties: readonly ForeignParty[], context: RuleContext): Offer[] {
  const reference = referenceTo(policy);
  const names = [...new Set(parties.map(({ name }) => name))];
  return names.flatMap((name) => {
    const described = asDescribedPoint(policy, name, context);
    if (reference === undefined) return described;
    const inManifests = agreementsWith(name, policy, context).flatMap((link) => inManifest(policy, link, context));
    const written = inManifests.length > 0 ? inManifests : onNativeLinks(reference, name, context);
    const created = written.length > 0 ? [] : inNewManifest(policy, name, parties, context);
    return [...written, ...created, ...described];
  });
}

/** Federation manifests by which the other side is accepted, of the policy's own trust domain where that is known. */
function agreementsWith(name: string, policy: PolicyFact, context: RuleContext): Located<FederationFact>[] {
  const own = ownDomainsOf(policy, context);
  const links = context.workspace.lookup('manifest-by-remote', name).filter(({ fact }) => {
    const local = knownValue(fact.local);
    return acceptsIdentities(fact) && (local === undefined || own.length === 0 || own.includes(domainKey(local)));
  });
  return inOrder(links, ({ remote }) => remote.span);
}

/** Without the name that every mesh has unless somebody gives it another one. */
function ownDomainsOf(policy: PolicyFact, context: RuleContext): string[] {
  return [...ownNamesOf(policy, context)].filter((name) => name !== 'cluster.local');
}

function inManifest(policy: PolicyFact, { fact, document }: Located<FederationFact>, context: RuleContext): Offer[] {
  const path = fact.slots['enforcement-points'];
  const name = knownValue(fact.resource.name);
  if (!path) return [];
  const where = name === undefined ? 'in the Federation' : `in the Federation ${code(name)}`;
  return suggest(`${TITLE} ${where}`, [{ op: 'append', path, value: pointFor(policy, context), document }]);
}

function onNativeLinks(reference: string, name: string, { workspace }: RuleContext): Offer[] {
  const links = inOrder(workspace.lookup('native-federation', name), ({ remote }) => remote.span);
  return links.flatMap(({ fact, document }) => {
    const path = fact.slots['enforcement-points'];
    if (!path) return [];
    const value = [...fact.enforcementPoints.flatMap((point) => knownValue(point) ?? []), reference].join(', ');
    const { kind, name: resource } = fact.resource;
    const where = resource?.known ? `the ${kind} ${code(resource.value)}` : `the ${kind}`;
    return suggest(`${TITLE} on ${where}`, [{ op: 'set', path, value, document }]);
  });
}

function inNewManifest(
  policy: PolicyFact,
  name: string,
  parties: readonly ForeignParty[],
  context: RuleContext,
): Offer[] {
  const here = parties.filter((party) => party.name === name).map(({ party }) => party);
  const subjects = here.flatMap(({ subject, isRefused, match }) => {
    const text = knownValue(subject);
    return text === undefined || isRefused || match !== 'exact' ? [] : (spiffeId(text, name) ?? []);
  });
  const terms = {
    remote: name,
    isTrustDomain: here.some(({ kind }) => kind === 'trust-domain'),
    local: ownDomainsOf(policy, context)[0],
    owner: ownerFor(policy, context),
    subjects: [...new Set(subjects)],
    point: pointFor(policy, context),
  };
  return suggest(`${TITLE} in a new Federation with ${code(name)}`, [manifestForPolicy(terms, context)]);
}

/** Meshes leave the scheme out. */
function spiffeId(text: string, domain: string): string | undefined {
  if (text.startsWith(`spiffe://${domain}/`)) return text;
  return text.startsWith(`${domain}/`) ? `spiffe://${text}` : undefined;
}

/** Documents of points that decide about the other side: the policy may be one of them. */
function asDescribedPoint(policy: PolicyFact, name: string, { workspace }: RuleContext): Offer[] {
  const path = policy.slots['enforcement-point'];
  const points = workspace.lookup('enforcement-point-by-accepted', name).flatMap(({ fact }) => {
    const isFree = fact.inlineOf === undefined && !isUnanswered(fact.name) && !fact.location.policyRef;
    return isFree ? (knownValue(fact.name) ?? []) : [];
  });
  if (!path) return [];
  return [...new Set(points)].sort().flatMap((point) => {
    const operation: Operation = { op: 'set', path, value: point };
    return suggest(`${TITLE} as ${code(point)}`, [operation]);
  });
}
