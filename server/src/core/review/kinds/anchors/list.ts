/** Keys that speak for a trust domain, and bundles that hold them. */
import type { ChangeKind } from '../../change-kind.ts';

export const anchorKinds: readonly ChangeKind[] = [];
