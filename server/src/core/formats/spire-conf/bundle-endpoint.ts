/** The endpoint at which a server hands out its own bundle. */
import type { AcmeTerms, BundleEndpointFact, ServingCertTerms, ServingProfile } from '../../model/facts.ts';
import type { Stated } from '../../model/stated.ts';
import { entryOf, nodeAt, type Path } from '../../syntax/tree.ts';
import { booleanOf, mapOf, scalarOf, textOf } from '../cursor.ts';
import type { Manifest } from '../kind.ts';
import { profileFormOf } from './federates-with.ts';
import { namedValue } from './named-values.ts';

const FEDERATION: Path = ['server', 'federation'];
const ENDPOINT: Path = [...FEDERATION, 'bundle_endpoint'];
const PROFILE: Path = [...ENDPOINT, 'profile'];

export function bundleEndpoint(manifest: Manifest, trustDomain: Stated | undefined): BundleEndpointFact[] {
  const { resource, root, at } = manifest;
  const opening = entryOf(nodeAt(root, FEDERATION), 'bundle_endpoint');
  if (opening?.value.type !== 'map') return [];
  const profile = nodeAt(root, PROFILE);
  return [
    {
      type: 'bundle-endpoint',
      form: 'spire-conf',
      resource,
      slots: { 'bundle.profile': at(...PROFILE), 'bundle.refresh-hint': at(...ENDPOINT, 'refresh_hint') },
      span: opening.key.span,
      path: at(...ENDPOINT),
      trustDomain,
      address: textOf(nodeAt(root, [...ENDPOINT, 'address'])),
      port: scalarOf(nodeAt(root, [...ENDPOINT, 'port'])),
      refreshHint: namedValue(manifest, ENDPOINT, 'refresh_hint'),
      caTtl: namedValue(manifest, ['server'], 'ca_ttl'),
      profileForm: profileFormOf(profile),
      profiles: profilesOf(manifest),
      legacyAcme: acmeAt(manifest, ENDPOINT),
    },
  ];
}

function profilesOf(manifest: Manifest): ServingProfile[] {
  const { root, at } = manifest;
  const profile = nodeAt(root, PROFILE);
  if (profile?.type === 'scalar') {
    const name = textOf(profile);
    return name ? [{ name, path: at(...PROFILE), acme: undefined, servingCert: undefined, fields: [] }] : [];
  }
  return (mapOf(profile)?.entries ?? []).flatMap(({ key, value }) => {
    const name = textOf(key);
    const path = [...PROFILE, String(key.value)];
    const fields = (mapOf(value)?.entries ?? []).map((field) => ({
      name: String(field.key.value),
      span: field.key.span,
      path: at(...path, String(field.key.value)),
    }));
    const servingCert = servingCertAt(manifest, path);
    return name ? [{ name, path: at(...path), acme: acmeAt(manifest, path), servingCert, fields }] : [];
  });
}

const ACME_FIELDS = ['directory_url', 'domain_name', 'email', 'tos_accepted'];

function acmeAt({ root, at }: Manifest, block: Path): AcmeTerms | undefined {
  const opening = entryOf(nodeAt(root, block), 'acme');
  if (opening?.value.type !== 'map') return undefined;
  const text = (name: string) => textOf(nodeAt(opening.value, [name]));
  return {
    span: opening.key.span,
    path: at(...block, 'acme'),
    directoryUrl: text('directory_url'),
    domainName: text('domain_name'),
    email: text('email'),
    tosAccepted: booleanOf(nodeAt(opening.value, ['tos_accepted'])),
    others: opening.value.entries.map(({ key }) => String(key.value)).filter((name) => !ACME_FIELDS.includes(name)),
  };
}

function servingCertAt(manifest: Manifest, block: Path): ServingCertTerms | undefined {
  const { root, at } = manifest;
  const opening = entryOf(nodeAt(root, block), 'serving_cert_file');
  if (opening?.value.type !== 'map') return undefined;
  const path = [...block, 'serving_cert_file'];
  return {
    span: opening.key.span,
    path: at(...path),
    certFile: textOf(nodeAt(opening.value, ['cert_file_path'])),
    keyFile: textOf(nodeAt(opening.value, ['key_file_path'])),
    fileSyncInterval: namedValue(manifest, path, 'file_sync_interval'),
  };
}
