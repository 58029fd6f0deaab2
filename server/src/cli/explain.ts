import { controlById } from '../core/frameworks/catalogue.ts';
import { rules } from '../core/rules/list.ts';
import { referencesOfRule } from '../core/rules/references.ts';
import type { Rule } from '../core/rules/rule.ts';
import { nearest } from '../core/values/nearest.ts';
import type { Command } from './command.ts';
import { parseOptions } from './options.ts';
import { UsageError } from './usage-error.ts';

export const explain: Command = {
  summary: 'tells what a rule flags, why, and how to mend it',
  usage: `fedlint explain <rule>

Without a rule, all of them are listed.`,
  async run(args) {
    const { positionals } = parseOptions(args, {});
    const [id] = positionals;
    if (id === undefined) {
      const width = Math.max(...rules.map((rule) => rule.id.length));
      for (const { id: name, severity, title } of rules) {
        process.stdout.write(`${name.padEnd(width)}  ${severity.padEnd(7)}  ${title}\n`);
      }
      return 0;
    }
    const rule = rules.find((candidate) => candidate.id === id);
    if (!rule) {
      const near = nearest(
        id,
        rules.map((candidate) => candidate.id),
      );
      throw new UsageError(`There is no rule \`${id}\`.${near ? ` Did you mean \`${near}\`?` : ''}`);
    }
    process.stdout.write(explanationOf(rule));
    return 0;
  },
};

export function explanationOf(rule: Rule): string {
  const references = referencesOfRule(rule).flatMap((ref) => {
    const control = controlById(ref);
    return control ? [`  ${ref}  ${control.title}\n  ${control.url}\n`] : [];
  });
  return [
    `${rule.id} (${rule.severity})\n${rule.title}\n`,
    `What\n  ${rule.what}\n`,
    `Why\n  ${rule.why}\n`,
    `How\n  ${rule.how}\n`,
    ...(references.length > 0 ? [`References\n${references.join('')}`] : []),
  ].join('\n');
}
