/** Blocks that several governance kinds share. */
import type { BundleTerms, TimeBox } from '../../model/facts.ts';
import { type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { keySpan, textOf } from '../cursor.ts';
import { statedDate } from '../stated-date.ts';

export function timeBoxAt(root: Node, path: Path): TimeBox {
  const text = (key: string) => textOf(nodeAt(root, [...path, key]));
  return {
    span: keySpan(root, path),
    starts: statedDate(text('starts')),
    expires: statedDate(text('expires')),
    reviewBy: statedDate(text('reviewBy')),
    change: text('change'),
  };
}

/** `bundle` of a Federation, or of a TrustDomain, whose endpoint is a block of its own. */
export function bundleAt(root: Node, path: Path, endpoint: { url: Path; profile: Path; id: Path }): BundleTerms {
  const text = (...rest: Path) => textOf(nodeAt(root, [...path, ...rest]));
  return {
    span: keySpan(root, path),
    distribution: text('distribution'),
    url: text(...endpoint.url),
    profile: text(...endpoint.profile),
    profileForm: undefined,
    endpointSpiffeId: text(...endpoint.id),
    refreshHint: text('refreshHint'),
    rotation: text('rotation'),
    maxStaleness: text('maxStaleness'),
    validatedBy: text('validatedBy'),
    bootstrap: undefined,
    bootstrapFormat: undefined,
    bootstrapFile: undefined,
    profilesWritten: [],
    legacyEndpoint: undefined,
  };
}
