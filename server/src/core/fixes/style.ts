/** How a document is written, read off the document, so that what is added looks like its neighbours. */
import type { Node } from '../syntax/tree.ts';
import { type Collection, columnOf, eolOf, indentOf, isAlias, ownEntries, startsLine, type Target } from './layout.ts';
import type { JsonStyle } from './write-json.ts';
import type { YamlStyle } from './write-yaml.ts';
import { keyText, type Quote } from './yaml-scalar.ts';

const DEFAULT_STEP = 2;

/** The style of a YAML document, with the quotes of the collection that is added to. */
export function yamlStyle(target: Target, neighbours: Collection | undefined): YamlStyle {
  const step = firstStep(target, 'map');
  const listStep = firstStep(target, 'seq');
  const fallback = step ?? (listStep || DEFAULT_STEP);
  const keys = neighbours?.type === 'map' ? ownEntries(neighbours).map(({ key }) => key) : [];
  const values = neighbours?.type === 'seq' ? neighbours.items : valuesOf(neighbours);
  return {
    eol: eolOf(target.text),
    step: fallback,
    listStep: listStep ?? fallback,
    quote: sharedQuote(values),
    // A key that cannot do without them, as "@type", says nothing about the others.
    keyQuote: sharedQuote(keys.filter(({ value }) => keyText(String(value), undefined, false) === String(value))),
    padding: bracePadding(target),
    literals: true,
  };
}

/** A value that takes the place of a scalar takes its quotes too; else it looks like its neighbours. */
export function styleInPlaceOf(target: Target, neighbours: Collection, old: Node): YamlStyle {
  const style = yamlStyle(target, neighbours);
  if (old.type !== 'scalar' || old.value === null) return style;
  return { ...style, quote: old.style === 'single' || old.style === 'double' ? old.style : undefined };
}

export function jsonStyle(target: Target): JsonStyle {
  const { text } = target;
  const root = target.tree.root;
  const first = root && root.type !== 'scalar' ? childrenOf(root)[0] : undefined;
  const unit = first && startsLine(text, first.span.start) ? indentOf(text, first.span.start) : '';
  return { eol: eolOf(text), unit: unit || '  ', gap: unit || /"\s*:\s/.test(text) ? ' ' : '' };
}

/** Whether a JSON document is written over several lines, so that what is added to it should be too. */
export function isPretty({ text }: Target): boolean {
  return text.trim().includes('\n');
}

/** The columns between the first key in the document that has a block map (or list) under it, and what is under it. */
function firstStep(target: Target, type: 'map' | 'seq'): number | undefined {
  const { text } = target;
  for (const node of nodesOf(target)) {
    if (node.type !== 'map' || node.flow) continue;
    const below = valuesOf(node).find((value) => value.type === type && !value.flow && !isAlias(target, value));
    const step = below && columnOf(text, below.span.start) - columnOf(text, node.span.start);
    // Half-typed text may have a block left of where it belongs; its distance says nothing.
    if (step !== undefined && step >= (type === 'map' ? 1 : 0)) return step;
  }
  return undefined;
}

/** Whether the first braces of the document that hold anything keep a distance from it. */
function bracePadding(target: Target): '' | ' ' {
  for (const node of nodesOf(target)) {
    if (node.type === 'map' && node.flow && node.entries.length > 0) {
      return /\s/.test(target.text[node.span.start + 1] ?? '') ? ' ' : '';
    }
  }
  return ' ';
}

/** All collections that stand in the document, in the order of the text. */
function* nodesOf(target: Target): Iterable<Collection> {
  const open: Node[] = target.tree.root ? [target.tree.root] : [];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'scalar' || isAlias(target, node)) continue;
    yield node;
    open.push(...(node.type === 'map' ? valuesOf(node) : [...node.items]).reverse());
  }
}

/** The quotes in which all strings among the nodes stand. */
function sharedQuote(nodes: readonly Node[]): Quote | undefined {
  const styles = nodes.flatMap((node) => (node.type === 'scalar' && typeof node.value === 'string' ? node.style : []));
  const first = styles[0];
  if (first !== 'single' && first !== 'double') return undefined;
  return styles.every((style) => style === first) ? first : undefined;
}

function valuesOf(node: Collection | undefined): Node[] {
  return node?.type === 'map' ? ownEntries(node).map(({ value }) => value) : [];
}

function childrenOf(node: Collection): readonly Node[] {
  return node.type === 'seq' ? node.items : ownEntries(node).map(({ key }) => key);
}
