import kyvernoClusterpolicy from '../../../../../schemas/kyverno-clusterpolicy.schema.json' with { type: 'json' };
import kyvernoNamespacedvalidatingpolicy from '../../../../../schemas/kyverno-namespacedvalidatingpolicy.schema.json' with {
  type: 'json',
};
import kyvernoPolicy from '../../../../../schemas/kyverno-policy.schema.json' with { type: 'json' };
import kyvernoPolicyexception from '../../../../../schemas/kyverno-policyexception.schema.json' with { type: 'json' };
import kyvernoRuleexception from '../../../../../schemas/kyverno-ruleexception.schema.json' with { type: 'json' };
import kyvernoValidatingpolicy from '../../../../../schemas/kyverno-validatingpolicy.schema.json' with { type: 'json' };
import * as validators from '../../../../generated/validators.js';
import { type KindSchemaEntry, kindSchema } from '../schema.ts';

export const kyvernoKindSchemas: readonly KindSchemaEntry[] = [
  kindSchema('kyverno-clusterpolicy', kyvernoClusterpolicy, validators.kyvernoClusterpolicy),
  kindSchema('kyverno-policy', kyvernoPolicy, validators.kyvernoPolicy),
  kindSchema('kyverno-validatingpolicy', kyvernoValidatingpolicy, validators.kyvernoValidatingpolicy),
  kindSchema(
    'kyverno-namespacedvalidatingpolicy',
    kyvernoNamespacedvalidatingpolicy,
    validators.kyvernoNamespacedvalidatingpolicy,
  ),
  kindSchema('kyverno-policyexception', kyvernoPolicyexception, validators.kyvernoPolicyexception),
  kindSchema('kyverno-ruleexception', kyvernoRuleexception, validators.kyvernoRuleexception),
];
