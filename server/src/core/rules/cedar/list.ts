/** The rules of this family. A new one adds its line here; a test checks that none is forgotten. */
import type { Rule } from '../rule.ts';

export const cedarRules: readonly Rule[] = [];
