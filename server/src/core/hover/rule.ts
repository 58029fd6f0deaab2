/** A rule by its id, in the configuration or in a request to hide what it finds. */
import type { SuppressionFact } from '../model/facts.ts';
import { ruleUrl } from '../rules/documentation.ts';
import { rules } from '../rules/list.ts';
import type { HoverContext } from './context.ts';
import { requestLine } from './suppression.ts';
import { dotted, folded, paragraphs } from './text.ts';

export function ruleHover(id: string, request: SuppressionFact | undefined, context: HoverContext): string {
  const found = rules.find((rule) => rule.id === id);
  if (!found) return '';
  const { title, severity, what, why } = found;
  const set = context.settings.rules[id];
  const level = set === undefined ? severity : `${set} by configuration, ${severity} by default`;
  const locked = context.settings.locked.includes(id) ? 'locked' : undefined;
  return folded(
    paragraphs(dotted(`**[${id}](${ruleUrl(id)})**`, level, locked), title, request && requestLine(request, context)),
    paragraphs(what, why),
  );
}
