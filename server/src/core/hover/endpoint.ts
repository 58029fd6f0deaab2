/** Where a bundle is fetched, and what the profile asks of the two sides (SPEC-FED 5.2). */
import { controlById } from '../frameworks/catalogue.ts';
import {
  type EndpointFact,
  endpointIdOf,
  PROFILES,
  type Profile,
  profileOf,
  servedDomain,
} from '../model/bundle-endpoint.ts';
import { domainKey } from '../model/domain-key.ts';
import { knownValue } from '../model/stated.ts';
import type { FieldAt } from '../navigation/field-at.ts';
import { type HostKind, hostKind, parseEndpointUrl } from '../values/bundle-endpoint-url.ts';
import type { HoverContext } from './context.ts';
import { factsAt, linkAt } from './resource.ts';
import { dotted, paragraphs, quoted } from './text.ts';
import type { Value } from './value.ts';

export function addressMeaning(value: Value, context: HoverContext): string | undefined {
  const { host, port, path, problems } = parseEndpointUrl(value.text.value);
  if (problems.length > 0) return undefined;
  const fact = endpointAt(value, context);
  const domain = fact && knownValue(servedDomain(fact));
  const profile = fact && profileOf(fact);
  return paragraphs(
    dotted(
      `host ${quoted(host)}`,
      HOSTS[hostKind(host)],
      `port ${port ?? 443}`,
      path === '' || path === '/' ? undefined : `path ${quoted(path)}`,
    ),
    domain === undefined
      ? undefined
      : `Gives out the bundle of ${quoted(domain)}; the host name proves nothing about that`,
    fact && profile && demands(profile, fact),
  );
}

export function profileMeaning(value: Value, context: HoverContext): string | undefined {
  const profile = PROFILES.find((known) => known === value.text.value);
  return profile && demands(profile, endpointAt(value, context));
}

/** Where a profile is the name of a block: what fetching by it takes. Of the own endpoint the field says enough. */
export function profileBlockMeaning(at: FieldAt, context: HoverContext): string | undefined {
  const profile = PROFILES.find((known) => known === at.field.name);
  const link = profile && linkAt(at, context);
  return link && demands(profile, link);
}

function endpointAt({ at }: Value, context: HoverContext): EndpointFact | undefined {
  return linkAt(at, context) ?? factsAt(at, context).find((fact) => fact.type === 'trust-domain');
}

const HOSTS: Partial<Readonly<Record<HostKind, string>>> = {
  'private-ip': 'a private address',
  'cluster-local': 'known inside its cluster only',
  localhost: 'this very machine',
  'single-label': 'no public name',
  local: 'no public name',
  'object-storage': 'object storage or a delivery network',
};

function demands(profile: Profile, fact: EndpointFact | undefined): string {
  const name = reference(`${profile}`, profile === 'https_web' ? 'spiffe:FED 5.2.1' : 'spiffe:FED 5.2.2');
  const nobody = 'Nothing is asked of the client: only the server is authenticated';
  if (profile === 'https_web') {
    return paragraphs(
      `${name}: the endpoint shows a web certificate of a public authority for its host name. It takes no SPIFFE ID and no bundle beforehand.`,
      nobody,
    );
  }
  const id = fact && endpointIdOf(fact);
  const bearing = id ? quoted(id.text.value) : 'the SPIFFE ID stated beside it';
  return paragraphs(`${name}: the endpoint shows an X.509-SVID that bears ${bearing}. ${bundleBefore(fact)}`, nobody);
}

function bundleBefore(fact: EndpointFact | undefined): string {
  const domain = fact && knownValue(servedDomain(fact));
  const own = fact && endpointIdOf(fact)?.id.trustDomain;
  if (domain === undefined || own === undefined) return 'The bundle of that domain has to be here beforehand.';
  return domainKey(domain) === own
    ? 'It serves its own domain, so a first copy of the bundle has to be here beforehand; later ones are fetched.'
    : `The bundle of ${quoted(own)} has to be here beforehand, by a federation of its own.`;
}

function reference(text: string, ref: string): string {
  const control = controlById(ref);
  return control ? `[\`${text}\`](${control.url})` : `\`${text}\``;
}
