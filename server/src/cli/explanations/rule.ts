/** A rule as a page for the terminal. */
import type { Control } from '../../core/frameworks/catalogue.ts';
import { controlById, frameworks, referencesOf } from '../../core/frameworks/catalogue.ts';
import { notesOf } from '../../core/frameworks/notes.ts';
import { ruleUrl } from '../../core/rules/documentation.ts';
import { referencesOfRule } from '../../core/rules/references.ts';
import type { Example, Rule } from '../../core/rules/rule.ts';
import { hunksBetween } from '../fixes/line-diff.ts';
import { marksOf, paragraph } from './text.ts';

const EDITS = {
  fix: 'Fedlint can mend it.',
  suggest: 'Fedlint suggests edits, which need your decision.',
  none: 'Fedlint offers no edit.',
} as const;

export function explainRule(rule: Rule): string {
  const { id, severity, title, what, why, how, edit, bad, good } = rule;
  const example = exampleOf(bad, good);
  return [
    `${id} (${severity})\n${title}\n`,
    `What\n${paragraph(what)}\n`,
    `Why\n${paragraph(why)}\n`,
    `How\n${paragraph(`${how} ${EDITS[edit]}`)}\n`,
    ...(example === '' ? [] : [`Example, from bad (-) to good (+)\n${example}\n`]),
    ...referencesFor(rule),
    `${ruleUrl(id)}\n`,
  ].join('\n');
}

/** The few that matter first, with their address; the rest a line per framework. */
function referencesFor(rule: Rule): string[] {
  const all = referencesOfRule(rule).flatMap((ref) => controlById(ref) ?? []);
  if (all.length === 0) return [];
  const own = (rule.references ?? []).flatMap((ref) => controlById(ref) ?? []);
  const picks = new Set([...own, ...rule.families.flatMap((family) => referencesOf(family).hover)]);
  const rest = all.filter((control) => !picks.has(control));
  const notes = [...new Set(rule.families.flatMap(notesOf))].map((note) => `${paragraph(note)}\n`);
  const first = inOrder([...picks]).map(
    (control) => `  ${control.framework.label} ${named(control)}${marksOf(control)}\n      ${control.url}\n`,
  );
  const others = frameworks().flatMap(({ key, label }) => {
    const own = rest.filter(({ framework }) => framework.key === key);
    return own.length === 0 ? [] : [`${paragraph(`${label}: ${own.map(named).join('; ')}`)}\n`];
  });
  return [
    `References\n${first.join('')}`,
    ...(others.length === 0 ? [] : [`On the same subject\n${others.join('')}`]),
    ...notes,
  ];
}

function inOrder(controls: readonly Control[]): Control[] {
  return frameworks().flatMap(({ key }) => controls.filter(({ framework }) => framework.key === key));
}

/** Of some controls the id is the title too. */
function named({ id, title }: Control): string {
  return id.endsWith(title) ? id : `${id} ${title}`;
}

/** The lines in which the good example differs from the bad one; of files that come in addition, their names. */
function exampleOf(bad: Example, good: Example): string {
  const before = filesOf(bad);
  const after = filesOf(good);
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const blocks = names.map((name) => {
    const [from, to] = [before[name], after[name]];
    if (from === to) return '';
    if (from === undefined) return `  ${name}\n    + (a further file)\n`;
    const hunks = hunksBetween(from, to ?? '').map(({ removed, added }) =>
      [...removed.map((line) => `    - ${line}\n`), ...added.map((line) => `    + ${line}\n`)].join(''),
    );
    return `  ${name}\n${hunks.join('    …\n')}`;
  });
  return blocks.join('');
}

function filesOf(example: Example): Readonly<Record<string, string>> {
  return typeof example === 'string' ? { 'example.yaml': example } : example;
}
