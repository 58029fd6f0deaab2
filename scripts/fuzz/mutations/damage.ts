/** Damage to a text, as people, programs and bad luck do it. */
import type { Random } from '../../../test/unit/fixes/random.ts';
import { morsel } from './morsels.ts';

/** What is damaged, and another text of which pieces may come. */
export interface Patient {
  readonly text: string;
  readonly donor: string;
}

export type Damage = (patient: Patient, random: Random) => string;

/** Two offsets in the order of the text, mostly close to each other. */
function stretch(text: string, random: Random): readonly [from: number, to: number] {
  const from = random.below(text.length + 1);
  const length = random.below(random.pick([4, 60, 60, 600, text.length + 1]));
  return [from, Math.min(text.length, from + length)];
}

/** Replaces a stretch of lines, which are kept with their ends. */
function onLines(change: (lines: readonly string[], random: Random) => readonly string[]): Damage {
  return ({ text }, random) => {
    const lines = text.split(/(?<=\n)/);
    const from = random.below(lines.length);
    const count = 1 + random.below(5);
    const fresh = change(lines.slice(from, from + count), random);
    return [...lines.slice(0, from), ...fresh, ...lines.slice(from + count)].join('');
  };
}

const cut: Damage = ({ text }, random) => text.slice(0, random.below(text.length + 1));
const beheaded: Damage = ({ text }, random) => text.slice(random.below(text.length + 1));
const torn: Damage = ({ text }, random) => {
  const [from, to] = stretch(text, random);
  return text.slice(0, from) + text.slice(to);
};
const doubled: Damage = ({ text }, random) => {
  const [from, to] = stretch(text, random);
  return text.slice(0, to) + text.slice(from);
};
const stuffed: Damage = ({ text }, random) => {
  const [from, to] = stretch(text, random);
  return text.slice(0, from) + morsel(random) + text.slice(random.chance(0.5) ? from : to);
};
const spliced: Damage = ({ text, donor }, random) => {
  const [from, to] = stretch(text, random);
  const [start, end] = stretch(donor, random);
  return text.slice(0, from) + donor.slice(start, end) + text.slice(to);
};
/** Half of one text and half of another, cut at line ends. */
const grafted: Damage = ({ text, donor }, random) => {
  const before = text.split(/(?<=\n)/);
  const after = donor.split(/(?<=\n)/);
  return [...before.slice(0, random.below(before.length + 1)), ...after.slice(random.below(after.length))].join('');
};
const flipped: Damage = ({ text }, random) => {
  const at = random.below(Math.max(1, text.length));
  const flip = (text.charCodeAt(at) || 0) ^ (1 << random.below(16));
  return text.slice(0, at) + String.fromCharCode(flip) + text.slice(at + 1);
};

const TOKEN = /[\w./-]+|\s+|[^\w\s]/g;

/** Words and signs taken out, said twice, or changed with each other. */
const reworded: Damage = ({ text }, random) => {
  const tokens = text.match(TOKEN) ?? [];
  const a = random.below(Math.max(1, tokens.length));
  const b = random.below(Math.max(1, tokens.length));
  const [one = '', other = ''] = [tokens[a], tokens[b]];
  const [here, there] = random.pick([
    ['', other],
    [one + one, other],
    [other, one],
    [other, other],
  ]);
  return tokens.map((token, index) => (index === a ? here : index === b ? there : token)).join('');
};

const repeatedLines = onLines((lines) => [...lines, ...lines]);
const reversedLines = onLines((lines) => [...lines].reverse());
const removedLines = onLines(() => []);
const indentedLines = onLines((lines, random) => {
  const blanks = random.pick(['  ', '\t', ' ', '\u00a0', '        ']);
  return lines.map((line) => blanks + line);
});
const outdentedLines = onLines((lines) => lines.map((line) => line.replace(/^ {1,2}/, '')));
const commentedLines = onLines((lines, random) => lines.map((line) => random.pick(['# ', '#', '// ', '/* ']) + line));

/** Line ends of another system, or of several. */
const otherEnds: Damage = ({ text }, random) => {
  const ends = ['\n', '\r\n', '\r', '\n\n', '\u2028', '\u0085'] as const;
  const one = random.pick(ends);
  return text.replace(/\n/g, random.chance(0.5) ? () => one : () => random.pick(ends));
};

/** A value left to a template, or written in another way. */
const otherValue: Damage = ({ text }, random) =>
  text.replace(/(?<=[:=] ?)\S[^\n]*/g, (value) => (random.chance(0.9) ? value : otherSpelling(value, random)));

function otherSpelling(value: string, random: Random): string {
  return random.pick([
    `{{ ${value} }}`,
    `{{- .Values.${value.replace(/\W/g, '')} }}`,
    `\${${value}}`,
    `!!binary ${value}`,
    `!Ref ${value}`,
    `&x ${value}`,
    '*x',
    `[${value}]`,
    `{${value}: }`,
    `|\n      ${value}`,
    `>-\n ${value}`,
    `"${value}`,
    `'${value}'`,
    JSON.stringify(value),
    value.repeat(20),
    '',
  ]);
}

export const DAMAGES: readonly [Damage, ...Damage[]] = [
  ...([
    cut,
    beheaded,
    torn,
    doubled,
    stuffed,
    stuffed,
    spliced,
    spliced,
    grafted,
    flipped,
    reworded,
    reworded,
  ] as const),
  ...[repeatedLines, reversedLines, removedLines, indentedLines, outdentedLines, commentedLines, otherEnds, otherValue],
];
