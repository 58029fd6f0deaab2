import schema from '../../../../../schemas/spire-federation-data.schema.json' with { type: 'json' };
import type { BundleTerms, Fact } from '../../model/facts.ts';
import { known } from '../../model/stated.ts';
import { type Node, nodeAt, plainValue } from '../../syntax/tree.ts';
import { hasPlaceholder } from '../../values/placeholder.ts';
import { bundleInside } from '../bundle/bundle-inside.ts';
import { readBundle } from '../bundle/read-bundle.ts';
import { keySpan, textOf } from '../cursor.ts';
import { governanceOfResource } from '../governance-annotations.ts';
import type { Format, Manifest, TextInside } from '../kind.ts';
import { nativeLink } from '../native-link.ts';
import { inAnyCase, looseFields, respelled } from '../respelled.ts';

const LIST = 'federationRelationships';

/** What `spire-server federation create` and `update` take with `-data`. No comment and no annotation has room in it. */
export const federationData: Format = {
  name: 'SPIRE federation data',
  recognise(root) {
    if (root.type !== 'map') return undefined;
    const list = root.entries.find(({ key }) => inAnyCase(String(key.value), LIST));
    return list?.value.type === 'seq' ? list.key.span : undefined;
  },
  view: (root) => respelled(root, schema, inAnyCase),
  embeds: (root) => relationshipsIn(root).flatMap((_, index) => textsIn(root, index)),
  read: (manifest) => [
    ...relationshipsIn(manifest.root).flatMap((_, index) => [...linkAt(manifest, index), ...bundleAt(manifest, index)]),
    ...looseFields(manifest),
  ],
};

function relationshipsIn(root: Node): readonly Node[] {
  const list = nodeAt(root, [LIST]);
  return list?.type === 'seq' ? list.items : [];
}

/** Only a bundle that is a text; what stands there as a map is part of this tree. */
function textsIn(root: Node, index: number): TextInside[] {
  const path = [LIST, index, 'trustDomainBundle'];
  const domain = textOf(nodeAt(root, [LIST, index, 'trustDomain']));
  const bundle = nodeAt(root, path);
  const isPem = bundle?.type === 'scalar' && String(bundle.value).includes('-----BEGIN ');
  return isPem ? [{ path, language: 'pem', domain }] : bundleInside(root, path, domain);
}

function linkAt(manifest: Manifest, index: number): Fact[] {
  const { resource, root, at } = manifest;
  const node = (field: string) => nodeAt(root, [LIST, index, field]);
  const slot = (field: string) => at(LIST, index, field);
  const remote = textOf(node('trustDomain'));
  if (!remote) return [];
  return [
    nativeLink({
      form: 'federation-data',
      resource,
      remote,
      path: at(LIST, index),
      slots: {
        bundle: at(LIST, index),
        'bundle.url': slot('bundleEndpointURL'),
        'bundle.profile': slot('bundleEndpointProfile'),
        'bundle.endpoint-spiffe-id': slot('endpointSPIFFEID'),
        'bundle.bootstrap': slot('trustDomainBundle'),
        'bundle.bootstrap-format': slot('trustDomainBundleFormat'),
      },
      governance: governanceOfResource(manifest),
      bundle: {
        span: keySpan(root, [LIST, index, 'bundleEndpointURL']),
        url: textOf(node('bundleEndpointURL')),
        profile: textOf(node('bundleEndpointProfile')),
        profileForm: profileFormOf(node('bundleEndpointProfile')),
        endpointSpiffeId: textOf(node('endpointSPIFFEID')),
        bootstrap: bootstrapOf(node('trustDomainBundle')),
        bootstrapFormat: textOf(node('trustDomainBundleFormat')),
      },
    }),
  ];
}

/** It is a word here, and nothing that is no word was meant as one. */
function profileFormOf(profile: Node | undefined): BundleTerms['profileForm'] {
  return profile && profile.type !== 'scalar' ? 'other' : undefined;
}

function bundleAt(manifest: Manifest, index: number): Fact[] {
  const path = [LIST, index, 'trustDomainBundle'];
  const bundle = nodeAt(manifest.root, path);
  if (bundle?.type !== 'map') return [];
  const span = keySpan(manifest.root, path) ?? bundle.span;
  const domain = textOf(nodeAt(manifest.root, [LIST, index, 'trustDomain']));
  return readBundle(bundle, { path, span, domain, place: 'manifest' }, manifest);
}

/** A map is what SPIRE wants here; as a text it can be compared with the bundles of other formats. */
function bootstrapOf(bundle: Node | undefined): BundleTerms['bootstrap'] {
  const unknown = bundle && ({ known: false, span: bundle.span, text: '' } as const);
  if (!bundle || !unknown) return undefined;
  if (bundle.type === 'scalar') {
    const text = textOf(bundle);
    return text && { text, isText: true, json: undefined };
  }
  const json = JSON.stringify(plainValue(bundle));
  const text = hasPlaceholder(json) ? unknown : known(json, bundle.span);
  return { text, isText: false, json };
}
