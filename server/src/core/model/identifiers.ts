/** The trust domain names and SPIFFE IDs that facts state, whatever kind of fact it is. */
import type { Span } from '../syntax/span.ts';
import { lexTemplate, staticText } from '../values/go-template.ts';
import { isUriForm, parseSpiffeId } from '../values/spiffe-id.ts';
import type { ControllerFact, FactOf, FactType } from './facts.ts';
import { type Known, known, partOf, type Stated } from './stated.ts';

/** The facts that name trust domains. */
export const NAMING = [
  'trust-domain',
  'federation',
  'enforcement-point',
  'workload-identity',
  'controller',
  'spire-server',
  'spire-agent',
] as const satisfies readonly FactType[];
export type NamingFact = FactOf<(typeof NAMING)[number]>;

/** Every known trust domain name in a fact. */
export function trustDomainsIn(fact: NamingFact): Known[] {
  return statedDomains(fact).flatMap((stated) => (stated?.known ? stated : []));
}

function statedDomains(fact: NamingFact): readonly (Stated | undefined)[] {
  switch (fact.type) {
    case 'trust-domain':
      return [fact.name];
    case 'federation':
      // A native link is written in what its own side says of itself, and there that is told once.
      return fact.origin === 'manifest' ? [fact.local, fact.remote] : [fact.remote];
    case 'enforcement-point':
      return fact.accepts.filter((accepted) => accepted.known && !isIssuer(accepted.value));
    case 'workload-identity':
      return fact.origin === 'entry-data' ? fact.federatesWith.map(bareName) : fact.federatesWith;
    case 'controller':
      return isOfServer(fact) ? [] : [fact.trustDomain];
    case 'spire-server':
    case 'spire-agent':
      return [fact.trustDomain];
  }
}

/** Registration entries name trust domains as `spiffe://<name>`, too. */
function bareName(stated: Stated): Stated {
  const id = stated.known && isUriForm(stated.value) ? parseSpiffeId(stated.value) : undefined;
  if (!stated.known || !id?.ok || id.path !== '') return stated;
  const end = stated.value.length;
  return known(id.trustDomain, partOf(stated, { start: end - id.trustDomain.length, end }));
}

/** What a chart or an operator is told of its controller manager, it is told of its server in the same words. */
export function isOfServer({ resource }: ControllerFact): boolean {
  return resource.kind !== 'ControllerManagerConfig';
}

/** An enforcement point accepts trust domains, or issuers: a URL, or a host with a path. */
function isIssuer(accepted: string): boolean {
  return (isUriForm(accepted) || accepted.includes('/')) && !/^spiffe:/i.test(accepted);
}

/** The facts that name SPIFFE IDs. */
export const IDENTIFYING = [
  'trust-domain',
  'federation',
  'workload-identity',
  'spire-server',
] as const satisfies readonly FactType[];
export type IdentifyingFact = FactOf<(typeof IDENTIFYING)[number]>;

export function isIdentifying(fact: { readonly type: string }): fact is IdentifyingFact {
  return IDENTIFYING.some((type) => type === fact.type);
}

/** A SPIFFE ID that is written out, or as much of it as its template writes out. */
export interface WrittenId {
  readonly stated: Known;
  /** An endpoint presents it, a workload gets it, it registers others, it is let in, or it may administer a server. */
  readonly use: 'endpoint' | 'workload' | 'parent' | 'subject' | 'administrator';
  /** The ID; of a template, with `x` for each value that is filled in. */
  readonly text: string;
  /** Where a part of `text` stands in what is stated; undefined where it is not written there. */
  placeOf(part: Span): Span | undefined;
}

/** Every known SPIFFE ID in a fact. Left out are patterns, broken templates, and those with branches. */
export function spiffeIdsIn(fact: IdentifyingFact): WrittenId[] {
  if (fact.type === 'workload-identity' && fact.origin === 'template') return templateId(fact.spiffeId);
  if (fact.type === 'workload-identity') {
    // A path alone is no broken ID but one without its trust domain, of which `entry-outside-trust-domain` tells.
    return [...plainId('workload', fact.spiffeId), ...plainId('parent', fact.parentId)].filter(
      ({ text }) => !text.startsWith('/'),
    );
  }
  if (fact.type === 'spire-server') return fact.adminIds.flatMap((id) => plainId('administrator', id));
  const subjects = fact.type === 'federation' ? (fact.allow?.entries ?? []) : [];
  return [
    ...plainId('endpoint', fact.bundle.endpointSpiffeId),
    ...subjects.flatMap(({ subject }) => (subject?.known && isPlain(subject.value) ? plainId('subject', subject) : [])),
  ];
}

function plainId(use: WrittenId['use'], stated: Stated | undefined): WrittenId[] {
  return stated?.known ? [{ stated, use, text: stated.value, placeOf: (part) => part }] : [];
}

function templateId(stated: Stated | undefined): WrittenId[] {
  if (!stated?.known) return [];
  const { parts, problems } = lexTemplate(stated.value);
  const rendered = staticText(parts, 'x');
  if (problems.length > 0 || rendered.branching) return [];
  const placeOf = (part: Span) => (rendered.isLiteral(part) ? rendered.toTemplateSpan(part) : undefined);
  return [{ stated, use: 'workload', text: rendered.text, placeOf }];
}

/** A subject may be of another world than SPIFFE, and it may be a pattern. */
function isPlain(subject: string): boolean {
  return /^spiffe:/i.test(subject) && !/[*?[\]{}]/.test(subject);
}
