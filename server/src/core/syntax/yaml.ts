/** One YAML document read into the common tree. Aliases share their anchor's nodes, so a bomb costs nothing to read. */
import { Composer, isAlias, isMap, isScalar, isSeq, Parser, type Node as YamlNode } from 'yaml';
import { duplicateKey, tooDeepAt } from './json.ts';
import type { Span } from './span.ts';
import type { Comment, Entry, MapNode, Node, ScalarNode, ScalarStyle, SyntaxProblem, SyntaxTree } from './tree.ts';
import { wordsOfYamlError } from './yaml-errors.ts';

const MAX_DEPTH = 500;
/** Nodes that all aliases of a document may stand for together. */
const MAX_ALIASED_NODES = 50_000;
const MAX_PROBLEMS = 20;
const MERGE_KEY = '<<';

export function readYaml(text: string): SyntaxTree {
  const tooDeep = flowDepthProblem(text);
  if (tooDeep) return { root: undefined, problems: [tooDeep], comments: [] };
  try {
    return compose(text);
  } catch (error) {
    // The composer recurses: nesting that no person writes overflows the stack before any limit of ours is seen.
    if (error instanceof RangeError) return { root: undefined, problems: [tooDeepAt(0)], comments: [] };
    const reason = error instanceof Error ? error.message : String(error);
    const message = `The YAML reader gave up on this document (${reason}).`;
    return { root: undefined, problems: [{ code: 'syntax', span: { start: 0, end: 1 }, message }], comments: [] };
  }
}

function compose(text: string): SyntaxTree {
  const tokens = [...new Parser().parse(text)];
  const composer = new Composer({ uniqueKeys: false, merge: true, logLevel: 'silent' });
  const documents = [...composer.compose(tokens, true, text.length)];
  const document = documents.find((candidate) => candidate.contents !== null) ?? documents[0];
  const problems: SyntaxProblem[] = [];
  for (const error of document?.errors ?? []) {
    const [start, end] = error.pos;
    if (error.message.includes('call stack')) problems.push(tooDeepAt(start));
    problems.push({
      code: 'syntax',
      span: visible(text, { start, end }),
      message: wordsOfYamlError(error.code, error.message),
    });
  }
  const contents = document?.contents ?? null;
  const hasContent = contents !== null && !(isScalar(contents) && contents.value === null && emptyRange(contents));
  const root = hasContent ? new Converter(text, problems).convert(asNode(contents), 0) : undefined;
  const overflow = problems.find(({ code }) => code === 'too-deep');
  if (overflow) return { root: undefined, problems: [overflow], comments: [] };
  return { root, problems: problems.slice(0, MAX_PROBLEMS), comments: commentsOf(tokens) };
}

/** An error at the end of the text has no width and could not be seen; it moves to the last sign that has one. */
function visible(text: string, span: Span): Span {
  const start = Math.min(span.start, Math.max(0, text.trimEnd().length - 1));
  return { start, end: Math.max(start + 1, Math.min(span.end, text.length)) };
}

function emptyRange(node: YamlNode): boolean {
  return !node.range || node.range[0] === node.range[1];
}

class Converter {
  private readonly anchors = new Map<string, { node: Node; size: number }>();
  private readonly text: string;
  private readonly problems: SyntaxProblem[];
  private aliasedNodes = 0;
  private size = 0;

  constructor(text: string, problems: SyntaxProblem[]) {
    this.text = text;
    this.problems = problems;
  }

  convert(source: YamlNode | null | undefined, fallback: number, depth = 0): Node {
    if (!source) return nothing(fallback);
    const sizeBefore = this.size++;
    const node = this.convertBare(source, fallback, depth);
    const anchor = isAlias(source) ? undefined : source.anchor;
    if (anchor) this.anchors.set(anchor, { node, size: this.size - sizeBefore });
    return node;
  }

  private convertBare(source: YamlNode, fallback: number, depth: number): Node {
    const span = spanOf(source, fallback);
    if (depth > MAX_DEPTH) {
      if (!this.problems.some(({ code }) => code === 'too-deep')) this.problems.push(tooDeepAt(span.start));
      return nothing(span.start);
    }
    if (isAlias(source)) return this.dereference(source.source, span);
    if (isScalar(source)) return scalar(source.value, span, styleOf(source.type));
    if (isSeq(source)) {
      const items = source.items.map((item) => this.convert(asNode(item), span.start, depth + 1));
      return { type: 'seq', span, flow: source.flow === true, items };
    }
    if (!isMap(source)) return nothing(span.start);
    // `{{ name }}` without quotes is a map inside a map to YAML, and a placeholder to whoever wrote it.
    const raw = this.text.slice(span.start, span.end);
    if (source.flow && raw.startsWith('{{')) return scalar(raw, span, 'plain');
    return this.convertMap(source.items, span, source.flow === true, depth);
  }

  private convertMap(
    items: readonly { key: unknown; value: unknown }[],
    span: Span,
    flow: boolean,
    depth: number,
  ): MapNode {
    const entries: Entry[] = [];
    const merged: Entry[] = [];
    const seen = new Set<string>();
    for (const item of items) {
      const key = this.convertKey(asNode(item.key), span.start);
      const value = this.convert(asNode(item.value), Math.min(key.span.end + 1, this.text.length), depth + 1);
      if (key.value === MERGE_KEY && key.style === 'plain') {
        merged.push(...mergedEntries(value));
        continue;
      }
      const name = String(key.value);
      if (seen.has(name)) this.problems.push(duplicateKey(name, key.span));
      seen.add(name);
      entries.push({ key, value, merged: false });
    }
    const inherited = merged.filter(({ key }) => {
      const name = String(key.value);
      return !seen.has(name) && seen.add(name);
    });
    return { type: 'map', span, flow, entries: [...entries, ...inherited] };
  }

  private convertKey(source: YamlNode | null | undefined, fallback: number): ScalarNode {
    if (!source) return nothing(fallback);
    const span = spanOf(source, fallback);
    this.size++;
    if (isScalar(source)) return scalar(source.value, span, styleOf(source.type));
    return scalar(this.text.slice(span.start, span.end), span, 'plain');
  }

  private dereference(name: string, span: Span): Node {
    const target = this.anchors.get(name);
    if (!target) return nothing(span.start);
    this.aliasedNodes += target.size;
    this.size += target.size;
    if (this.aliasedNodes > MAX_ALIASED_NODES) {
      if (!this.problems.some(({ code }) => code === 'too-many-aliases')) this.problems.push(tooManyAliases(span));
      return nothing(span.start);
    }
    return { ...target.node, span };
  }
}

function tooManyAliases(span: Span): SyntaxProblem {
  const message = `The aliases of this document stand for more than ${MAX_ALIASED_NODES} values together, so it was read only up to here.`;
  return { code: 'too-many-aliases', span, message };
}

function mergedEntries(value: Node): Entry[] {
  if (value.type === 'map') return value.entries.map((entry) => ({ ...entry, merged: true }));
  return value.type === 'seq' ? value.items.flatMap(mergedEntries) : [];
}

/** The library types its nodes more loosely than it makes them. */
function asNode(value: unknown): YamlNode | null {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value) ? value : null;
}

function spanOf(node: YamlNode, fallback: number): Span {
  return node.range ? { start: node.range[0], end: node.range[1] } : { start: fallback, end: fallback };
}

function nothing(at: number): ScalarNode {
  return { type: 'scalar', span: { start: at, end: at }, style: 'plain', value: null };
}

function scalar(value: unknown, span: Span, style: ScalarStyle): ScalarNode {
  if (typeof value === 'symbol') return { type: 'scalar', span, style, value: MERGE_KEY };
  const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null;
  return { type: 'scalar', span, style, value: known ? value : String(value) };
}

function styleOf(type: string | undefined): ScalarStyle {
  if (type === 'QUOTE_DOUBLE') return 'double';
  if (type === 'QUOTE_SINGLE') return 'single';
  if (type === 'BLOCK_LITERAL') return 'literal';
  return type === 'BLOCK_FOLDED' ? 'folded' : 'plain';
}

/** Comments sit in many corners of the syntax tokens (start, sep, end, props), so every corner is looked into. */
function commentsOf(tokens: readonly unknown[]): Comment[] {
  const comments: Comment[] = [];
  const open: unknown[] = [...tokens];
  while (open.length > 0) {
    const token = open.pop();
    if (Array.isArray(token)) open.push(...token);
    else if (typeof token === 'object' && token !== null) {
      if ('type' in token && token.type === 'comment' && 'offset' in token && 'source' in token) {
        const start = Number(token.offset);
        const source = String(token.source);
        comments.push({ span: { start, end: start + source.length }, text: source.replace(/^#+/, '').trim() });
      } else {
        for (const value of Object.values(token)) if (typeof value === 'object') open.push(value);
      }
    }
  }
  return comments.sort((a, b) => a.span.start - b.span.start);
}

/** The composer is slow on absurd flow nesting, so brackets are counted first; quotes only make the count larger. */
function flowDepthProblem(text: string): SyntaxProblem | undefined {
  let run = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 91 || code === 123) {
      if (++run > MAX_DEPTH) return tooDeepAt(i);
    } else if (code > 32 && code !== 44 && code !== 58 && code !== 34 && code !== 39) run = 0;
  }
  return undefined;
}
