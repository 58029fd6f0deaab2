/** Keys that speak for a trust domain, and bundles that hold them. */
import type { ChangeKind } from '../../change-kind.ts';
import { anchorAdded } from './anchor-added.ts';
import { anchorDomainChanged } from './anchor-domain-changed.ts';
import { anchorRemoved } from './anchor-removed.ts';
import { anchorReplaced } from './anchor-replaced.ts';
import { bundleEditedAlone } from './bundle-edited-alone.ts';
import { bundleRefreshChanged } from './bundle-refresh-changed.ts';
import { endpointServingChanged } from './endpoint-serving-changed.ts';

export const anchorKinds: readonly ChangeKind[] = [
  anchorAdded,
  anchorRemoved,
  anchorReplaced,
  anchorDomainChanged,
  bundleEditedAlone,
  bundleRefreshChanged,
  endpointServingChanged,
];
