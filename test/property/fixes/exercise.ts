/** Every rule with an edit, by name: its example in one layout after the other, and all that is offered there. */
import assert from 'node:assert/strict';
import type { Analyzer } from '../../../server/src/core/analysis/analyzer.ts';
import type { Finding } from '../../../server/src/core/analysis/finding.ts';
import type { Rule } from '../../../server/src/core/rules/rule.ts';
import { analyze, filesOf, findingsIn } from '../../harness/workspace.ts';
import { type Random, randomFrom } from '../../unit/fixes/random.ts';
import { tryOffer } from './claims.ts';
import { type Files, relayout } from './relayout.ts';
import { countsOf } from './workspace.ts';

export interface Exercised {
  readonly cases: number;
  readonly refused: readonly string[];
}

/** Another way to write files down; undefined where it does not suit them. */
export type Writing = (files: Files, random: Random) => Files | undefined;

/** All offers on the example of a rule, written down in its own way. Throws where a claim does not hold. */
export function exercise(rule: Rule, seed: number, writing: Writing = relayout): Exercised | undefined {
  const plain = filesOf(rule.bad);
  const files = writing(plain, randomFrom(seed));
  if (!files) return undefined;
  const analyzer = analyze(files);
  const findings = findingsIn(analyzer);
  if (writing === relayout) assert.deepEqual(idsOf(findings), [rule.id], `other findings\n${shown(files)}`);
  return tryAll(analyzer, findings, () => `${rule.id}, seed ${seed}\n${shown(files)}`);
}

/** Tries all that is offered for these findings. */
export function tryAll(
  analyzer: Analyzer,
  findings: readonly Finding[],
  context: (finding: Finding) => string,
): Exercised {
  const before = countsOf(findingsIn(analyzer));
  const refused: string[] = [];
  let cases = 0;
  for (const finding of findings) {
    for (const offer of finding.offers()) {
      cases++;
      const outcome = tryOffer(analyzer, finding, offer, before);
      if (outcome.refused) refused.push(`${finding.rule.id}: ${offer.title}`);
      else assert.deepEqual(outcome.faults, [], `"${offer.title}" of ${context(finding)}`);
    }
  }
  return { cases, refused };
}

function idsOf(findings: readonly Finding[]): string[] {
  return findings.map(({ rule }) => rule.id);
}

function shown(files: Files): string {
  return Object.entries(files)
    .map(([path, text]) => `=== ${path}\n${text}`)
    .join('\n');
}
