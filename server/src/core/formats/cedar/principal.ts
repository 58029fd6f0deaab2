/** Whom a Cedar policy names in its scope. Conditions are left alone: what they say would have to be computed. */
import type { Party } from '../../model/facts.ts';
import { known, partOf, type Stated } from '../../model/stated.ts';
import { type Node, nodeAt } from '../../syntax/tree.ts';
import { textOf } from '../cursor.ts';
import type { CedarPolicy } from './policies.ts';

type Named = Omit<Party, 'path' | 'isRefused'>;

export function principalOf({ node }: CedarPolicy): Named | undefined {
  const principal = nodeAt(node, ['principal']);
  if (!principal) return undefined;
  if (!isOpen(principal)) return named(principal, node);
  if (hasConditions(node)) return undefined;
  const subject = known('principal', principal.span);
  return { ...PRINCIPAL, domain: undefined, subject, match: 'any', reach: 'everybody', isNarrowed: isLimited(node) };
}

const PRINCIPAL = { kind: 'trust-domain', field: 'principal' } as const;

/** Only a principal whose name is a SPIFFE ID belongs to a trust domain. */
function named(principal: Node, policy: Node): Named | undefined {
  const identity = principal.type === 'scalar' ? identityIn(principal) : textOf(nodeAt(principal, ['entity', 'id']));
  const [, domain = '', path = ''] = identity?.known ? (/^spiffe:\/\/([^/]+)(.*)$/.exec(identity.value) ?? []) : [];
  if (!identity?.known || domain === '') return undefined;
  const isGroup =
    principal.type === 'scalar' ? /^principal\s+in\b/.test(String(principal.value)) : opOf(principal) === 'in';
  const start = 'spiffe://'.length;
  return {
    ...PRINCIPAL,
    domain: known(domain, partOf(identity, { start, end: start + domain.length })),
    subject: identity,
    match: 'exact',
    reach: isGroup ? (path === '' || path === '/' ? 'everybody' : 'part') : 'workload',
    isNarrowed: hasConditions(policy) || isLimited(policy),
  };
}

/** The name in `principal == Workload::"spiffe://…"`. */
function identityIn(principal: Node): Stated | undefined {
  const scope = textOf(principal);
  const found = scope?.known ? /"(spiffe:\/\/[^"\\]*)"/.exec(scope.value) : null;
  if (!scope?.known || !found?.[1]) return undefined;
  const start = found.index + 1;
  return known(found[1], partOf(scope, { start, end: start + found[1].length }));
}

function isOpen(part: Node | undefined): boolean {
  if (part?.type === 'scalar') return /^\w+$/.test(String(part.value));
  return opOf(part) === 'All';
}

function opOf(part: Node | undefined): unknown {
  const op = nodeAt(part, ['op']);
  return op?.type === 'scalar' ? op.value : undefined;
}

/** It is about some requests only. */
function isLimited(policy: Node): boolean {
  return !isOpen(nodeAt(policy, ['action'])) || !isOpen(nodeAt(policy, ['resource']));
}

function hasConditions(policy: Node): boolean {
  const conditions = nodeAt(policy, ['conditions']);
  return conditions?.type === 'seq' && conditions.items.length > 0;
}
