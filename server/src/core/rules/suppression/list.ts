/** The rules of this family. A new one adds its line here; a test checks that none is forgotten. */
import type { Rule } from '../rule.ts';
import { expiredSuppression } from './expired-suppression.ts';
import { unreviewedSuppression } from './unreviewed-suppression.ts';
import { unusedSuppression } from './unused-suppression.ts';

export const suppressionRules: readonly Rule[] = [unreviewedSuppression, expiredSuppression, unusedSuppression];
