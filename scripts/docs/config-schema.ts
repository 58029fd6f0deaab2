/** The ids of the rules in the schema of `.fedlint.yaml`, so that a misspelt one is found by any editor. */
import type { Rule } from '../../server/src/core/rules/rule.ts';

const RULE_IDS = /("ruleId": \{[^{}]*"enum": \[)[^\]]*(\])/;

/** The text of the schema with the list brought up to date, and all else as it was. */
export function withRuleIds(schema: string, rules: readonly Rule[]): string {
  if (!RULE_IDS.test(schema)) throw new Error('The schema of the configuration has no definition `ruleId`.');
  const ids = rules.map(({ id }) => `        ${JSON.stringify(id)}`).join(',\n');
  return schema.replace(RULE_IDS, `$1\n${ids}\n      $2`);
}
