/** What a field means: what may stand there, which rules read it, which framework controls speak of it. */
import { childrenOf, type Field } from '../formats/field.ts';
import { expectation } from '../formats/shape-words.ts';
import { referencesMarkdown } from '../frameworks/markdown.ts';
import type { FieldAt } from '../navigation/field-at.ts';
import { ruleUrl } from '../rules/documentation.ts';
import type { HoverContext } from './context.ts';
import { dotted, folded, paragraphs, quoted } from './text.ts';

/** `computed` is what the workspace adds to the general meaning. */
export function fieldHover(at: FieldAt, computed: string | undefined, context: HoverContext): string {
  const { above, below } = referencesMarkdown(at.field.hints.families);
  return folded(paragraphs(fieldSummary(at, context), computed, above), below);
}

/** Without the references. */
export function fieldSummary({ schema, path, field }: FieldAt, context: HoverContext): string {
  return paragraphs(
    heading(field, expectation(field, childrenOf(schema, path), undefined)),
    field.description,
    readBy(field, context),
  );
}

/** An item of a list has no name; what its list is about has been said there. */
function heading({ name, required, default: standard }: Field, expected: string): string {
  if (name === undefined) return '';
  const unless = standard === undefined ? undefined : `\`${standard}\` unless set`;
  return dotted(`**${quoted(name)}**`, required ? 'required' : undefined, expected, unless);
}

function readBy({ hints }: Field, { ruleIds }: HoverContext): string {
  const links = hints.rules.filter((id) => ruleIds.has(id)).map((id) => `[${id}](${ruleUrl(id)})`);
  return links.length === 0 ? '' : `Read by ${links.join(', ')}`;
}
