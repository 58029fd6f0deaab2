/** What Fedlint is told not to report. */
import type { ChangeKind } from '../../change-kind.ts';
import { limitsRelaxed } from './limits-relaxed.ts';
import { limitsTightened } from './limits-tightened.ts';
import { ruleRaised } from './rule-raised.ts';
import { ruleSilenced } from './rule-silenced.ts';
import { suppressionAdded } from './suppression-added.ts';
import { suppressionExtended } from './suppression-extended.ts';
import { suppressionRemoved } from './suppression-removed.ts';
import { suppressionReworded } from './suppression-reworded.ts';
import { suppressionShortened } from './suppression-shortened.ts';

export const attentionKinds: readonly ChangeKind[] = [
  suppressionAdded,
  suppressionRemoved,
  suppressionExtended,
  suppressionShortened,
  suppressionReworded,
  ruleSilenced,
  ruleRaised,
  limitsRelaxed,
  limitsTightened,
];
