/** The table of all rules, `docs/rules/README.md`. */
import type { Rule } from '../../server/src/core/rules/rule.ts';
import { EDITS, ROOMS, subjectsOf } from './words.ts';

export interface PlacedRule {
  readonly rule: Rule;
  /** Of rules, below `server/src/core/rules/`. */
  readonly folder: string;
}

const INTRODUCTION = `# Rules

What each rule finds, why it matters and how to mend it. \`fedlint explain <rule>\` tells it in a terminal, and the code
of a finding in the editor leads to its page.

A _fix_ decides nothing and is part of fix-all. A _suggestion_ needs your decision and is offered one by one. Severities
can be changed in \`.fedlint.yaml\`, and findings hidden for a while: each page says how.`;

const TABLE = `<!-- biome-ignore format: padding would only make wide columns wider -->
| Rule | Severity | Finds | Looks at | Edit |
|---|---|---|---|---|`;

export function ruleIndex(placed: readonly PlacedRule[]): string {
  const tables = ROOMS.map(({ folder, title, about }) => {
    const rows = placed.filter((other) => other.folder === folder).map(({ rule }) => rowOf(rule));
    return `## ${title}\n\n${about}\n\n${[TABLE, ...rows].join('\n')}`;
  });
  return `${[INTRODUCTION, ...tables, '---', 'Written by `npm run docs` from the rules.'].join('\n\n')}\n`;
}

function rowOf({ id, severity, title, on, edit }: Rule): string {
  return `| [\`${id}\`](${id}.md) | ${severity} | ${title} | ${subjectsOf(on)} | ${EDITS[edit].short} |`;
}
