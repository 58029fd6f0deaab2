import type { BundleTerms, Fact } from '../../model/facts.ts';
import { type Node, nodeAt, type Path, plainValue } from '../../syntax/tree.ts';
import { hasPlaceholder } from '../../values/placeholder.ts';
import { keySpan, textOf } from '../cursor.ts';
import { annotationSlots, governanceOfResource } from '../governance-annotations.ts';
import type { Kind } from '../kind.ts';

/** A SPIRE server learns from it where to fetch another trust domain's bundle. */
export const clusterFederatedTrustDomain: Kind = {
  apiVersion: 'spire.spiffe.io/v1alpha1',
  kind: 'ClusterFederatedTrustDomain',
  read(object): Fact[] {
    const { resource, root, at } = object;
    const node = (...path: Path) => nodeAt(root, ['spec', ...path]);
    const remote = textOf(node('trustDomain'));
    if (!remote) return [];
    const governance = governanceOfResource(object);
    const profile = node('bundleEndpointProfile');
    const bundle = node('trustDomainBundle');
    return [
      {
        type: 'federation',
        origin: 'native',
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
        local: undefined,
        remote,
        direction: undefined,
        purpose: undefined,
        remoteOperator: undefined,
        model: undefined,
        owners: governance.owners,
        bundle: {
          span: keySpan(root, ['spec', 'bundleEndpointURL']),
          distribution: undefined,
          url: textOf(node('bundleEndpointURL')),
          profile: profile?.type === 'scalar' ? textOf(profile) : textOf(node('bundleEndpointProfile', 'type')),
          profileForm: formOf(profile),
          endpointSpiffeId: textOf(node('bundleEndpointProfile', 'endpointSPIFFEID')),
          refreshHint: undefined,
          rotation: undefined,
          maxStaleness: undefined,
          validatedBy: undefined,
          bootstrap: bundle && {
            text: textOf(bundle) ?? { known: false, span: bundle.span, text: '' },
            isText: bundle.type === 'scalar',
            json: jsonOf(bundle),
          },
        },
        credentials: { kinds: [], maxTTL: undefined },
        revocation: {
          span: undefined,
          path: undefined,
          maxDelay: undefined,
          contact: undefined,
          lastTested: undefined,
          evidence: undefined,
        },
        trust: { authentication: undefined, authorization: undefined },
        allow: undefined,
        interpretation: undefined,
        enforcementPoints: governance.enforcedAt,
        inlinePoints: 0,
        lifecycle: undefined,
        timeBox: governance.timeBox,
        failureModes: {},
        className: textOf(node('className')),
        annotated: governance.any,
      },
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
