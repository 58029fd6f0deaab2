/** The page of one rule, `docs/rules/<id>.md`. */
import { canBeHidden } from '../../server/src/core/analysis/suppression.ts';
import { type Control, controlById, referencesOf } from '../../server/src/core/frameworks/catalogue.ts';
import { escapeMarkdown, referencesMarkdown } from '../../server/src/core/frameworks/markdown.ts';
import type { Rule } from '../../server/src/core/rules/rule.ts';
import { examplesOf } from './example.ts';
import { reportOn } from './report.ts';
import { settingsOf } from './settings.ts';
import { EDITS, subjectsOf } from './words.ts';

/** `source` is the path of the rule's file, from the root of the project. */
export function rulePage(rule: Rule, source: string): string {
  const sections: readonly (readonly [heading: string, body: string])[] = [
    ['What it finds', rule.what],
    ['Why it matters', rule.why],
    ['How to mend it', rule.how],
    ['Example', example(rule)],
    ['Configuration', configuration(rule)],
    ['Suppression', suppression(rule)],
    ['References', references(rule)],
  ];
  const written = sections.filter(([, body]) => body !== '').map(([heading, body]) => `## ${heading}\n\n${body}`);
  return `${[`# ${rule.id}`, `${rule.title}.`, facts(rule), ...written, footer(source)].join('\n\n')}\n`;
}

function facts({ severity, on, edit }: Rule): string {
  return `- Severity: ${severity}\n- Looks at: ${subjectsOf(on)}\n- Edits: ${EDITS[edit].long}`;
}

function example(rule: Rule): string {
  if (rule.bad === rule.good) return 'No manifest can show it.';
  return [
    examplesOf(rule.bad, rule.good),
    'Of the bad one Fedlint says:',
    ...reportOn(rule).map((line) => `> ${line}`),
  ].join('\n\n');
}

function configuration({ id, severity }: Rule): string {
  const other = severity === 'warning' ? 'info' : 'warning';
  const where = 'In `.fedlint.yaml` (or under `fedlint.rules` in the settings of the editor, which it wins over):';
  const rules = `${where}\n\n\`\`\`yaml\nrules:\n  ${id}: ${other} # off, info, warning or error\n\`\`\``;
  const settings = settingsOf(id).map((setting) => {
    const usual = setting.default === undefined ? '' : ` Left out, it is \`${setting.default}\`.`;
    return `- \`${setting.name}\`: ${setting.description}${usual}`;
  });
  return [rules, ...(settings.length > 0 ? ['Settings that concern it:', settings.join('\n')] : [])].join('\n\n');
}

function suppression({ id }: Rule): string {
  if (!canBeHidden(id, [])) return 'It cannot be suppressed.';
  return `On the line above the finding or at the end of its line, always with a last day and a reason:

\`\`\`yaml
# fedlint-ignore ${id} until=2027-03-31 -- why this is acceptable until then
\`\`\`

\`fedlint-ignore-file\` does it for the whole file, and the annotation \`fedlint.dev/ignore.${id}\` with
\`until=2027-03-31 -- reason\` for one resource.`;
}

function references({ references: own = [], families }: Rule): string {
  const picks = new Set(families.flatMap((family) => referencesOf(family).hover));
  const more = own.flatMap((ref) => controlById(ref) ?? []).filter((control) => !picks.has(control));
  const { above, below } = referencesMarkdown(families);
  const first = [...more.map(referenceTo), above].join('\n').trim();
  if (first === '') return '';
  const rest = below === '' ? [] : [`<details>\n<summary>More of them</summary>\n\n${below}\n\n</details>`];
  return [first, ...rest, 'How to read these: [framework references](../frameworks.md).'].join('\n\n');
}

function referenceTo({ framework, id, title, url }: Control): string {
  return `- [${escapeMarkdown(`${framework.label} ${id}`)}](${url}) ${escapeMarkdown(title)}`;
}

function footer(source: string): string {
  return `---\n\nWritten by \`npm run docs\` from [\`${source}\`](../../${source}); edit that.`;
}
