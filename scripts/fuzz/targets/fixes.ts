/** Everything that is offered to be done about a text, in layouts that nobody has thought of. */
import { rules } from '../../../server/src/core/rules/list.ts';
import type { Rule } from '../../../server/src/core/rules/rule.ts';
import { analyze, filesOf, findingsIn } from '../../../test/harness/workspace.ts';
import { tryAll } from '../../../test/property/fixes/exercise.ts';
import { type Files, relayout } from '../../../test/property/fixes/relayout.ts';
import { tryDocumenting, tryFixAll, trySubset, trySuppressions } from '../../../test/property/fixes/together.ts';
import { asJson, inConfigMap, inList, inOtherHcl } from '../../../test/property/fixes/wrappings.ts';
import { type Random, randomFrom } from '../../../test/unit/fixes/random.ts';
import type { Seed } from '../target.ts';
import { type Trial, type TrialTarget, trialTarget } from '../trial.ts';

/** Findings of one text that are tried: a long list of the same says nothing more. */
const MOST = 12;

export const fixes: TrialTarget = trialTarget({
  name: 'fixes',
  claim: 'an edit mends what it is about and changes nothing else, alone and together with others, or is refused',
  trial: trialOf,
  check({ files, seed }) {
    const random = randomFrom(seed);
    const analyzer = analyze(Object.fromEntries(files.map(({ path, text }) => [path, text])));
    const context = files.map(({ path, text }) => `=== ${path}\n${text}`).join('\n');
    const findings = findingsIn(analyzer);
    const from = random.below(Math.max(1, findings.length - MOST));
    const chosen = findings.slice(from, from + MOST);
    tryAll(analyzer, chosen, ({ rule }) => `${rule.id}\n${context}`);
    for (const finding of chosen) if (random.chance(0.3)) trySuppressions(analyzer, finding, context);
    trySubset(analyzer, random, context);
    tryFixAll(analyzer, context);
    tryDocumenting(analyzer, context);
  },
});

function trialOf(random: Random, seeds: readonly [Seed, ...Seed[]]): Trial {
  const picked = random.pick(seeds);
  const [first, ...others] = rules.filter(({ edit }) => edit !== 'none');
  const rule: Rule | undefined = first && random.pick([first, ...others]);
  const files = rule && random.chance(0.7) ? filesOf(rule.bad) : { [picked.path]: picked.text };
  const written = writtenAnew(files, random);
  return { files: Object.entries(written).map(([path, text]) => ({ path, text })), seed: random.below(2 ** 31) };
}

function writtenAnew(files: Files, random: Random): Files {
  const way = random.below(10);
  if (way === 0) return files;
  const wrap = [inList, asJson, inConfigMap, inOtherHcl][way - 1];
  return wrap?.(files, random) ?? relayout(files, random);
}
