import type { BundleTerms, Fact } from '../../model/facts.ts';
import { type Node, nodeAt, type Path, plainValue } from '../../syntax/tree.ts';
import { hasPlaceholder } from '../../values/placeholder.ts';
import { bundleInside } from '../bundle/bundle-inside.ts';
import { keySpan, textOf } from '../cursor.ts';
import { annotationSlots, governanceOfResource } from '../governance-annotations.ts';
import type { Kind } from '../kind.ts';
import { nativeLink } from '../native-link.ts';

/** A SPIRE server learns from it where to fetch another trust domain's bundle. */
export const clusterFederatedTrustDomain: Kind = {
  apiVersion: 'spire.spiffe.io/v1alpha1',
  kind: 'ClusterFederatedTrustDomain',
  embeds: (root) => bundleInside(root, ['spec', 'trustDomainBundle'], textOf(nodeAt(root, ['spec', 'trustDomain']))),
  read(object): Fact[] {
    const { resource, root, at } = object;
    const node = (...path: Path) => nodeAt(root, ['spec', ...path]);
    const remote = textOf(node('trustDomain'));
    if (!remote) return [];
    const profile = node('bundleEndpointProfile');
    const bundle = node('trustDomainBundle');
    return [
      nativeLink({
        form: 'cluster-federated-trust-domain',
        resource,
        slots: {
          ...annotationSlots(object),
          bundle: at('spec'),
          'bundle.url': at('spec', 'bundleEndpointURL'),
          'bundle.profile': at('spec', 'bundleEndpointProfile', 'type'),
          'bundle.endpoint-spiffe-id': at('spec', 'bundleEndpointProfile', 'endpointSPIFFEID'),
          'bundle.bootstrap': at('spec', 'trustDomainBundle'),
          'class-name': at('spec', 'className'),
        },
        remote,
        governance: governanceOfResource(object),
        bundle: {
          span: keySpan(root, ['spec', 'bundleEndpointURL']),
          url: textOf(node('bundleEndpointURL')),
          profile: profile?.type === 'scalar' ? textOf(profile) : textOf(node('bundleEndpointProfile', 'type')),
          profileForm: formOf(profile),
          endpointSpiffeId: textOf(node('bundleEndpointProfile', 'endpointSPIFFEID')),
          bootstrap: bundle && {
            text: textOf(bundle) ?? { known: false, span: bundle.span, text: '' },
            isText: bundle.type === 'scalar',
            json: jsonOf(bundle),
          },
        },
        className: textOf(node('className')),
      }),
    ];
  },
};

/** A bundle written as a map, as the text it should be. Numbers that no double can hold would not come out as they went in. */
function jsonOf(bundle: Node): string | undefined {
  if (bundle.type !== 'map') return undefined;
  let isExact = true;
  const value = plainValue(bundle, (node) => {
    if (node.type === 'scalar' && typeof node.value === 'number' && !Number.isSafeInteger(node.value)) isExact = false;
    if (node.type === 'scalar' && typeof node.value === 'string' && hasPlaceholder(node.value)) isExact = false;
    return undefined;
  });
  return isExact ? JSON.stringify(value, null, 2) : undefined;
}

function formOf(profile: Node | undefined): BundleTerms['profileForm'] {
  if (profile?.type === 'map') return 'block';
  if (profile?.type === 'seq') return 'other';
  return textOf(profile) ? 'word' : 'absent';
}
