/** An Envoy configuration as far as it concerns us: the parts that do, side by side, in Envoy's own spelling. */
import type { Entry, Node } from '../../syntax/tree.ts';
import type { View } from '../kind.ts';
import { renamed } from '../respelled.ts';
import { surveyOf } from './survey.ts';

/** The two fields of the view: the parts, each in a map of its own under its kind, and every `@type` in the text. */
export const PARTS = 'parts';
export const TYPES = 'types';

export function envoyView(root: Node): View {
  const { parts, types } = surveyOf(root);
  const { span } = root;
  const listed = parts.map(({ kind, node, start, path, holder }) => {
    const view = renamed(node, inSnakeCase);
    const item: Node = {
      type: 'map',
      span: { ...node.span, start },
      flow: false,
      entries: [entry(kind, view.root, start)],
    };
    return { item, path, holder, at: view.at };
  });
  const lists: readonly (readonly [string, readonly Node[]])[] = [
    [PARTS, listed.map(({ item }) => item)],
    [TYPES, types],
  ];
  const entries = lists.map(([name, items]) => entry(name, { type: 'seq', span, flow: false, items }, span.start));
  return {
    root: { type: 'map', span, flow: false, entries },
    at: ([, index, kind, ...rest]) => {
      const part = typeof index === 'number' ? listed[index] : undefined;
      if (!part) return [];
      return kind === undefined ? part.holder : [...part.path, ...part.at(rest)];
    },
  };
}

/** An entry that does not stand in the text. */
function entry(name: string, value: Node, at: number): Entry {
  return { key: { type: 'scalar', span: { start: at, end: at }, style: 'plain', value: name }, value, merged: false };
}

/** The JSON of protocol buffers has a name in camel case for every field, beside its own. */
function inSnakeCase(written: string): string {
  return written.replace(
    /([a-z0-9])([A-Z])/g,
    (_, before: string, letter: string) => `${before}_${letter.toLowerCase()}`,
  );
}
