/** Whether tokens of an issuer come from outside: from another trust domain, or from an issuer that foreign callers use. */
import { parseEndpointUrl } from '../values/bundle-endpoint-url.ts';
import { borderOf } from './border.ts';
import { domainKey } from './domain-key.ts';
import { isForeign } from './domains.ts';
import type { TokenTrustFact } from './facts.ts';
import { type ForeignTrust, trustIn } from './foreign-trust.ts';
import { inOrder } from './order.ts';
import { knownValue } from './stated.ts';
import type { Surroundings } from './surroundings.ts';

/** What shows that foreign callers hold these tokens; undefined where nothing does. */
export function trustInTokens(token: TokenTrustFact, context: Surroundings): ForeignTrust | undefined {
  const issuer = knownValue(token.issuer);
  const names = [
    ...(issuer === undefined ? [] : spellingsOf(issuer)),
    ...domainsAround(issuer ?? knownValue(token.keysUrl)),
    ...(token.subjects ?? []).flatMap((subject) => domainOfSubject(knownValue(subject))),
  ];
  for (const name of names) {
    const [trust] = [...trustIn(name, new Set(), context), ...acceptedAt(name, context)];
    if (trust) return trust;
  }
  return issuer === undefined ? undefined : askedForAtBorder(issuer, context);
}

/** An enforcement point of ours that is said to accept it. */
function acceptedAt(name: string, context: Surroundings): ForeignTrust[] {
  if (!isForeign(name, context)) return [];
  const points = context.workspace.lookup('enforcement-point-by-accepted', name);
  return inOrder(points, ({ span }) => span).flatMap(({ fact, document }) => {
    const accepted = fact.accepts.find((one) => one.known && domainKey(one.value) === name);
    return accepted ? [{ name, document, span: accepted.span }] : [];
  });
}

/** A policy at the border that lets in whoever has a token of this issuer. */
function askedForAtBorder(issuer: string, context: Surroundings): ForeignTrust | undefined {
  const policies = spellingsOf(issuer).flatMap((name) => [...context.workspace.lookup('policy-by-party', name)]);
  for (const { fact, document } of inOrder(policies, ({ span }) => span)) {
    const trust = fact.effect === 'admits' ? borderOf(fact, { ...context, document }) : undefined;
    if (trust) return trust;
  }
  return undefined;
}

/** With and without a slash at the end, about which people and issuers seldom agree. */
function spellingsOf(issuer: string): string[] {
  const bare = issuer.replace(/\/$/, '');
  return [bare, `${bare}/`].map(domainKey);
}

/** The host of an address and the domains it lies in: an issuer is often a name below the trust domain it speaks for. */
function domainsAround(url: string | undefined): string[] {
  if (url === undefined || !/^https?:\/\//i.test(url)) return [];
  const labels = parseEndpointUrl(url).host.toLowerCase().split('.');
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'));
}

function domainOfSubject(pattern: string | undefined): string[] {
  const name = /^spiffe:\/\/([^/*]+)/.exec(pattern ?? '')?.[1];
  return name === undefined ? [] : [domainKey(name)];
}
