/** The rules of this family. A new one adds its line here; a test checks that none is forgotten. */
import type { Rule } from '../rule.ts';
import { duplicateKey } from './duplicate-key.ts';
import { internalError } from './internal-error.ts';
import { invalidDate } from './invalid-date.ts';
import { invalidValue } from './invalid-value.ts';
import { missingField } from './missing-field.ts';
import { syntaxError } from './syntax-error.ts';
import { unknownField } from './unknown-field.ts';

export const formatRules: readonly Rule[] = [
  syntaxError,
  duplicateKey,
  unknownField,
  missingField,
  invalidValue,
  invalidDate,
  internalError,
];
