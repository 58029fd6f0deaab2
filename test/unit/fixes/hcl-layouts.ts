/** Writes a model as HCL in one of many layouts, with comments in every place a layout has for them. */
import type { Node } from '../../../server/src/core/syntax/tree.ts';
import { isMap, type Model, type ModelMap } from './model.ts';
import type { Random } from './random.ts';

interface Layout {
  readonly eol: string;
  readonly unit: string;
  readonly comments: number;
  readonly blankLines: number;
  readonly aligned: boolean;
  readonly quotedKeys: boolean;
  readonly commas: boolean;
  readonly oneLine: number;
  readonly labels: number;
  readonly assigns: number;
  readonly endsWithBreak: boolean;
}

function randomLayout(random: Random): Layout {
  return {
    eol: random.pick(['\n', '\n', '\r\n']),
    unit: random.pick(['  ', '    ', '\t']),
    comments: random.pick([0, 0.3, 0.7]),
    blankLines: random.pick([0, 0.2]),
    aligned: random.chance(0.3),
    quotedKeys: random.chance(0.2),
    commas: random.chance(0.2),
    oneLine: random.pick([0, 0.3, 0.8]),
    labels: random.pick([0, 0.5, 1]),
    assigns: random.pick([0, 0.3, 1]),
    endsWithBreak: random.chance(0.7),
  };
}

export function writeHcl(model: ModelMap, random: Random): string {
  const layout = randomLayout(random);
  const writer = new HclWriter(layout, random);
  const text = writer.body(model, '').join(layout.eol);
  return text + (layout.endsWithBreak || writer.endsInHeredoc ? layout.eol : '');
}

class HclWriter {
  private readonly layout: Layout;
  private readonly random: Random;
  private comments = 0;
  /** HCL1 wants a line break behind the word that ends a heredoc. */
  endsInHeredoc = false;

  constructor(layout: Layout, random: Random) {
    this.layout = layout;
    this.random = random;
  }

  body(model: ModelMap, indent: string): string[] {
    const entries = Object.entries(model);
    const width = Math.max(...entries.map(([key]) => this.key(key).length));
    const lines = entries.flatMap(([key, value]) => [...this.above(indent), ...this.entry(key, value, indent, width)]);
    return this.random.chance(this.layout.comments / 2) ? [...lines, indent + this.lineComment()] : lines;
  }

  /** The lines of an entry; a map may be one block for each of its labels. */
  private entry(key: string, value: Model, indent: string, width: number): string[] {
    const name = this.key(key);
    this.endsInHeredoc = false;
    if (!isMap(value)) {
      const sign = `${this.layout.aligned ? ' '.repeat(width - name.length) : ''} = `;
      return this.attribute(name + sign, value, indent);
    }
    const labelled = Object.entries(value);
    if (labelled.length > 0 && this.random.chance(this.layout.labels) && labelled.every(([, inner]) => isMap(inner))) {
      return labelled.flatMap(([label, inner], index) => [
        ...(index > 0 ? this.above(indent) : []),
        ...this.block(`${name} ${this.label(label)} `, isMap(inner) ? inner : {}, indent),
      ]);
    }
    return this.block(name + (this.random.chance(this.layout.assigns) ? ' = ' : ' '), value, indent);
  }

  private attribute(head: string, value: Exclude<Model, ModelMap>, indent: string): string[] {
    const { unit, eol } = this.layout;
    if (typeof value === 'string' && /^\S[\s\S]*\n$/.test(value) && this.random.chance(0.7)) {
      this.endsInHeredoc = true;
      const dash = this.random.chance(0.5);
      const lines = value.slice(0, -1).split('\n');
      const text = dash ? lines.map((line) => indent + unit + line) : lines;
      return [`${indent}${head}<<${dash ? '-' : ''}EOT`, ...text, `${dash ? indent + unit : ''}EOT`];
    }
    if (!Array.isArray(value) || value.length === 0 || this.random.chance(0.5)) {
      return [indent + head + this.inline(value) + this.ending()];
    }
    const items = value.map((item, index) => {
      const comma = index < value.length - 1 || this.random.chance(0.5) ? ',' : '';
      return `${indent}${unit}${this.inline(item)}${comma}${this.trailing()}`;
    });
    return `${indent}${head}[${eol}${items.join(eol)}${eol}${indent}]${this.ending()}`.split(eol);
  }

  private block(head: string, value: ModelMap, indent: string): string[] {
    const inner = this.random.chance(this.layout.oneLine) ? this.inline(value) : undefined;
    if (inner !== undefined || Object.keys(value).length === 0) {
      const inside = inner ?? this.random.pick(['{}', '{ }', `{${this.layout.eol}${indent}}`]);
      return `${indent}${head}${inside}${this.ending()}`.split(this.layout.eol);
    }
    const lines = this.body(value, indent + this.layout.unit);
    this.endsInHeredoc = false;
    return [`${indent}${head}{${this.trailing()}`, ...lines, `${indent}}${this.ending()}`];
  }

  private inline(value: Model): string {
    if (Array.isArray(value)) return `[${value.map((item) => this.inline(item)).join(', ')}]`;
    if (!isMap(value)) return JSON.stringify(value);
    const members = Object.entries(value).map(([key, item]) => {
      const sign = isMap(item) && this.random.chance(0.5) ? ' ' : ' = ';
      return this.key(key) + sign + this.inline(item);
    });
    return members.length === 0 ? '{}' : `{ ${members.join(this.layout.commas ? ', ' : ' ')} }`;
  }

  private key(key: string): string {
    return !this.layout.quotedKeys && /^[\p{L}_][\p{L}\d_.-]*$/u.test(key) ? key : JSON.stringify(key);
  }

  private label(label: string): string {
    return this.random.chance(0.8) ? JSON.stringify(label) : this.key(label);
  }

  private above(indent: string): string[] {
    const blank = this.random.chance(this.layout.blankLines) ? [''] : [];
    return this.random.chance(this.layout.comments / 2) ? [...blank, indent + this.lineComment()] : blank;
  }

  /** What may follow an entry on its line. */
  private ending(): string {
    return (this.layout.commas && this.random.chance(0.5) ? ',' : '') + this.trailing();
  }

  private trailing(): string {
    return this.random.chance(this.layout.comments) ? ` ${this.lineComment()}` : this.random.pick(['', '', '', ' ']);
  }

  /** Each comment differs from all others, so that none can be lost unseen. */
  private lineComment(): string {
    const note = `note-${++this.comments}-`;
    return this.random.pick([`# ${note}`, `# ${note}`, `// ${note}`, `/* ${note} */`]);
  }
}

/** What a text says, blocks of one name merged as HCL merges them. */
export function merged(...nodes: readonly Node[]): Model {
  const last = nodes.at(-1);
  if (last?.type === 'scalar') return last.value;
  if (last?.type === 'seq') return last.items.map((item) => merged(item));
  const values = new Map<string, Node[]>();
  for (const { key, value } of nodes.flatMap((node) => (node.type === 'map' ? node.entries : []))) {
    values.set(String(key.value), [...(values.get(String(key.value)) ?? []), value]);
  }
  return Object.fromEntries([...values].map(([key, parts]) => [key, merged(...parts)]));
}
