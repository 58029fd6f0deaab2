/** Finds resources of the workspace by kind, name or trust domain, typed in part. */
import type { DocumentState } from '../analysis/state.ts';
import type { Resource } from '../model/facts.ts';
import { type MentioningFact, mentionsIn } from '../model/mentions.ts';
import { knownValue, type Stated } from '../model/stated.ts';
import { isWithin, type Span } from '../syntax/span.ts';
import { visible } from '../values/visible.ts';

export interface Found {
  /** Kind, name, and the trust domain it is about where the name does not say it. */
  readonly name: string;
  readonly kind: string;
  readonly document: DocumentState;
  readonly span: Span;
}

/** The letters of the query have to occur in this order. The best matches come first. */
export function search(documents: Iterable<DocumentState>, query: string, limit: number): Found[] {
  const letters = query.toLowerCase().replace(/\s+/g, '');
  const found: { readonly item: Found; readonly rank: number }[] = [];
  for (const document of documents) {
    for (const item of resourcesIn(document)) {
      const rank = rankOf(item.name.toLowerCase(), letters);
      if (rank !== undefined) found.push({ item, rank });
    }
  }
  return found
    .sort((a, b) => a.rank - b.rank || compare(a.item.name, b.item.name) || compare(uriOf(a.item), uriOf(b.item)))
    .slice(0, limit)
    .map(({ item }) => item);
}

function resourcesIn(document: DocumentState): Found[] {
  return document.facts.flatMap((fact) => {
    if (!isListed(fact)) return [];
    const { kind, name } = nameOf(fact);
    const domain = domainOf(fact);
    // One of several links in a configuration, which as a whole has an entry of its own.
    const link = fact.type === 'federation' && fact.path ? fact.remote : undefined;
    const about = domain && (link ? `federates with ${domain}` : `(${domain})`);
    const text = visible([kind, knownValue(name), about].filter((part) => part !== undefined).join(' '));
    const span = link?.span ?? placeOf(fact, name);
    return { name: text, kind, document, span };
  });
}

function isListed(fact: { readonly type: string }): fact is MentioningFact {
  return LISTED.has(fact.type);
}

const LISTED: ReadonlySet<string> = new Set<MentioningFact['type']>([
  'trust-domain',
  'federation',
  'enforcement-point',
  'exception',
  'workload-identity',
  'controller',
  'spire-server',
  'spire-agent',
  'bundle-map',
  'policy',
  'peering',
]);

/** What stands inside of a resource has its name from there. */
function placeOf(fact: MentioningFact, name: Stated | undefined): Span {
  const { resource } = fact;
  if (fact.type === 'policy' && fact.path) return fact.span;
  return name && isWithin(name.span, resource.span) ? name.span : resource.kindSpan;
}

function nameOf(fact: MentioningFact): { kind: Resource['kind']; name: Stated | undefined } {
  if (fact.type === 'enforcement-point') return { kind: 'EnforcementPoint', name: fact.name };
  return { kind: fact.resource.kind, name: fact.resource.name };
}

/** The one a resource declares or configures trust in; else the other side. */
function domainOf(fact: MentioningFact): string | undefined {
  if (fact.type === 'federation') return knownValue(fact.remote);
  return mentionsIn(fact).find(({ of }) => of === 'trust-domain')?.name;
}

/** 0 for a word that begins so, 1 for any part, 2 for scattered letters. */
function rankOf(text: string, letters: string): number | undefined {
  const plain = text.replace(/\s+/g, '');
  if (text.split(/[\s(]+/).some((word) => word.startsWith(letters))) return 0;
  if (plain.includes(letters)) return 1;
  let at = 0;
  for (const letter of letters) {
    at = plain.indexOf(letter, at) + 1;
    if (at === 0) return undefined;
  }
  return 2;
}

function uriOf({ document }: Found): string {
  return document.ref.uri;
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
