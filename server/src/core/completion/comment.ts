/** How a comment may go on: as a request to hide findings, or as a statement of governance about what stands below. */
import { type StatementField, statementField, statementFields } from '../formats/statement-field.ts';
import type { CompletionRequest, Placed } from './candidate.ts';
import type { Place } from './place.ts';
import type { FieldContext, Proposal } from './proposal.ts';
import { requestsIn } from './suppression.ts';
import { valuesOf } from './values.ts';

export function inComment(request: CompletionRequest, place: Place & { readonly in: 'comment' }): Placed[] {
  return [...requestsIn(request, place.start), ...statementsIn(request, place)];
}

/** `# key: value`, as far as it is typed. */
const STATEMENT = /^(?:#+|\/\/+)[ \t]*([\w.-]*\/?[\w.-]*)(?:(:[ \t]*)(\S*))?$/;

function statementsIn(request: CompletionRequest, { start, language }: Place & { readonly in: 'comment' }): Placed[] {
  const { section, offset } = request;
  const [typed, key = '', colon, value = ''] = STATEMENT.exec(section.text.slice(start, offset)) ?? [];
  if (typed === undefined) return [];
  const rest = (pattern: RegExp) => pattern.exec(section.text.slice(offset))?.[0].length ?? 0;
  const replacing = (word: string, end: number) => ({ start: offset - word.length, end: offset + end });
  if (colon !== undefined) {
    const statement = statementField(key);
    const replace = replacing(value, rest(/^[^\s,]*/));
    const gap = colon === ':' ? ' ' : '';
    const proposals = statement ? valuesFor(request, statement, value) : [];
    return proposals.map((proposal) => [proposal, { text: gap + String(proposal.value), replace }]);
  }
  // Where resources have annotations, that is where this belongs.
  if (language !== 'hcl') return [];
  const replace = replacing(key, rest(/^[\w./-]*(?::[ \t]*)?/));
  return statementFields().map(({ field: { name = '', description } }) => [
    { label: name, kind: 'field', documentation: description },
    { text: `${name}: `, replace },
  ]);
}

function valuesFor(request: CompletionRequest, { schema, path, field }: StatementField, current: string): Proposal[] {
  const context: FieldContext = { request, schema, kind: undefined, object: undefined, field, path, current };
  return valuesOf(context).filter(({ value }) => typeof value === 'string');
}
