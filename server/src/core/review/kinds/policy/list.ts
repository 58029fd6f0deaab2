/** Where a request is refused: policies, enforcement points, whom they let in. */
import type { ChangeKind } from '../../change-kind.ts';

export const policyKinds: readonly ChangeKind[] = [];
