/** What the editor shows about the key or the value under the cursor. */
import type { Analyzer } from '../analysis/analyzer.ts';
import type { DocumentState } from '../analysis/state.ts';
import { type FieldAt, fieldUnder } from '../navigation/field-at.ts';
import { nameAt } from '../navigation/names.ts';
import { namedRules } from '../navigation/rule-names.ts';
import { contains, type Span } from '../syntax/span.ts';
import { bundleSummary } from './bundle.ts';
import { certificateHover } from './certificate.ts';
import { citationAt } from './citation.ts';
import { type HoverContext, hoverContext } from './context.ts';
import { profileBlockMeaning } from './endpoint.ts';
import { fieldHover, fieldSummary } from './field.ts';
import { computedOf } from './governance.ts';
import { policyHover } from './policy.ts';
import { ruleHover } from './rule.ts';
import { requestHover } from './suppression.ts';
import { folded, paragraphs, quoted } from './text.ts';
import { meaningOf } from './value.ts';

export interface Hover {
  readonly markdown: string;
  /** The key or the value it is about. */
  readonly span: Span;
}

/** `now` in epoch milliseconds. */
export function hoverAt(analyzer: Analyzer, document: DocumentState, offset: number, now: number): Hover | undefined {
  const context = hoverContext(analyzer, document, now);
  const rule = namedRules(document).find(({ span }) => contains(span, offset));
  if (rule) return { markdown: ruleHover(rule.id, rule.request, context), span: rule.span };
  const request = requestAt(context, offset);
  if (request) return { markdown: requestHover(request, context), span: request.span };
  const certificate = certificateHover(context, offset);
  if (certificate) return certificate;
  const at = fieldUnder(document, offset);
  const policy = policyHover(context, offset);
  if (policy) return { markdown: folded(policy.markdown, at?.field.description ?? ''), span: policy.span };
  const hover = at && (at.onKey ? keyHover(at, context) : valueHover(at, document, offset, context));
  // Nobody has written anything about a field without a name.
  return hover?.markdown === '' ? undefined : hover;
}

function keyHover(at: FieldAt, context: HoverContext): Hover {
  const computed = bundleSummary(at, context) ?? computedOf(at, context) ?? profileBlockMeaning(at, context);
  return { markdown: fieldHover(at, computed, context), span: at.span };
}

function requestAt({ facts }: HoverContext, offset: number) {
  return facts.flatMap((fact) => (fact.type === 'suppression' && contains(fact.span, offset) ? fact : []))[0];
}

function valueHover(at: FieldAt, document: DocumentState, offset: number, context: HoverContext): Hover {
  const { field, span, text } = at;
  // What only a template engine knows has no meaning yet.
  if (!text?.known) return { markdown: field.description, span };
  const name = nameAt(document, offset);
  const meaning = meaningOf({ at, text, name }, context) ?? citationAt(document.ref, span, offset);
  if (!meaning) return { markdown: fieldSummary(at, context), span };
  const label = field.name === undefined ? '' : `${quoted(field.name)}: `;
  // In a bundle map, names of trust domains are keys.
  const markdown = paragraphs(meaning.markdown, bundleSummary(at, context));
  return { markdown: folded(markdown, label + field.description), span: meaning.span ?? span };
}
