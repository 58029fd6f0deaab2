/** SPIFFE IDs, addresses and selectors: the forms they have, filled in as far as the workspace knows. */

import { sameLetters } from '../formats/spelling.ts';
import { domainKey } from '../model/domain-key.ts';
import { knownValue } from '../model/stated.ts';
import { type FieldContext, keyOf, type Proposal, textProposal } from './proposal.ts';
import { bundleTexts, localDomains, subjectDomain } from './stated.ts';
import { stop } from './stops.ts';

/** Selectors by the beginning that says who attests. */
const SELECTORS: readonly (readonly [prefix: string, sample: string, meaning: string])[] = [
  ['k8s:ns:', 'namespace', 'Kubernetes namespace'],
  ['k8s:sa:', 'service-account', 'Kubernetes service account'],
  ['k8s:pod-label:', 'app:name', 'label of the pod'],
  ['k8s:container-name:', 'container', 'container in the pod'],
  ['unix:user:', 'user', 'user on the machine'],
  ['unix:uid:', '1000', 'user id on the machine'],
  ['unix:path:', '/usr/bin/program', 'path of the program'],
  ['systemd:id:', 'name.service', 'systemd unit'],
  ['docker:label:', 'key:value', 'label of the container'],
];

export function spiffeIds(context: FieldContext): Proposal[] {
  const key = keyOf(context.path);
  if (!isEndpointId(context)) {
    const path = sameLetters(key, ['parentID']) ? 'spire/agent/' : '';
    return localDomains(context).map((domain) => textProposal(`spiffe://${domain}/${path}`, 'our trust domain'));
  }
  const domain = subjectDomain(context);
  if (domain === undefined) return [textProposal('spiffe://')];
  const usual = { text: `spiffe://${domain}/spire/server`, about: 'the SPIRE server of this trust domain' };
  const stated = bundleTexts(context, domain, 'endpointSpiffeId').map(({ text, file }) => ({
    text,
    about: `in ${file}`,
  }));
  return distinct([...stated.filter(({ text }) => text !== usual.text), usual]).map(({ text, about }) =>
    textProposal(text, about),
  );
}

/** The one endpoint ID that can be told from the trust domain the manifest is about. */
export function bestSpiffeId(context: FieldContext): string | undefined {
  const domain = isEndpointId(context) ? subjectDomain(context) : undefined;
  if (domain === undefined) return undefined;
  const [stated] = bundleTexts(context, domain, 'endpointSpiffeId');
  return stated?.text ?? `spiffe://${domain}/spire/server`;
}

/** The address that others have for the bundle of that trust domain; without one, how it begins. */
export function bestUrl(context: FieldContext): string | undefined {
  const domain = context.field.hints.value === 'url' ? subjectDomain(context) : undefined;
  const [stated] = domain === undefined ? [] : bundleTexts(context, domain, 'url');
  return domain === undefined ? undefined : (stated?.text ?? 'https://');
}

export function bestProfile(context: FieldContext): string | undefined {
  const domain = sameLetters(keyOf(context.path), PROFILE_KEYS) ? subjectDomain(context) : undefined;
  return domain === undefined ? undefined : bundleTexts(context, domain, 'profile')[0]?.text;
}

const PROFILE_KEYS = ['bundleEndpointProfile', 'profile'];

function isEndpointId({ path }: FieldContext): boolean {
  return sameLetters(keyOf(path), ['endpointSPIFFEID']) !== undefined;
}

export function subjects(context: FieldContext): Proposal[] {
  const domain = subjectDomain(context);
  if (domain === undefined) return [textProposal('spiffe://')];
  const known = context.request.workspace.lookup('workload-by-domain', domainKey(domain)).flatMap(({ fact }) => {
    const id = knownValue(fact.spiffeId);
    return id === undefined || id.includes('{{') ? [] : [{ text: id, about: fact.resource.kind }];
  });
  const proposals = distinct(known).map(({ text, about }) => textProposal(text, about, 'name'));
  return [...proposals, textProposal(`spiffe://${domain}/`, 'an identity of the other side')];
}

export function urls(context: FieldContext): Proposal[] {
  const domain = subjectDomain(context);
  const stated = domain === undefined ? [] : bundleTexts(context, domain, 'url');
  const known = stated.map(({ text, file }) => ({ text, about: `in ${file}` }));
  return [...distinct(known).map(({ text, about }) => textProposal(text, about)), textProposal('https://')];
}

export function selectors(): Proposal[] {
  return SELECTORS.map(([prefix, sample, meaning]) => ({
    ...textProposal(prefix, meaning, 'snippet'),
    value: prefix + stop(sample),
  }));
}

export function distinct<T extends { readonly text: string }>(items: readonly T[]): T[] {
  return items.filter(({ text }, index) => items.findIndex((other) => other.text === text) === index);
}
