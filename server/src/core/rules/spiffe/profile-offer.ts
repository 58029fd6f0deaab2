/** The edits that settle how a bundle endpoint proves who it is, for the rules that find it unsettled. */
import { type Blank, blank, map, type Operation } from '../../fixes/operation.ts';
import {
  type EndpointFact,
  PROFILES,
  type Profile,
  profileOf,
  servedDomain,
  spireServerId,
} from '../../model/bundle-endpoint.ts';
import { formOf } from '../../model/consequence.ts';
import { domainKey } from '../../model/domain-key.ts';
import { knownValue } from '../../model/stated.ts';
import type { Path } from '../../syntax/tree.ts';
import { nearest } from '../../values/nearest.ts';
import type { Offer } from '../rule.ts';

/** Writes the profile, with the SPIFFE ID that `https_spiffe` needs and without the one that `https_web` may not have. */
export function useProfile(fact: EndpointFact, profile: Profile, kind: Offer['kind'] = 'suggest'): Offer[] {
  const profilePath = fact.slots['bundle.profile'];
  const idPath = fact.slots['bundle.endpoint-spiffe-id'];
  if (!profilePath || !idPath) return [];
  return [{ title: `Use ${profile}`, kind, operations: operationsFor(fact, profile, profilePath, idPath) }];
}

function operationsFor(fact: EndpointFact, profile: Profile, profilePath: Path, idPath: Path): Operation[] {
  const isWord = fact.bundle.profileForm === 'word';
  const isNamedBlock = formOf(fact) === 'spire-conf';
  if (isNamedBlock && (isWord || profileOf(fact) !== profile)) return [asNamedBlock(fact, profile, profilePath)];
  if (isWord) return [asBlock(fact, profile, profilePath, idPath)];
  return [...setProfile(fact, profile, profilePath), ...settleId(fact, profile, idPath)];
}

/** The profile that was most likely meant, or both where that cannot be told. */
export function meantProfiles(word: string): readonly Profile[] {
  const meant = nearest(word, PROFILES) ?? PROFILES.find((profile) => profile.endsWith(`_${word.toLowerCase()}`));
  return PROFILES.filter((profile) => meant === undefined || profile === meant);
}

function setProfile(fact: EndpointFact, profile: Profile, path: Path): Operation[] {
  return knownValue(fact.bundle.profile) === profile ? [] : [{ op: 'set', path, value: profile }];
}

function settleId(fact: EndpointFact, profile: Profile, path: Path): Operation[] {
  const stated = fact.bundle.endpointSpiffeId !== undefined;
  if (profile === 'https_web') return stated ? [{ op: 'remove', path }] : [];
  return stated ? [] : [{ op: 'set', path, value: likelyId(fact) }];
}

function asBlock(fact: EndpointFact, profile: Profile, profilePath: Path, idPath: Path): Operation {
  const value = map({
    [String(profilePath.at(-1))]: profile,
    [String(idPath.at(-1))]: profile === 'https_spiffe' ? likelyId(fact) : undefined,
  });
  return { op: 'set', path: profilePath.slice(0, -1), value };
}

/** In `server.conf` the profile is the name of a block, which holds the ID. */
function asNamedBlock(fact: EndpointFact, profile: Profile, path: Path): Operation {
  const { endpointSpiffeId } = fact.bundle;
  const id = endpointSpiffeId?.known ? endpointSpiffeId.value : likelyId(fact);
  const settings = profile === 'https_spiffe' ? map({ endpoint_spiffe_id: id }) : map({});
  return { op: 'set', path, value: map({ [profile]: settings }) };
}

/** What a SPIRE server of that domain would present; whether one answers there, only a person knows. */
export function likelyId(fact: EndpointFact): Blank {
  return blank(spireServerId(domainKey(knownValue(servedDomain(fact)) ?? 'partner.example')));
}
