/** Rule ids as a document writes them: in requests to hide findings, and in the configuration. */
import type { DocumentState } from '../analysis/state.ts';
import { keySpan } from '../formats/cursor.ts';
import type { SuppressionFact } from '../model/facts.ts';
import { rules } from '../rules/list.ts';
import type { Span } from '../syntax/span.ts';
import { entryOf, type Node, nodeAt } from '../syntax/tree.ts';
import { isConfiguration } from './field-at.ts';

export interface RuleName {
  readonly id: string;
  readonly span: Span;
  /** The request it stands in; undefined in the configuration. */
  readonly request: SuppressionFact | undefined;
}

const IDS: ReadonlySet<string> = new Set(rules.map(({ id }) => id));

/** Only ids that exist. */
export function namedRules(document: DocumentState): RuleName[] {
  const requests = document.facts.flatMap((fact) => (fact.type === 'suppression' ? fact : []));
  const all = [...requests.flatMap((request) => inRequest(document, request)), ...inConfiguration(document)];
  return all.filter(({ id }) => IDS.has(id));
}

function inRequest({ tree, ref }: DocumentState, request: SuppressionFact): RuleName[] {
  const ids = request.rules.flatMap((stated) => (stated.known ? stated.value : []));
  if (request.path) {
    // The rule is the last part of the annotation's key.
    const span = keySpan(tree?.root, request.path);
    return ids.slice(0, 1).flatMap((id) => (span ? { id, span, request } : []));
  }
  const { start, end } = request.span;
  const [terms = ''] = ref.section.text.slice(start, end).split(/\s--\s/);
  return [...terms.matchAll(/[\w.=-]+/g)].flatMap(({ 0: word, index }) =>
    ids.includes(word) ? { id: word, span: { start: start + index, end: start + index + word.length }, request } : [],
  );
}

function inConfiguration(document: DocumentState): RuleName[] {
  const root = isConfiguration(document) ? document.tree?.root : undefined;
  if (!root) return [];
  const overrides = nodeAt(root, ['overrides']);
  const locked = nodeAt(root, ['locked']);
  const keys = [root, ...itemsOf(overrides)].flatMap((node) => {
    const severities = entryOf(node, 'rules')?.value;
    return severities?.type === 'map' ? severities.entries.map(({ key }) => key) : [];
  });
  return [...keys, ...itemsOf(locked)].flatMap((node) =>
    node.type === 'scalar' ? { id: String(node.value), span: node.span, request: undefined } : [],
  );
}

function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.type === 'seq' ? node.items : [];
}
