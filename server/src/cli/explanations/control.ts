/** A control of a framework, and the rules that are about it. */
import type { Alias } from '../../core/frameworks/aliases.ts';
import { resolveAlias } from '../../core/frameworks/aliases.ts';
import { controlById } from '../../core/frameworks/catalogue.ts';
import { rules } from '../../core/rules/list.ts';
import { referencesOfRule } from '../../core/rules/references.ts';
import { marksOf, paragraph } from './text.ts';

/** By its reference (`owasp-nhi:NHI5`), or as guidance writes it. */
export function controlNamed(text: string): Alias | undefined {
  const control = controlById(text);
  return control ? { control, note: '' } : resolveAlias(text);
}

export function explainControl({ control, note }: Alias): string {
  const { framework, id, title, url, summary = '', ref } = control;
  const about = rules.filter((rule) => referencesOfRule(rule).includes(ref));
  const width = Math.max(0, ...about.map((rule) => rule.id.length));
  const list = about.map((rule) => `  ${rule.id.padEnd(width)}  ${rule.title}`);
  return [
    `${id}  ${title}${marksOf(control)}`,
    `${framework.title}, ${framework.version} (${framework.publisher})`,
    url,
    ...[summary, note].filter(Boolean).map((text) => `\n${paragraph(text)}`),
    `\n${about.length === 0 ? 'No rule is about it.' : `Rules about it\n${list.join('\n')}`}`,
    '',
  ].join('\n');
}
