/** Writes a YAML document in another layout: what it says, and every comment of it, stays. */
import type {
  Comment,
  Entry,
  MapNode,
  Node,
  ScalarNode,
  SeqNode,
  SyntaxTree,
} from '../../../server/src/core/syntax/tree.ts';
import type { Random } from '../../unit/fixes/random.ts';

export interface YamlLayout {
  /** Columns from a key to the map below it. */
  readonly step: number;
  /** Columns from a key to the list below it. */
  readonly listStep: number;
  /** Columns from a dash to what stands behind it. */
  readonly dash: number;
  readonly quotes: 'as they are' | 'single' | 'double' | 'mixed';
  readonly flow: number;
  readonly block: number;
  readonly comments: number;
  readonly blankLines: number;
  readonly anchors: number;
  readonly gap: ' ' | '\t' | '   ';
}

export function randomYamlLayout(random: Random): YamlLayout {
  const step = 1 + random.below(8);
  return {
    step,
    listStep: random.pick([0, 0, step, 1]),
    dash: random.pick([2, 2, 2, 4]),
    quotes: random.pick(['as they are', 'as they are', 'single', 'double', 'mixed']),
    flow: random.pick([0, 0, 0.3, 1]),
    block: random.pick([0, 1, 1]),
    comments: random.pick([0, 0.2, 0.5]),
    blankLines: random.pick([0, 0.2]),
    anchors: random.pick([0, 0, 0, 0.1]),
    gap: random.pick([' ', ' ', ' ', ' ', '\t', '   ']),
  };
}

/** Undefined for texts with anchors, tags, explicit keys and comments in odd places, which are left as they stand. */
export function writeAnew(text: string, tree: SyntaxTree, layout: YamlLayout, random: Random): string[] | undefined {
  const { root } = tree.outer ?? tree;
  if (!root || root.type === 'scalar' || root.flow || !isPlain(text, root)) return undefined;
  const { comments } = tree;
  if (comments.some(({ span }) => isInsideOfValue(root, span.start))) return undefined;
  return new Writer(text, comments, layout, random).document(root);
}

function isPlain(text: string, root: Node): boolean {
  for (const [key, value] of pairsIn(root)) {
    if (/[&*!?]/.test(text[key.span.start] ?? '')) return false;
    const between = text.slice(key.span.end, value.span.start);
    if (
      !/^["']?\s*:(?:\s|#.*)*$/.test(between) ||
      /^[*&!|>]/.test(text[value.span.start] ?? '') !== isBlockScalar(value)
    )
      return false;
  }
  return !/^\s*- *[&*!]/m.test(text) && !/^\s*<</m.test(text) && !/^[%?]/m.test(text);
}

function isBlockScalar(node: Node): boolean {
  return node.type === 'scalar' && (node.style === 'literal' || node.style === 'folded');
}

function* pairsIn(node: Node): Iterable<readonly [ScalarNode, Node]> {
  if (node.type === 'seq') for (const item of node.items) yield* pairsIn(item);
  if (node.type !== 'map') return;
  for (const { key, value } of node.entries) {
    yield [key, value];
    yield* pairsIn(value);
  }
}

/** Between brackets, or in the header of a block scalar. */
function isInsideOfValue(node: Node, offset: number): boolean {
  if (offset < node.span.start || offset >= node.span.end) return false;
  if (node.type === 'scalar' || node.flow) return true;
  const children = node.type === 'seq' ? node.items : node.entries.map(({ value }) => value);
  return children.some((child) => isInsideOfValue(child, offset));
}

class Writer {
  private readonly text: string;
  private readonly layout: YamlLayout;
  private readonly random: Random;
  private readonly above: Comment[];
  private readonly beside: Comment[];
  private readonly lines: string[] = [];
  private notes = 0;
  private anchors = 0;
  /** Below a block scalar, blank lines and comments may be taken for a part of it. */
  private isOpen = false;

  constructor(text: string, comments: readonly Comment[], layout: YamlLayout, random: Random) {
    this.text = text;
    this.layout = layout;
    this.random = random;
    const isAbove = ({ span }: Comment): boolean => /(?:^|[\r\n])[ \t]*$/.test(text.slice(0, span.start));
    this.above = comments.filter(isAbove);
    this.beside = comments.filter((comment) => !isAbove(comment));
  }

  document(root: MapNode | SeqNode): string[] {
    this.collection(root, 0, '', this.text.length);
    this.commentsUpTo(this.text.length, 0);
    return this.lines;
  }

  /** `lead` is what stands on the line before the first member. */
  private collection(node: MapNode | SeqNode, column: number, lead: string, limit: number): void {
    const members: readonly (Entry | Node)[] = node.type === 'map' ? node.entries : node.items;
    const startOf = (member: Entry | Node): number => ('key' in member ? member.key.span.start : member.span.start);
    for (const [index, member] of members.entries()) {
      const isLed = index === 0 && lead !== '';
      if (!isLed) this.gapAbove(startOf(member), column);
      const next = members[index + 1];
      const end = next ? startOf(next) : limit;
      const start = isLed ? lead : pad(column);
      if ('key' in member) this.value(`${start}${this.key(member.key)}:`, member.value, column, true, end);
      else this.value(`${start}-`, member, column, false, end);
      this.commentsBelow(end, startOf(member), column);
    }
  }

  private gapAbove(start: number, column: number): void {
    if (!this.isOpen && this.random.chance(this.layout.blankLines)) this.lines.push('');
    this.commentsUpTo(start, column);
    if (!this.isOpen && this.random.chance(this.layout.comments / 2)) this.push(pad(column) + this.note());
  }

  private value(lead: string, node: Node, column: number, isEntry: boolean, limit: number): void {
    const remark = this.remarkBeside(node, limit);
    if (node.type === 'scalar') this.scalar(lead, node, column + this.layout.step, isEntry, remark);
    else if (this.goesInline(node))
      this.push(`${lead}${this.layout.gap}${this.anchor()}${this.inline(node)}${this.trailing(remark)}`);
    else if (isEntry) {
      const anchor = this.anchor().trimEnd();
      this.push(`${lead}${anchor && ` ${anchor}`}${this.trailing(remark)}`);
      this.collection(node, column + (node.type === 'map' ? this.layout.step : this.layout.listStep), '', limit);
    } else if (remark === undefined && !this.hasAbove(node)) {
      const { dash } = this.layout;
      this.collection(node, column + dash, lead + pad(dash - 1), limit);
    } else {
      this.push(lead + this.trailing(remark));
      this.collection(node, column + this.layout.dash, '', limit);
    }
  }

  private scalar(lead: string, node: ScalarNode, column: number, isEntry: boolean, remark: string | undefined): void {
    const { value } = node;
    const { gap } = this.layout;
    if (value === null) {
      const written = this.random.pick(isEntry ? ['', ' null', ' ~'] : [' null', ' ~']);
      this.push(lead + written + this.trailing(remark));
    } else if (typeof value === 'string' && /\n/.test(value)) this.lengthy(lead, value, column, remark);
    else {
      const anchor = this.anchor();
      this.push(`${lead}${anchor ? ' ' : gap}${anchor}${this.word(node, false)}${this.trailing(remark)}`);
    }
  }

  private lengthy(lead: string, value: string, column: number, remark: string | undefined): void {
    const isFit =
      remark === undefined && /^[^\s#]/.test(value) && !/[^\n\t\x20-\x7e\u00a0-\ud7ff]|[ \t](?:\n|$)/.test(value);
    if (!isFit || this.random.chance(0.2)) {
      this.push(`${lead} ${JSON.stringify(value)}${this.trailing(remark)}`);
      return;
    }
    const breaks = /\n*$/.exec(value)?.[0].length ?? 0;
    const chomp = ['-', ''][breaks] ?? '+';
    const lines = value.replace(/\n+$/, '').split('\n');
    this.push(`${lead} |${chomp}`, ...lines.map((line) => (line === '' ? '' : pad(column) + line)));
    for (let count = 1; count < breaks; count++) this.push('');
    this.isOpen = true;
  }

  private goesInline(node: MapNode | SeqNode): boolean {
    const size = node.type === 'map' ? node.entries.length : node.items.length;
    if (size === 0) return true;
    if ([...this.above, ...this.beside].some(({ span }) => span.start < node.span.end)) return false;
    if (node.flow) return !this.random.chance(this.layout.block);
    return node.span.end - node.span.start < 400 && this.random.chance(this.layout.flow / 2);
  }

  private inline(node: Node): string {
    if (node.type === 'scalar') return node.value === null ? 'null' : this.word(node, true);
    const space = this.random.pick(['', ' ']);
    if (node.type === 'seq') return `[${node.items.map((item) => this.inline(item)).join(', ')}]`;
    const members = node.entries.map(({ key, value }) => `${this.word(key, true)}: ${this.inline(value)}`);
    return members.length === 0 ? '{}' : `{${space}${members.join(', ')}${space}}`;
  }

  private key(key: ScalarNode): string {
    return this.word(key, false);
  }

  private word(node: ScalarNode, isInside: boolean): string {
    const raw = this.text.slice(node.span.start, node.span.end);
    const { value, style } = node;
    if (typeof value !== 'string') return raw;
    const { quotes } = this.layout;
    const wanted = quotes === 'mixed' ? this.random.pick(['as they are', 'single', 'double']) : quotes;
    const isPrintable = /^[\x20-\x7e\u00a0-\ud7ff]*$/.test(value);
    if (wanted === 'single' && isPrintable) return `'${value.replaceAll("'", "''")}'`;
    if (wanted === 'double' && isPrintable) return JSON.stringify(value);
    const fits = !/[\r\n]/.test(raw) && !(isInside && style === 'plain' && /[,[\]{}]|:$|^[-?]/.test(raw));
    return fits && style !== 'literal' && style !== 'folded' ? raw : JSON.stringify(value);
  }

  private hasAbove(node: MapNode | SeqNode): boolean {
    return this.above.some(({ span }) => span.start < node.span.start);
  }

  /** A comment on the line of a key or of a value. */
  private remarkBeside(node: Node, limit: number): string | undefined {
    const isBlock = node.type !== 'scalar' && !node.flow;
    const at = this.beside.findIndex(({ span }) => span.start < (isBlock ? node.span.start : limit));
    const [comment] = at < 0 ? [] : this.beside.splice(at, 1);
    return comment && this.text.slice(comment.span.start, comment.span.end);
  }

  private trailing(remark: string | undefined): string {
    if (remark !== undefined) return ` ${remark}`;
    return this.random.chance(this.layout.comments) ? ` ${this.note()}` : this.random.pick(['', '', '', '', ' ']);
  }

  private commentsUpTo(limit: number, column: number): void {
    while ((this.above[0]?.span.start ?? limit) < limit) {
      const comment = this.above.shift();
      if (comment) this.push(pad(column) + this.text.slice(comment.span.start, comment.span.end));
    }
  }

  /** What stands below a member and deeper than it speaks of the member. */
  private commentsBelow(limit: number, member: number, column: number): void {
    const old = this.columnOf(member);
    for (
      let next = this.above[0];
      next && next.span.start < limit && this.columnOf(next.span.start) > old;
      next = this.above[0]
    ) {
      this.commentsUpTo(next.span.start + 1, column + 1);
    }
  }

  private columnOf(offset: number): number {
    return offset - 1 - this.text.lastIndexOf('\n', offset - 1);
  }

  private anchor(): string {
    return this.random.chance(this.layout.anchors) ? `&a${++this.anchors} ` : '';
  }

  /** Each differs from all others, so that none can be lost unseen. */
  private note(): string {
    return `# note-${++this.notes}-`;
  }

  private push(...lines: string[]): void {
    this.lines.push(...lines);
    this.isOpen = false;
  }
}

function pad(column: number): string {
  return ' '.repeat(Math.max(0, column));
}
