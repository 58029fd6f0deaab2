/** Finds the manifests of a document: the document itself, the items of a `List`, and what is written inside of those. */
import type { ReadCertificate } from '../certificates/certificate.ts';
import type { Stated } from '../model/stated.ts';
import { inward, type Region, withEmbedded } from '../syntax/embedded.ts';
import type { Span } from '../syntax/span.ts';
import { type Comment, entryOf, type Node, nodeAt, type Path, type SyntaxTree } from '../syntax/tree.ts';
import { commentStatements, textMapOf, textOf } from './cursor.ts';
import type { Format, Kind, Manifest, TextInside } from './kind.ts';
import { formats, kinds } from './list.ts';

export interface Found {
  readonly manifest: Manifest;
  /** Undefined for a Kubernetes object of a kind that is not ours. */
  readonly reader: Kind | Format | undefined;
}

export interface Contents {
  /** With the texts inside of manifests read as well. */
  readonly tree: SyntaxTree;
  readonly found: readonly Found[];
}

interface File {
  readonly path: string;
  /** Of the texts inside, by path: the trust domain each is said to be about. */
  readonly domains: ReadonlyMap<string, Stated | undefined>;
  readonly text: string;
  /** The text inside of it that is being looked at. */
  readonly inside?: Region;
  readonly readCertificate: ReadCertificate;
}

export type DocumentText = Omit<File, 'domains' | 'inside'>;

/** A text within a text within a text is as deep as anybody writes. */
const MAX_DEPTH = 3;

const byName = new Map(kinds.map((kind) => [`${kind.apiVersion} ${kind.kind}`, kind]));

export function contentsOf(tree: SyntaxTree, text: DocumentText): Contents {
  const domains = new Map<string, Stated | undefined>();
  const file = { ...text, domains };
  let whole = tree;
  let found = foundIn(tree, [], file);
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const embeddings = found.flatMap(embeddingsOf).filter(({ path }) => !embeddedAt(whole.root, path));
    for (const { path, domain } of embeddings) domains.set(keyOf(path), domain);
    const next = withEmbedded(whole, file.text, embeddings);
    if (next === whole) break;
    whole = next;
    const holders = foundIn({ ...tree, root: whole.root }, [], file);
    const byPath = new Map(holders.map((holder) => [keyOf(holder.manifest.resource.path), holder]));
    const inner = foundInside(whole.root, [], file).map((one) => inheriting(one, byPath));
    found = [...holders, ...inner];
  }
  return { tree: whole, found };
}

/** What is annotated on a ConfigMap is said of the files in it. */
function inheriting({ manifest, reader }: Found, holders: ReadonlyMap<string, Found>): Found {
  const { path } = manifest.resource;
  // The items of a List are two steps down.
  const holder = holders.get(keyOf([])) ?? holders.get(keyOf(path.slice(0, 2)));
  if (!holder || manifest.resource.apiVersion !== '') return { manifest, reader };
  const { annotations, labels, name, namespace } = holder.manifest.resource;
  return {
    manifest: {
      ...manifest,
      resource: { ...manifest.resource, annotations, labels, name, namespace },
      holderAnnotations: holder.manifest.at('metadata', 'annotations'),
    },
    reader,
  };
}

function embeddingsOf({ manifest, reader }: Found): TextInside[] {
  const embeddings = reader?.embeds?.(manifest.root) ?? [];
  return embeddings.map(({ path, ...embedding }) => ({ ...embedding, path: manifest.at(...path) }));
}

function embeddedAt(root: Node | undefined, path: Path): boolean {
  const node = nodeAt(root, path);
  return node?.type === 'scalar' && node.embedded !== undefined;
}

/** The manifests in all texts that stand inside of others. */
function foundInside(node: Node | undefined, path: Path, file: File): Found[] {
  if (node?.type === 'map') {
    return node.entries.flatMap(({ key, value }) => foundInside(value, [...path, String(key.value)], file));
  }
  if (node?.type === 'seq') return node.items.flatMap((item, index) => foundInside(item, [...path, index], file));
  if (!node?.embedded) return [];
  const { tree, region } = node.embedded;
  return [...foundIn(tree, path, { ...file, inside: region }), ...foundInside(tree.root, path, file)];
}

function foundIn(tree: SyntaxTree, path: Path, file: File): Found[] {
  const { root } = tree;
  if (!root) return [];
  const kind = entryOf(root, 'kind')?.value;
  const isList = kind?.type === 'scalar' && typeof kind.value === 'string' && kind.value.endsWith('List');
  const list = isList ? entryOf(root, 'items')?.value : undefined;
  if (list?.type !== 'seq') return one(tree, root, path, commentsBefore(tree, firstIn(root), 0), file);
  let previousEnd = list.span.start;
  return list.items.flatMap((item, index) => {
    const comments = commentsBefore(tree, item, previousEnd);
    previousEnd = item.span.end;
    return one(tree, item, [...path, 'items', index], comments, file);
  });
}

function one(tree: SyntaxTree, root: Node, path: Path, comments: readonly Comment[], file: File): Found[] {
  const shared = {
    file: file.path,
    domain: file.domains.get(keyOf(path)),
    isBroken: tree.problems.some(({ code }) => code !== 'duplicate-key'),
    comments: commentStatements(comments),
    takesComments: file.text[root.span.start] !== '{',
    holderAnnotations: undefined,
    commentsAbove: (part: Span) => commentStatements(commentsRightAbove(tree.comments, part, file)),
    readCertificate: file.readCertificate,
  };
  const apiVersion = entryOf(root, 'apiVersion')?.value;
  const kind = entryOf(root, 'kind')?.value;
  if (
    apiVersion?.type === 'scalar' &&
    typeof apiVersion.value === 'string' &&
    kind?.type === 'scalar' &&
    typeof kind.value === 'string'
  ) {
    const resource = {
      apiVersion: apiVersion.value,
      kind: kind.value,
      name: textOf(nodeAt(root, ['metadata', 'name'])),
      namespace: textOf(nodeAt(root, ['metadata', 'namespace'])),
      path,
      span: root.span,
      apiVersionSpan: apiVersion.span,
      kindSpan: kind.span,
      labels: textMapOf(nodeAt(root, ['metadata', 'labels'])),
      annotations: textMapOf(nodeAt(root, ['metadata', 'annotations'])),
    };
    const { apiVersion: version, kind: name } = resource;
    const reader = byName.get(`${version} ${name}`) ?? byName.get(`${version} *`);
    return [{ reader, manifest: { ...shared, resource, root, at: (...rest) => [...path, ...rest] } }];
  }
  for (const reader of formats) {
    const sign = reader.recognise(root, file.path, shared.domain);
    if (!sign) continue;
    const view = reader.view?.(root);
    const resource = {
      apiVersion: '',
      kind: reader.name,
      name: undefined,
      namespace: undefined,
      path,
      span: root.span,
      apiVersionSpan: sign,
      kindSpan: sign,
      labels: {},
      annotations: {},
    };
    const at = (...rest: Path): Path => [...path, ...(view?.at(rest) ?? rest)];
    return [{ reader, manifest: { ...shared, resource, root: view?.root ?? root, at } }];
  }
  return [];
}

/** What a file in lines begins with. In HCL the whole text is the root, comments at its head included. */
function firstIn(root: Node): Pick<Node, 'span'> {
  return root.type === 'map' && !root.flow ? (root.entries[0]?.key ?? root) : root;
}

function commentsBefore(tree: SyntaxTree, node: Pick<Node, 'span'>, from: number): Comment[] {
  return tree.comments.slice(countBefore(tree.comments, from), countBefore(tree.comments, node.span.start));
}

/** How many of the comments, which stand in the order of the text, begin before an offset. */
function countBefore(comments: readonly Comment[], offset: number): number {
  let [low, high] = [0, comments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.span.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The comments on the lines right above the one a part begins on, without a line of anything else between. */
function commentsRightAbove(all: readonly Comment[], part: Span, { text: outer, inside }: File): Comment[] {
  // The lines of a text that is escaped are not those of the text around it.
  const escaped = inside?.places.verbatim ? undefined : inside;
  const text = escaped?.text ?? outer;
  const at = (offset: number): number => (escaped ? (inward(escaped, offset) ?? 0) : offset);
  const above: Comment[] = [];
  let start = text.lastIndexOf('\n', at(part.start) - 1) + 1;
  for (let index = countBefore(all, part.start) - 1; index >= 0; index--) {
    const comment = all[index];
    if (!comment) break;
    const from = at(comment.span.start);
    if (from >= start) continue;
    const between = text.slice(at(comment.span.end), start);
    const ownLine = text.slice(text.lastIndexOf('\n', from - 1) + 1, from);
    // The dash of a list item stands between the item and what is said of it.
    if (!/^\s*(?:-\s+)?$/.test(between) || ownLine.trim() !== '') break;
    above.unshift(comment);
    start = from;
  }
  return above;
}

function keyOf(path: Path): string {
  return JSON.stringify(path);
}
