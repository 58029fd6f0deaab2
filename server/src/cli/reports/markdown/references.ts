/** Framework references as links. */
import { escapeMarkdown } from '../../../core/frameworks/markdown.ts';
import { marksOf } from '../../explanations/text.ts';
import { citedControls } from '../cited-controls.ts';

/** `[OWASP NHI NHI5:2025](…) Overprivileged NHI` for each. */
export function referenceLinks(references: readonly string[]): string[] {
  return citedControls(references).map((control) => {
    const { framework, id, title, url } = control;
    const name = id.endsWith(title) ? '' : ` ${escapeMarkdown(title)}`;
    return `[${escapeMarkdown(`${framework.label} ${id}`)}](${url})${name}${marksOf(control)}`;
  });
}

const IN_A_LINE = 4;

/** The first of each framework, for a line of text; what a control is called shows on hover. */
export function referenceLine(references: readonly string[]): string {
  const all = citedControls(references);
  const firsts = all.filter(({ framework }, index) => all.findIndex((one) => one.framework === framework) === index);
  const shown = firsts.slice(0, IN_A_LINE).map((control) => {
    const { framework, id, title, url } = control;
    const tip = title.replace(/["\\]/g, "'");
    return `[${escapeMarkdown(`${framework.label} ${id}`)}](${url} "${tip}")${marksOf(control)}`;
  });
  const rest = all.length > shown.length ? [`and ${all.length - shown.length} more`] : [];
  return [...shown, ...rest].join(', ');
}
