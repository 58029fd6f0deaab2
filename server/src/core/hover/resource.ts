/** How a hover calls a resource, and where it leads to it. */
import type { Fact, FederationFact, Resource } from '../model/facts.ts';
import { knownValue } from '../model/stated.ts';
import type { Located } from '../model/store.ts';
import type { FieldAt } from '../navigation/field-at.ts';
import { contains, sameSpan } from '../syntax/span.ts';
import type { HoverContext } from './context.ts';
import { quoted, some } from './text.ts';

type OfResource = Located<{ readonly resource: Resource }>;

/** "Federation `acme-orders` [acme.yaml:4](…)" */
export function resourceLink({ fact, document }: OfResource, context: HoverContext): string {
  const { kind, name, kindSpan } = fact.resource;
  const place = context.placeOf(document, name?.span ?? kindSpan);
  return [kind, name?.known ? quoted(name.value) : '', place].filter((part) => part !== '').join(' ');
}

/** The same of several, with what they have in common said once. */
export function resourceLinks(found: readonly OfResource[], context: HoverContext): string {
  return some(found.map((one) => resourceLink(one, context)));
}

/** "`payments`, `ledger` and 2 more": the names of resources, each once. */
export function resourceNames(found: readonly OfResource[]): string {
  const names = found.map(({ fact: { resource } }) => knownValue(resource.name) ?? resource.kind);
  return some([...new Set(names)].sort().map(quoted));
}

/** The trust link that a field belongs to, where a configuration makes several. */
export function linkAt(at: FieldAt, context: HoverContext): FederationFact | undefined {
  const links = factsAt(at, context).filter((fact) => fact.type === 'federation');
  const place = at.object?.at(...at.path) ?? [];
  const around = ({ path, span }: FederationFact): boolean =>
    span ? contains(span, at.span.start) : path?.every((step, index) => step === place[index]) === true;
  return links.find(around) ?? links.find(({ path, span }) => !path && !span);
}

/** What was read from the resource under the cursor. */
export function factsAt({ object }: FieldAt, { facts }: HoverContext): readonly Fact[] {
  if (!object) return [];
  const { span } = object.resource;
  return facts.filter(
    (fact) => 'resource' in fact && fact.resource !== undefined && sameSpan(fact.resource.span, span),
  );
}
