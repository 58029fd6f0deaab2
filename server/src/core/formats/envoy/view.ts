/** An Envoy configuration as far as it concerns us: the validation contexts in it, side by side, in Envoy's own spelling. */
import schema from '../../../../../schemas/envoy-spiffe-validator.schema.json' with { type: 'json' };
import type { Entry, Node } from '../../syntax/tree.ts';
import type { View } from '../kind.ts';
import { inCamelCase, respelled } from '../respelled.ts';
import { surveyOf } from './validators.ts';

/** The two fields of the view: the contexts, and every `@type` in the text. */
export const CONTEXTS = 'contexts';
export const TYPES = 'types';

export function validatorsView(root: Node): View {
  const { contexts, types } = surveyOf(root);
  const { span } = root;
  const entry = (name: string, items: readonly Node[]): Entry => ({
    key: { type: 'scalar', span: { start: span.start, end: span.start }, style: 'plain', value: name },
    value: { type: 'seq', span, flow: false, items },
    merged: false,
  });
  const nodes = contexts.map(({ node }) => node);
  const entries = [entry(CONTEXTS, nodes), entry(TYPES, types)];
  const view = respelled({ type: 'map', span, flow: false, entries }, schema, inCamelCase);
  return {
    root: view.root,
    at(path) {
      const [, index, ...rest] = view.at(path);
      const context = typeof index === 'number' ? contexts[index] : undefined;
      return context ? [...context.path, ...rest] : [];
    },
  };
}
