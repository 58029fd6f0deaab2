/** Writes a model in one of many layouts, with comments in every place a layout has for them. */
import { isMap, KEYS, type Model, type ModelMap, SAFE } from './model.ts';
import type { Random } from './random.ts';

export interface Layout {
  readonly eol: string;
  readonly step: number;
  readonly listStep: number;
  readonly quotes: 'plain' | 'single' | 'double' | 'mixed';
  readonly flow: number;
  readonly comments: number;
  readonly blankLines: number;
  readonly markers: 'none' | 'start' | 'both';
  readonly endsWithBreak: boolean;
}

export function randomLayout(random: Random): Layout {
  const step = random.pick([2, 4]);
  return {
    eol: random.pick(['\n', '\n', '\r\n']),
    step,
    listStep: random.pick([0, step]),
    quotes: random.pick(['plain', 'plain', 'single', 'double', 'mixed']),
    flow: random.pick([0, 0.2, 0.5]),
    comments: random.pick([0, 0.3, 0.7]),
    blankLines: random.pick([0, 0.2]),
    markers: random.pick(['none', 'none', 'start', 'both']),
    endsWithBreak: random.chance(0.7),
  };
}

export function writeYaml(model: ModelMap, layout: Layout, random: Random): string {
  const writer = new YamlWriter(layout, random);
  const lines = writer.lines(model);
  if (layout.markers !== 'none') lines.unshift('---');
  if (layout.markers === 'both') lines.push('...');
  return lines.join(layout.eol) + (layout.endsWithBreak || writer.endsInBlankLines ? layout.eol : '');
}

class YamlWriter {
  private readonly layout: Layout;
  private readonly random: Random;
  private readonly written: string[] = [];
  private last: 'text' | 'literal' | 'kept literal' = 'text';
  private comments = 0;

  constructor(layout: Layout, random: Random) {
    this.layout = layout;
    this.random = random;
  }

  /** The line breaks at the end of the text are part of a value. */
  get endsInBlankLines(): boolean {
    return this.last === 'kept literal';
  }

  lines(model: ModelMap): string[] {
    this.map(model, 0, '');
    if (this.random.chance(this.layout.comments)) this.push(this.comment());
    return this.written;
  }

  private map(model: ModelMap, column: number, lead: string): void {
    for (const [index, [key, value]] of Object.entries(model).entries()) {
      this.member(`${this.leadOf(index, column, lead)}${this.scalar(key)}:`, value, column, column + this.layout.step);
    }
  }

  private list(model: readonly Model[], column: number, lead: string): void {
    for (const [index, item] of model.entries()) {
      this.member(`${this.leadOf(index, column, lead)}-`, item, undefined, column + 2);
    }
  }

  /** The first member of a collection behind a dash begins on the line of the dash. */
  private leadOf(index: number, column: number, lead: string): string {
    if (index === 0 && lead !== '') return lead;
    // Below a block scalar, blank lines and deeper ones may be part of it.
    const deeper = this.last === 'text' && this.random.chance(0.2) ? 2 : 0;
    if (this.random.chance(this.layout.blankLines) && this.last !== 'kept literal') this.push('');
    if (this.random.chance(this.layout.comments / 2)) this.push(pad(column + deeper) + this.comment());
    return pad(column);
  }

  /** A value behind its key, or behind a dash, which has no column of keys. */
  private member(lead: string, value: Model, column: number | undefined, inner: number): void {
    const { flow, listStep } = this.layout;
    if (value === null && column !== undefined && this.random.chance(0.5)) this.push(lead + this.trailing());
    else if (typeof value === 'string' && /^\S.*\n/.test(value)) this.literal(lead, value, inner);
    else if (typeof value !== 'object' || value === null) this.push(`${lead} ${this.scalar(value)}${this.trailing()}`);
    else if (Object.keys(value).length === 0 || this.random.chance(flow)) this.flow(lead, value, inner);
    else {
      if (column !== undefined) this.push(lead + this.trailing());
      const next = column === undefined ? `${lead} ` : '';
      if (!Array.isArray(value)) this.map(value, inner, next);
      else this.list(value, column === undefined ? inner : column + listStep, next);
    }
  }

  private literal(lead: string, value: string, column: number): void {
    const breaks = /\n*$/.exec(value)?.[0].length ?? 0;
    const chomp = ['-', ''][breaks] ?? '+';
    const lines = value.replace(/\n+$/, '').split('\n');
    this.push(`${lead} |${chomp}`, ...lines.map((line) => (line === '' ? '' : pad(column) + line)));
    for (let count = 1; count < breaks; count++) this.push('');
    this.last = chomp === '+' ? 'kept literal' : 'literal';
  }

  private flow(lead: string, value: Model[] | ModelMap, column: number): void {
    const members = this.membersOf(value);
    const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
    if (members.length === 0 || this.random.chance(0.5)) {
      const space = members.length === 0 ? '' : this.random.pick(['', ' ']);
      this.push(`${lead} ${open}${space}${members.join(', ')}${space}${close}${this.trailing()}`);
      return;
    }
    const last = this.random.pick(['', ',']);
    const lines = members.map((member, index) => {
      return `${pad(column)}${member}${index < members.length - 1 ? ',' : last}${this.trailing()}`;
    });
    this.push(`${lead} ${open}`, ...lines, pad(column) + close + this.trailing());
  }

  private membersOf(value: Model[] | ModelMap): string[] {
    if (Array.isArray(value)) return value.map((item) => this.inline(item));
    return Object.entries(value).map(([key, item]) => `${this.inline(key)}: ${this.inline(item)}`);
  }

  private inline(value: Model): string {
    if (Array.isArray(value)) return `[${this.membersOf(value).join(', ')}]`;
    if (isMap(value)) return `{${this.membersOf(value).join(', ')}}`;
    const text = this.scalar(value);
    return typeof value === 'string' && /^[^"'].*[,[\]{}]/.test(text) ? JSON.stringify(value) : text;
  }

  private scalar(value: string | number | boolean | null): string {
    if (value === null) return this.random.pick(['null', '~']);
    if (typeof value !== 'string') return String(value);
    const { quotes } = this.layout;
    const style = quotes === 'mixed' ? this.random.pick(['plain', 'single', 'double']) : quotes;
    if (style === 'single' && !/\p{Cc}|\u2028/u.test(value)) return `'${value.replaceAll("'", "''")}'`;
    return style === 'plain' && isSafe(value) ? value : JSON.stringify(value);
  }

  private trailing(): string {
    return this.random.chance(this.layout.comments) ? ` ${this.comment()}` : this.random.pick(['', '', '', ' ']);
  }

  /** Each comment differs from all others, so that none can be lost unseen. */
  private comment(): string {
    return `# note-${++this.comments}-`;
  }

  private push(...lines: string[]): void {
    this.written.push(...lines);
    this.last = 'text';
  }
}

function isSafe(text: string): boolean {
  return [...SAFE, ...KEYS].some((safe) => safe === text && safe !== 'on');
}

/** JSON with tabs, spaces or neither; with comments where they are asked for. */
export function writeJson(model: Model, random: Random): string {
  const unit = random.pick(['', '\t', '  ', '    ']);
  const eol = random.pick(['\n', '\r\n']);
  const text = JSON.stringify(model, null, unit).replaceAll('\n', eol);
  if (unit === '' || random.chance(0.5)) return text + random.pick(['', eol]);
  let count = 0;
  return text.replaceAll(eol, () => (random.chance(0.3) ? ` // note-${++count}-${eol}` : eol)) + random.pick(['', eol]);
}

function pad(column: number): string {
  return ' '.repeat(column);
}
