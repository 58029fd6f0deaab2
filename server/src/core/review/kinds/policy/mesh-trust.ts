/** The trust domains that a mesh or a proxy takes identities of, as sets. */
import { domainKey } from '../../../model/domain-key.ts';
import type { EnvoyTrustFact, MeshFact } from '../../../model/facts.ts';
import { isForEveryDomain, switchOf } from '../../../model/mesh-trust.ts';
import { knownValue, type Stated } from '../../../model/stated.ts';
import type { Span } from '../../../syntax/span.ts';
import { code } from '../../../values/code.ts';

/** Something by which more is trusted than without it. */
export interface TrustTerm {
  /** Equal for the same in both states. */
  readonly key: string;
  /** "identities of `partner.example`", to go on after "takes". */
  readonly words: string;
  readonly span: Span;
  readonly means: string;
  /** The trust domain it is about, where it is about one. */
  readonly domain: string | undefined;
}

/** Undefined where only a template knows some of it. */
export function termsOf(fact: MeshFact | EnvoyTrustFact): TrustTerm[] | undefined {
  return fact.type === 'mesh' ? ofMesh(fact) : ofEnvoy(fact);
}

function ofMesh(mesh: MeshFact): TrustTerm[] | undefined {
  const { aliases, authorities } = mesh;
  const named = authorities.flatMap(({ trustDomains }) => trustDomains);
  if ([...aliases, ...named].some(({ known }) => !known)) return undefined;
  const skipping = switchOf(mesh, 'PILOT_SKIP_VALIDATE_TRUST_DOMAIN');
  const isSkipping = knownValue(skipping?.stated) === true;
  return [
    ...aliases.map((alias) =>
      term(
        'alias',
        alias,
        'as its own',
        'To every policy they are the same as the mesh’s own, whatever these say about others.',
      ),
    ),
    ...named.map((name) =>
      term('root', name, '', 'They are recognised from then on, and policies decide how far that goes.'),
    ),
    ...authorities.filter(isForEveryDomain).map(
      ({ span, pem, bundleUrl }): TrustTerm => ({
        key: `root for every domain ${knownValue(bundleUrl) ?? knownValue(pem) ?? ''}`,
        words: 'whatever a root without a trust domain signs',
        span,
        means: 'Whoever holds that root can make identities of every trust domain, the own one included.',
        domain: undefined,
      }),
    ),
    ...(skipping && isSkipping
      ? [
          {
            key: skipping.name,
            words: `peers of every trust domain (${code(skipping.name)})`,
            span: skipping.stated.span,
            means: 'No peer is asked which trust domain it is of, so every identity that any root signs is taken.',
            domain: undefined,
          },
        ]
      : []),
  ];
}

function ofEnvoy({ domains, bundleMap, allowExpired }: EnvoyTrustFact): TrustTerm[] | undefined {
  if (domains.some(({ name }) => name?.known === false)) return undefined;
  // Of the two ways to name them, Envoy takes the map first.
  const inMap = bundleMap?.keys.map(({ domain }) => domain) ?? [];
  const place = bundleMap?.source.stated.span;
  const isOpen = allowExpired !== undefined && knownValue(allowExpired.stated) === true;
  const means = 'Their certificates are verified and taken. Whether they get in is left to what decides behind.';
  return [
    ...(bundleMap && place
      ? [...new Set(inMap)].map((name) => ({ ...named('root', name, '', means), span: place }))
      : domains.flatMap(({ name }) => (name ? [term('root', name, '', means)] : []))),
    ...(allowExpired && isOpen
      ? [
          {
            key: 'expired',
            words: 'certificates that have run out',
            span: allowExpired.stated.span,
            means: 'A stolen certificate works for ever, and a trust that was left to end does not end.',
            domain: undefined,
          },
        ]
      : []),
  ];
}

function term(kind: string, name: Stated, as: string, means: string): TrustTerm {
  return { ...named(kind, knownValue(name) ?? '', as, means), span: name.span };
}

function named(kind: string, name: string, as: string, means: string): Omit<TrustTerm, 'span'> {
  const domain = domainKey(name);
  return { key: `${kind} ${domain}`, words: `identities of ${code(domain)}${as ? ` ${as}` : ''}`, means, domain };
}
