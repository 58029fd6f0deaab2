/**
 * Text of one language inside a scalar of another: HCL in a ConfigMap, a JSON bundle in a manifest. It is read where it
 * stands, so that what is found in it has its place in the file that people look at.
 */
import { readText } from './read.ts';
import type { Language } from './source.ts';
import type { Span } from './span.ts';
import type { Node, Path, ScalarNode, SyntaxTree } from './tree.ts';
import { unescaped } from './unescape.ts';

export interface Embedded {
  readonly language: Language;
  /** Its places are those of the text around it. */
  readonly tree: SyntaxTree;
  readonly region: Region;
}

/** The inner text, and where each of its characters stands in the outer one. */
export interface Region {
  readonly text: string;
  readonly places: Places;
}

export type Places =
  /** The inner text stands in the outer one as it is, from here on. */
  | { readonly verbatim: true; readonly start: number }
  /** It is escaped: the place of each of its characters, and of its end. */
  | { readonly verbatim: false; readonly offsets: readonly number[] };

export interface Embedding {
  readonly path: Path;
  readonly language: Language;
}

/** The outer offset of an inner one. */
export function outward({ places }: Region, offset: number): number {
  return places.verbatim ? places.start + offset : (places.offsets[offset] ?? places.offsets.at(-1) ?? 0);
}

/** The inner offset of an outer one; undefined where it does not stand in the region. */
export function inward({ text, places }: Region, offset: number): number | undefined {
  const inner = places.verbatim ? offset - places.start : placeOf(offset, places.offsets);
  return inner >= 0 && inner <= text.length ? inner : undefined;
}

/** Of a value in ascending numbers: the first place where it stands, or -1. */
function placeOf(value: number, ascending: readonly number[]): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return ascending[low] === value ? low : -1;
}

/** The tree with the text inside some of its scalars read as well, as far as it can be traced there. */
export function withEmbedded(tree: SyntaxTree, source: string, embeddings: readonly Embedding[]): SyntaxTree {
  const inner: SyntaxTree[] = [];
  const wanted: Wanted = { below: new Map() };
  for (const { path, language } of embeddings) {
    let place = wanted;
    for (const step of path) {
      const next: Wanted = place.below.get(step) ?? { below: new Map() };
      place.below.set(step, next);
      place = next;
    }
    place.language = language;
  }
  const root =
    tree.root &&
    changedAt(tree.root, wanted, (scalar, language) => {
      const embedded = embeddedIn(scalar, source, language);
      if (!embedded) return scalar;
      inner.push(embedded.tree);
      return { ...scalar, embedded };
    });
  if (inner.length === 0) return tree;
  return {
    root,
    outer: tree.outer ?? tree,
    problems: [...tree.problems, ...inner.flatMap(({ problems }) => problems)],
    comments: [...tree.comments, ...inner.flatMap(({ comments }) => comments)].sort(
      (a, b) => a.span.start - b.span.start,
    ),
  };
}

/** Which scalars are to be read, by the steps that lead there: a list may hold thousands, and is made anew once. */
interface Wanted {
  readonly below: Map<string | number, Wanted>;
  language?: Language;
}

/** The texts that have been read inside of a tree. */
export function embeddingsIn(node: Node | undefined, path: Path = []): Embedding[] {
  if (node?.type === 'map') {
    return node.entries.flatMap(({ key, value }) => embeddingsIn(value, [...path, String(key.value)]));
  }
  if (node?.type === 'seq') return node.items.flatMap((item, index) => embeddingsIn(item, [...path, index]));
  return node?.embedded ? [{ path, language: node.embedded.language }] : [];
}

function embeddedIn(scalar: ScalarNode, source: string, language: Language): Embedded | undefined {
  const region = regionOf(scalar, source);
  if (!region) return undefined;
  return { language, region, tree: movedTree(readText(language, region.text), region) };
}

/**
 * The text of a scalar with its places. A block scalar is taken with its indentation, which none of the languages minds.
 * Undefined where the text cannot be traced: folded, or escaped in a way that does not lead back to the value.
 */
export function regionOf(scalar: ScalarNode, source: string): Region | undefined {
  const { span, style, value } = scalar;
  if (typeof value !== 'string') return undefined;
  const written = source.slice(span.start, span.end);
  if (style === 'literal') {
    const header = /^[^\n\r]*(?:\r\n|\r|\n|$)/.exec(written)?.[0].length ?? 0;
    return { text: written.slice(header), places: { verbatim: true, start: span.start + header } };
  }
  if (style === 'folded') return undefined;
  if (written === value) return { text: value, places: { verbatim: true, start: span.start } };
  if (style === 'single' && written.slice(1, -1) === value) {
    return { text: value, places: { verbatim: true, start: span.start + 1 } };
  }
  if (style !== 'double') return undefined;
  const { text, offsets } = unescaped(written.slice(1, -1));
  if (text !== value) return undefined;
  return { text, places: { verbatim: false, offsets: offsets.map((offset) => span.start + 1 + offset) } };
}

type Change = (scalar: ScalarNode, language: Language) => ScalarNode;

function changedAt(node: Node, { below, language }: Wanted, change: Change): Node {
  const made = language !== undefined && node.type === 'scalar' ? change(node, language) : node;
  if (below.size === 0) return made;
  if (made.type === 'scalar')
    return made.embedded ? { ...made, embedded: changedInside(made.embedded, { below }, change) } : made;
  if (made.type === 'seq') {
    const items = made.items.map((item, index) => {
      const wanted = below.get(index);
      return wanted ? changedAt(item, wanted, change) : item;
    });
    return { ...made, items };
  }
  const entries = made.entries.map((entry) => {
    const wanted = below.get(String(entry.key.value));
    return wanted ? { ...entry, value: changedAt(entry.value, wanted, change) } : entry;
  });
  return { ...made, entries };
}

/** A text within a text within a text. */
function changedInside(embedded: Embedded, wanted: Wanted, change: Change): Embedded {
  const { tree } = embedded;
  return { ...embedded, tree: { ...tree, root: tree.root && changedAt(tree.root, wanted, change) } };
}

/** A tree of the inner text with the places of the outer one. */
function movedTree(tree: SyntaxTree, region: Region): SyntaxTree {
  const moved = ({ start, end }: Span): Span => ({ start: outward(region, start), end: outward(region, end) });
  return {
    root: tree.root && movedNode(tree.root, moved),
    problems: tree.problems.map((problem) => ({ ...problem, span: moved(problem.span) })),
    comments: tree.comments.map((comment) => ({ ...comment, span: moved(comment.span) })),
  };
}

function movedNode(node: Node, moved: (span: Span) => Span): Node {
  const span = moved(node.span);
  if (node.type === 'scalar') return { ...node, span };
  if (node.type === 'seq') return { ...node, span, items: node.items.map((item) => movedNode(item, moved)) };
  const entries = node.entries.map(({ key, value, merged }) => ({
    key: { ...key, span: moved(key.span) },
    value: movedNode(value, moved),
    merged,
  }));
  return { ...node, span, entries };
}
