/** Rules as SARIF describes them (3.49). */

import { ruleUrl } from '../../../core/rules/documentation.ts';
import { referencesOfRule } from '../../../core/rules/references.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import { citedControls } from '../cited-controls.ts';
import { LEVELS } from '../levels.ts';
import { referenceLinks } from '../markdown/references.ts';
import { type Taxonomies, weaknessOf } from './taxonomies.ts';

export function descriptorOf(rule: Rule, taxonomies: Taxonomies) {
  const references = referencesOfRule(rule);
  const relationships = taxonomies.relationshipsOf(references, weaknessOf(references));
  return {
    id: rule.id,
    name: nameOf(rule.id),
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.what, markdown: rule.what },
    help: { text: `${rule.why} ${rule.how}`, markdown: helpOf(rule, references) },
    helpUri: ruleUrl(rule.id),
    defaultConfiguration: { level: LEVELS[rule.severity].sarif },
    properties: { tags: tagsOf(rule.families, references) },
    ...(relationships.length > 0 ? { relationships } : {}),
  };
}

/** `missing-owner` as `MissingOwner`. */
export function nameOf(id: string): string {
  return id.replace(/(?:^|[^a-z0-9]+)([a-z0-9])/g, (_, first: string) => first.toUpperCase());
}

/** Code scanning filters by tags, and knows weaknesses by tags of this form only. */
export function tagsOf(families: readonly string[], references: readonly string[]): string[] {
  const weaknesses = citedControls(references).filter(({ framework }) => framework.key === 'cwe');
  return [
    families.length > 0 ? 'security' : 'correctness',
    ...families,
    ...weaknesses.map(({ id }) => `external/cwe/${id.toLowerCase()}`),
  ];
}

function helpOf({ id, why, how }: Rule, references: readonly string[]): string {
  const links = referenceLinks(references).map((link) => `- ${link}`);
  return [
    `## Why it matters\n\n${why}`,
    `## How to mend it\n\n${how}`,
    ...(links.length > 0 ? [`## References\n\n${links.join('\n')}`] : []),
    `[More about this rule](${ruleUrl(id)})`,
  ].join('\n\n');
}
