/** What people do to a text: typing, pasting, moving, undoing; and what happens to it that nobody meant. */
import type { Random } from '../../unit/fixes/random.ts';

/** What an alteration may draw upon besides the text. */
export interface Around {
  /** Other texts, to paste from. */
  readonly texts: readonly [string, ...string[]];
  /** Earlier states of this text. */
  readonly past: readonly string[];
  /** Ids of rules that have something to say about it. */
  readonly rules: readonly [string, ...string[]];
}

/** The states that a text goes through; each is one change. */
export type Alteration = (random: Random, text: string, around: Around) => readonly string[];

/** What is typed on its own, of every language and of none. */
const PIECES = [
  ...['{', '}', '[', ']', '"', "'", ',', '=', ':', ': ', ' ', '  ', '\n', '\r\n', '\r', '\t', '\\', '\\n', '\\"', '#'],
  ...[
    '//',
    '/*',
    '*/',
    '<<EOF\n',
    '<<-EOF\n',
    'EOF\n',
    '|',
    '|-\n',
    '>\n',
    '- ',
    '&a ',
    '*a',
    '<<: *a\n',
    '!!str ',
    '? ',
  ],
  ...[
    `\${X}`,
    '{{ .x }}',
    '{{- if .x }}\n',
    'null',
    'true',
    '"24h"',
    '2026-12-31',
    '🔑',
    'é',
    '\0',
    '\uFEFF',
    '\u2028',
  ],
  ...['\ud800', '\udc00', '%YAML 1.2\n', '%TAG ! x\n', 'spiffe://', '-----BEGIN CERTIFICATE-----\n', '__proto__: {}\n'],
  ...['federates_with "b.test" {}\n', 'profile "https_web" {\n', '"use": "x509-svid",', '"x5c": ["MII', 'fedlint.dev/'],
] as const;

const MARKERS = [
  ...['---', '---', '---', '...', '--- ', '---\t', '--- # c', '--- |', '--- >-', '--- {}', '--- !!map', '---#', '----'],
  ...['... # c', '...  ', '....', '---\n---', '---\n...', '%YAML 1.2\n---', '# c\n---', '  ---', '--', '--- a: 1'],
] as const;

const BREAKS = ['\n', '\r\n', '\r'] as const;

const typing: Alteration = (random, text) => {
  const at = random.below(text.length + 1);
  const typed = random.pick(PIECES);
  const end = random.chance(0.7) ? at : Math.min(text.length, at + random.below(random.pick([3, 40, 300])));
  const rest = text.slice(end);
  if (random.chance(0.5)) return [text.slice(0, at) + typed + rest];
  return Array.from(typed, (_, length) => text.slice(0, at) + typed.slice(0, length + 1) + rest);
};

const pastingLines: Alteration = (random, text, { texts }) => {
  const block = someLines(random, linesOf(random.pick(texts)));
  const lines = linesOf(text);
  lines.splice(random.below(lines.length + 1), 0, ...block);
  return [lines.join('')];
};

const cuttingLines: Alteration = (random, text) => {
  const lines = linesOf(text);
  lines.splice(random.below(lines.length), 1 + random.below(random.pick([1, 3, 20])));
  return [lines.join('')];
};

/** Cut and pasted, which editors send as two changes or as one. */
const moving: Alteration = (random, text) => {
  const lines = linesOf(text);
  const block = lines.splice(random.below(lines.length), 1 + random.below(random.pick([1, 3, 20])));
  const cut = lines.join('');
  lines.splice(random.below(lines.length + 1), 0, ...block);
  return random.chance(0.5) ? [cut, lines.join('')] : [lines.join('')];
};

const marking: Alteration = (random, text) => {
  const lines = linesOf(text);
  const at = random.pick([random.below(lines.length + 1), random.below(lines.length + 1), 0, lines.length]);
  const isOver = random.chance(0.3) && at < lines.length;
  lines.splice(at, isOver ? 1 : 0, random.pick(MARKERS) + random.pick([...BREAKS, '\n', '\n', '']));
  return [lines.join('')];
};

/** At a mark between documents that is there already. */
const unmarking: Alteration = (random, text, around) => {
  const lines = linesOf(text);
  const marked = lines.flatMap((line, index) => (/^(?:---|\.\.\.)/.test(line) ? index : []));
  const at = marked[random.below(marked.length)];
  if (at === undefined) return marking(random, text, around);
  const line = lines[at] ?? '';
  lines[at] = random.pick([
    '',
    ` ${line}`,
    `x${line}`,
    line.slice(1),
    line.replace('---', '...'),
    `# ${line}`,
    `${line}${line}`,
  ]);
  return [lines.join('')];
};

const breakingLines: Alteration = (random, text) => {
  const half = random.below(text.length + 1);
  const [from, to] = random.pick([
    [0, text.length],
    [0, half],
    [half, text.length],
  ] as const);
  const lineBreak = random.pick(BREAKS);
  return [text.slice(0, from) + text.slice(from, to).replace(/\r\n|\n|\r/g, lineBreak) + text.slice(to)];
};

/** Lines come together or apart, and what follows keeps its distance from the start. */
const rejoining: Alteration = (random, text) => {
  const places = [...text.matchAll(/[ \n]/g)].map(({ index }) => index);
  const at = places[random.below(places.length)];
  if (at === undefined) return [text];
  return [text.slice(0, at) + (text[at] === ' ' ? '\n' : ' ') + text.slice(at + 1)];
};

/** A name is another one, everywhere in the text at once. */
const renaming: Alteration = (random, text, { texts }) => {
  const words = (of: string) => of.match(/[A-Za-z0-9_./:-]{3,}/g) ?? [];
  const [own, others] = [words(text), words(random.pick(texts))];
  const word = own[random.below(own.length)] ?? 'acme';
  const other = random.chance(0.2) ? word.slice(1) : (others[random.below(others.length)] ?? 'shop');
  if (random.chance(0.5)) return [text.replace(word, () => other)];
  const parts = text.split(word);
  if (parts.length > 40) return [parts.join(other)];
  return parts.slice(1).map(
    (_, i) =>
      parts.slice(0, i + 2).join(other) +
      parts
        .slice(i + 2)
        .map((part) => word + part)
        .join(''),
  );
};

const suppressing: Alteration = (random, text, { rules }) => {
  const lines = linesOf(text);
  const ids = random.chance(0.3) ? `${random.pick(rules)} ${random.pick(rules)}` : random.pick(rules);
  const until = random.pick([
    '',
    '',
    ' until=2026-11-22',
    ' until=2027-01-31 -- agreed',
    ' until=2020-01-01',
    ' until=soon',
  ]);
  const request = `# ${random.pick(['fedlint-ignore', 'fedlint-ignore', 'fedlint-ignore-file'])} ${ids}${until}`;
  const at = random.below(lines.length + 1);
  const line = lines[at];
  if (line !== undefined && random.chance(0.6)) lines[at] = line.replace(/[ \t]*(?=[\r\n]|$)/, ` ${request}`);
  else lines.splice(at, 0, `${/^[ -]*/.exec(line ?? '')?.[0].replaceAll('-', ' ') ?? ''}${request}\n`);
  return [lines.join('')];
};

/** A comment goes, or what stands in it counts again. */
const uncommenting: Alteration = (random, text) => {
  const comments = [...text.matchAll(/[ \t]*(?:#|\/\/)[^\r\n]*/g)];
  const comment = comments[random.below(comments.length)];
  if (!comment) return [text];
  const kept = random.chance(0.5) ? '' : comment[0].replace(/#|\/\//, '');
  return [text.slice(0, comment.index) + kept + text.slice(comment.index + comment[0].length)];
};

const emptying: Alteration = (_, text) => ['', text];
const undoing: Alteration = (random, text, { past }) => [past[random.below(past.length)] ?? text];
const doubling: Alteration = (random, text) => [text + random.pick(['', '---\n', '\n---\n', '...\n']) + text];
const replacing: Alteration = (random, _, { texts }) => [random.pick(texts)];
const ofMark: Alteration = (_, text) => [text.startsWith('\uFEFF') ? text.slice(1) : `\uFEFF${text}`];
const indenting: Alteration = (random, text) => {
  const lines = linesOf(text);
  const from = random.below(lines.length);
  const to = from + 1 + random.below(12);
  const by = random.pick([
    (line: string) => `  ${line}`,
    (line: string) => `\t${line}`,
    (line: string) => line.replace(/^ {1,2}/, ''),
  ]);
  return [lines.map((line, index) => (index >= from && index < to ? by(line) : line)).join('')];
};

/** By how often they are done. */
const ALTERATIONS = [
  ...[typing, typing, typing, typing, typing, pastingLines, pastingLines, cuttingLines, cuttingLines, moving, moving],
  ...[marking, marking, unmarking, unmarking, breakingLines, rejoining, rejoining, renaming, renaming, renaming],
  ...[
    suppressing,
    suppressing,
    uncommenting,
    undoing,
    undoing,
    undoing,
    emptying,
    doubling,
    replacing,
    ofMark,
    indenting,
  ],
] as const;

export const altered: Alteration = (random, text, around) => random.pick(ALTERATIONS)(random, text, around);

/** Each with its line break. */
function linesOf(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [''];
}

function someLines(random: Random, lines: readonly string[]): readonly string[] {
  const from = random.below(lines.length);
  return lines.slice(from, from + 1 + random.below(random.pick([1, 6, 40])));
}
