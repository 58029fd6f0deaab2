/** Whom the rules of an AuthorizationPolicy name, read as Istio compares them. */
import type { IstioRule, ListedText, Party, PolicyEffect } from '../../model/facts.ts';
import { type Known, known, partOf, type Stated } from '../../model/stated.ts';

/** Fields of a source that name identities. */
const FIELDS = ['principals', 'requestPrincipals', 'namespaces', 'serviceAccounts', 'trustDomains'] as const;

/** Keys of conditions that do the same for all sources of a rule. */
const KEYS: ReadonlyMap<string, Field> = new Map([
  ['source.principal', 'principals'],
  ['request.auth.principal', 'requestPrincipals'],
  ['source.namespace', 'namespaces'],
  ['source.serviceAccount', 'serviceAccounts'],
  ['source.trustDomain', 'trustDomains'],
]);
type Field = (typeof FIELDS)[number];

/** A list of names, and what stands beside it. */
interface Names {
  readonly field: Field;
  readonly values: readonly ListedText[];
  readonly isNarrowed: boolean;
  /** Trust domains that a condition of the rule limits them to. */
  readonly limits: readonly Known[];
}

export function partiesOf(rules: readonly IstioRule[], effect: PolicyEffect): Party[] {
  const isRefused = effect === 'refuses';
  return rules.flatMap(namesIn).flatMap(({ field, values, isNarrowed, limits }) =>
    values.flatMap(({ path, ...subject }) => {
      const reading = readingOf(field, subject);
      const party = { ...reading, subject, path, field, isRefused, isNarrowed };
      const isLimited = reading.kind === 'trust-domain' && reading.domain === undefined && limits.length > 0;
      return isLimited ? limits.map((domain): Party => ({ ...party, domain })) : [party];
    }),
  );
}

function namesIn({ from = [], to, when }: IstioRule): Names[] {
  const conditions = when.flatMap(({ key, values }): Omit<Names, 'limits'>[] => {
    const field = key?.known ? KEYS.get(key.value) : undefined;
    const isNarrowed = to !== undefined || when.length > 1 || from.length > 0;
    return field && values.length > 0 ? [{ field, values, isNarrowed }] : [];
  });
  const limits = conditions.flatMap(({ field, values }) =>
    field === 'principals' || field === 'trustDomains' ? values.flatMap((value) => domainOf(field, value)) : [],
  );
  const sources = from.flatMap(({ fields }) =>
    fields.flatMap(({ name, values }): Names[] => {
      const field = FIELDS.find((one) => one === name);
      const isNarrowed = to !== undefined || when.length > 0 || fields.length > 1;
      return field ? [{ field, values, isNarrowed, limits }] : [];
    }),
  );
  return [...sources, ...conditions.map((names) => ({ ...names, limits: [] }))];
}

function domainOf(field: Field, subject: Stated): Known[] {
  const { domain } = readingOf(field, subject);
  return domain?.known ? [domain] : [];
}

type Reading = Pick<Party, 'kind' | 'domain' | 'match' | 'reach'>;

/** How Istio compares it: what leaves the trust domain open is compared without it. */
function readingOf(field: Field, subject: Stated): Reading {
  if (field === 'requestPrincipals') return tokenReading(subject);
  const open = { kind: 'trust-domain', domain: undefined } as const;
  // Of a placeholder nobody can tell, so it is no wildcard.
  if (!subject.known) return { ...open, match: 'exact', reach: 'workload' };
  const match = matchOf(subject.value);
  if (field === 'namespaces') return { ...open, match, reach: 'part' };
  if (field === 'serviceAccounts') return { ...open, match: 'exact', reach: 'workload' };
  if (field === 'trustDomains')
    return { ...open, domain: match === 'exact' ? subject : undefined, match, reach: 'everybody' };
  return principalReading(subject, match);
}

const SCHEME = 'spiffe://';

/**
 * A principal is the whole identity without its scheme, compared as text: exactly, by its beginning (`abc*`) or by its
 * end (`*abc`). So a trust domain that is written out is the one that is meant, however many parts follow.
 */
function principalReading(subject: Known, match: Party['match']): Reading {
  const { value } = subject;
  // With the scheme it matches nobody. Whom it was meant for is plain all the same.
  const start = value.startsWith(SCHEME) ? SCHEME.length : 0;
  const [name = '', ...rest] = value.slice(start).split('/');
  const isStatedInFull = name !== '' && !name.includes('*') && (rest.length > 0 || match === 'exact');
  const domain = isStatedInFull ? known(name, partOf(subject, { start, end: start + name.length })) : undefined;
  const isWhole = rest.length === 0 || (rest.length === 1 && rest[0] === '*');
  const reach = match !== 'exact' && isWhole ? 'everybody' : match === 'exact' ? 'workload' : reachOf(rest, match);
  return { kind: 'trust-domain', domain, match, reach };
}

/** `*` before `/ns/web/sa/api` is one workload in every trust domain; any other pattern may be several. */
function reachOf(rest: readonly string[], match: Party['match']): Party['reach'] {
  return match === 'suffix' && rest.length === 4 ? 'workload' : 'part';
}

/** `issuer/subject` of a token; the subject begins after the last slash, as an issuer is an address itself. */
function tokenReading(subject: Stated): Reading {
  if (!subject.known) return { kind: 'issuer', domain: undefined, match: 'exact', reach: 'workload' };
  const { value } = subject;
  const match = matchOf(value);
  const slash = value.lastIndexOf('/');
  const issuer = slash > 0 ? value.slice(0, slash) : '';
  const domain = issuer === '' || issuer.includes('*') ? undefined : known(issuer, subject.span);
  const isEverybody = match !== 'exact' && (slash < 0 || value.slice(slash + 1) === '*');
  const reach = isEverybody ? 'everybody' : match === 'prefix' ? 'part' : 'workload';
  return { kind: 'issuer', domain, match, reach };
}

function matchOf(value: string): Party['match'] {
  if (value === '*') return 'any';
  if (value.startsWith('*')) return 'suffix';
  return value.endsWith('*') ? 'prefix' : 'exact';
}
