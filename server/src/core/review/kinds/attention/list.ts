/** What Fedlint is told not to report. */
import type { ChangeKind } from '../../change-kind.ts';

export const attentionKinds: readonly ChangeKind[] = [];
