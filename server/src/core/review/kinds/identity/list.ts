/** Who gets an identity and how long it lasts: identities, servers, controllers. */
import type { ChangeKind } from '../../change-kind.ts';

export const identityKinds: readonly ChangeKind[] = [];
