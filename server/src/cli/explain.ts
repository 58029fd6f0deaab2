import { rules } from '../core/rules/list.ts';
import { nearest } from '../core/values/nearest.ts';
import type { Command } from './command.ts';
import { controlNamed, explainControl } from './explanations/control.ts';
import { explainRule } from './explanations/rule.ts';
import { parseOptions } from './options.ts';
import { UsageError } from './usage-error.ts';

export const explain: Command = {
  summary: 'tells what a rule flags, why, and how to mend it',
  usage: `fedlint explain [rule | control]

Explains a rule (missing-owner), or a control of a framework and the rules about it (owasp-nhi:NHI5, or NHI-02 as some
guidance writes it). Without either, all rules are listed.`,
  async run(args) {
    const { positionals } = parseOptions(args, {});
    if (positionals.length === 0) {
      process.stdout.write(listOfRules());
      return 0;
    }
    // The id of a control may hold blanks: `GOVERN 1.5`.
    const id = positionals.join(' ');
    const rule = rules.find((candidate) => candidate.id === id);
    const control = controlNamed(id);
    if (rule) process.stdout.write(explainRule(rule));
    else if (control) process.stdout.write(explainControl(control));
    else throw new UsageError(unknown(id));
    return 0;
  },
};

function listOfRules(): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  return rules.map(({ id, severity, title }) => `${id.padEnd(width)}  ${severity.padEnd(7)}  ${title}\n`).join('');
}

function unknown(id: string): string {
  const near = nearest(
    id,
    rules.map((rule) => rule.id),
  );
  const hint = near === undefined ? '`fedlint explain` lists all rules.' : `Did you mean \`${near}\`?`;
  return `There is no rule and no control \`${id}\`. ${hint}`;
}
