/** The trust links of a server: one for each trust domain it fetches the bundle of. */
import type { BundleTerms, FederationFact, LegacyEndpoint, Slots } from '../../model/facts.ts';
import type { Stated } from '../../model/stated.ts';
import { type Entry, entryOf, type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { booleanOf, keySpan, mapOf, scalarOf, textOf } from '../cursor.ts';
import { governanceOfPart } from '../governance-annotations.ts';
import type { Manifest } from '../kind.ts';
import { nativeLink } from '../native-link.ts';

const FEDERATES_WITH: Path = ['server', 'federation', 'federates_with'];

export function federatesWith(manifest: Manifest, local: Stated | undefined): FederationFact[] {
  const entries = mapOf(nodeAt(manifest.root, FEDERATES_WITH))?.entries ?? [];
  // Of two blocks of one name a path leads to the last; in the place of the other nothing can be written by it.
  const last = new Map(entries.map(({ key }) => [key.value, key]));
  return entries.flatMap((entry) => link(manifest, local, entry, last.get(entry.key.value) === entry.key));
}

function link(
  manifest: Manifest,
  local: Stated | undefined,
  { key, value: block }: Entry,
  isReached: boolean,
): FederationFact[] {
  const remote = textOf(key);
  if (!remote || block.type !== 'map') return [];
  const path = [...FEDERATES_WITH, String(key.value)];
  const { governance, slots } = governanceOfPart(manifest, key.span, path);
  const place = manifest.at(...path);
  return [
    nativeLink({
      form: 'spire-conf',
      resource: manifest.resource,
      slots: isReached ? { ...slots, ...bundleSlots(manifest, path, block) } : {},
      local,
      remote,
      ...(isReached && { path: place }),
      span: { start: key.span.start, end: block.span.end },
      governance,
      bundle: bundleTerms(block, place),
    }),
  ];
}

function bundleSlots({ at }: Manifest, path: Path, block: Node): Slots {
  const holder = profileWithId(block) ?? 'https_spiffe';
  return {
    bundle: at(...path),
    'bundle.url': at(...path, 'bundle_endpoint_url'),
    'bundle.profile': at(...path, 'bundle_endpoint_profile'),
    'bundle.endpoint-spiffe-id': at(...path, 'bundle_endpoint_profile', holder, 'endpoint_spiffe_id'),
    'bundle.bootstrap-file': at(...path, 'bootstrap_bundle_path'),
    'bundle.bootstrap-format': at(...path, 'bootstrap_bundle_format'),
  };
}

function bundleTerms(block: Node, place: Path): Partial<BundleTerms> {
  const profile = nodeAt(block, ['bundle_endpoint_profile']);
  const profilesWritten = profile?.type === 'map' ? profile.entries.flatMap(({ key }) => textOf(key) ?? []) : [];
  const holder = profileWithId(block);
  return {
    span: keySpan(block, ['bundle_endpoint_url']),
    url: textOf(nodeAt(block, ['bundle_endpoint_url'])),
    profile: profile?.type === 'scalar' ? textOf(profile) : profilesWritten[0],
    profileForm: profileFormOf(profile),
    profilesWritten,
    endpointSpiffeId: holder === undefined ? undefined : textOf(nodeAt(profile, [holder, 'endpoint_spiffe_id'])),
    bootstrapFile: textOf(nodeAt(block, ['bootstrap_bundle_path'])),
    bootstrapFormat: textOf(nodeAt(block, ['bootstrap_bundle_format'])),
    legacyEndpoint: legacyEndpoint(block, place),
  };
}

/** The profile under which an endpoint SPIFFE ID stands, which need not be the one that has a use for it. */
function profileWithId(block: Node): string | undefined {
  const profiles = mapOf(nodeAt(block, ['bundle_endpoint_profile']))?.entries ?? [];
  const holder = profiles.find(({ value }) => entryOf(value, 'endpoint_spiffe_id'));
  return holder && String(holder.key.value);
}

function legacyEndpoint(block: Node, place: Path): LegacyEndpoint | undefined {
  const entry = entryOf(block, 'bundle_endpoint');
  if (!entry) return undefined;
  return {
    span: entry.key.span,
    path: [...place, 'bundle_endpoint'],
    address: textOf(nodeAt(entry.value, ['address'])),
    port: scalarOf(nodeAt(entry.value, ['port'])),
    spiffeId: textOf(nodeAt(entry.value, ['spiffe_id'])),
    usesWebPki: booleanOf(nodeAt(entry.value, ['use_web_pki'])),
  };
}

/** How a profile is written: it should be a block, and a word by itself is how other formats have it. */
export function profileFormOf(profile: Node | undefined): 'absent' | 'word' | 'block' | 'other' {
  if (profile?.type === 'map') return 'block';
  if (profile?.type === 'seq') return 'other';
  return textOf(profile) ? 'word' : 'absent';
}
