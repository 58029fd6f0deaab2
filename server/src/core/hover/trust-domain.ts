/** A trust domain: who declares it, who federates with it, who uses it; of a native link, also how it is governed. */
import { domainKey } from '../model/domain-key.ts';
import { trustDomainsNamed } from '../model/domains.ts';
import type { FederationFact, TrustDomainFact } from '../model/facts.ts';
import { inOrder } from '../model/order.ts';
import { knownValue, type Stated } from '../model/stated.ts';
import type { Located } from '../model/store.ts';
import type { FieldAt } from '../navigation/field-at.ts';
import { sameSpan } from '../syntax/span.ts';
import type { HoverContext } from './context.ts';
import { governanceLine, ownerLine, ownersLine } from './governance.ts';
import { relationLines } from './relations.ts';
import { resourceLink, resourceLinks, resourceNames } from './resource.ts';
import { bullets, dotted, paragraphs, quoted, some } from './text.ts';

export function trustDomainMeaning(name: string, { span }: FieldAt, context: HoverContext): string {
  const link = context.facts.find((fact): fact is FederationFact => isNativeLinkAt(fact, span));
  return paragraphs(
    domainSummary(name, context),
    bullets([
      ...(link ? [governanceLine(link, context), ownersLine(link, context)] : []),
      ...relationLines(name, context),
      ...usageLines(name, context),
    ]),
  );
}

function isNativeLinkAt(fact: HoverContext['facts'][number], span: FieldAt['span']): boolean {
  return fact.type === 'federation' && fact.origin === 'native' && sameSpan(fact.remote.span, span);
}

/** Who says what about the domain, in a line or two. */
export function domainSummary(name: string, context: HoverContext): string {
  const documents = inOrder(trustDomainsNamed(name, context), (fact) => fact.name.span);
  const isOurs = context.settings.localTrustDomains.some((own) => domainKey(own) === name);
  const lines = documents.map((document) => dotted(quoted(name), ...declaration(document, context)));
  if (lines.length === 0) {
    const ours = isOurs ? 'yours by `localTrustDomains`' : undefined;
    const undeclared = name.includes('/') ? 'an issuer, not a trust domain' : 'no TrustDomain document declares it';
    lines.push(dotted(quoted(name), ours, undeclared));
  }
  return lines.slice(0, 2).join('\n\n');
}

const OPERATORS: ReadonlyMap<string, string> = new Map([
  ['internal', 'internal'],
  ['business-unit', 'of another business unit'],
  ['partner', 'of a partner'],
  ['platform', 'of a platform'],
]);

const ROLES: ReadonlyMap<string, string> = new Map([
  ['issuer', 'issues identities'],
  ['consumer', 'only consumes identities'],
]);

function declaration({ fact, document }: Located<TrustDomainFact>, context: HoverContext): (string | undefined)[] {
  const word = (words: ReadonlyMap<string, string>, stated: Stated | undefined) => words.get(knownValue(stated) ?? '');
  return [
    word(OPERATORS, fact.operator),
    word(ROLES, fact.role),
    ownerLine(fact.owner, context.from(document)),
    resourceLink({ fact, document }, context),
  ];
}

function usageLines(name: string, context: HoverContext): string[] {
  const { workspace } = context;
  const points = workspace.lookup('enforcement-point-by-accepted', name);
  const pointNames = points.map(({ fact }) => quoted(knownValue(fact.name) ?? fact.resource.kind));
  const lists = [
    ['enforcement points', some([...new Set(pointNames)].sort())],
    ['federating workloads', resourceNames(workspace.lookup('workload-by-federates-with', name))],
    ['identities in it', resourceNames(workspace.lookup('workload-by-domain', name))],
    ['controller managers', resourceLinks(workspace.lookup('controller', name), context)],
  ] as const;
  return lists.flatMap(([label, names]) => (names === '' ? [] : `${label}: ${names}`));
}
