/** Small texts that stand for much, and large ones that say little. */
import type { Random } from '../../../test/unit/fixes/random.ts';

/** A size between 2 and 2^`most`, small ones as often as large ones. */
export function size(random: Random, most: number): number {
  const bits = 1 + random.below(most);
  return 2 ** bits + random.below(2 ** bits);
}

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');
}

/** Levels of aliases, each of which stands for several of the one below. */
function aliases(random: Random): string {
  const width = 2 + random.below(8);
  const level = (name: number) => `a${name + 1}: &a${name + 1} [${Array(width).fill(`*a${name}`).join(', ')}]`;
  return `a0: &a0 [x, x]\n${lines(2 + random.below(10), level)}`;
}

function merges(random: Random): string {
  return `a0: &a0 {k: v}\n${lines(2 + random.below(24), (i) => `a${i + 1}: &a${i + 1}\n  <<: [*a${i}, *a${i}]\n  k${i}: v`)}`;
}

/** Brackets of any language, closed or not. */
function nested(random: Random): string {
  const depth = size(random, 12);
  const [open, close] = random.pick([
    ['[', ']'],
    ['{a: ', '}'],
    ['{"a":', '}'],
    ['- ', ''],
    ['? ', ''],
    ['a {', '}'],
    ['a = [', ']'],
    ['(', ')'],
    ['!', ''],
    ['{{ ', ' }}'],
    ['"{\\"a\\":', '}"'],
  ]);
  return open.repeat(depth) + (random.chance(0.5) ? close.repeat(depth) : '');
}

function stairs(random: Random): string {
  return lines(size(random, 8), (i) => `${' '.repeat(i)}a:`);
}

function giant(random: Random): string {
  return random
    .pick(['a', 'ab ', '0', '=', '\\n', '"', "'", '{{', '/', '.', '-', '\t', 'é', '🔑'])
    .repeat(size(random, 16));
}

function manyKeys(random: Random): string {
  const isSame = random.chance(0.5);
  return lines(size(random, 9), (i) => `k${isSame ? '' : i}: v${i}`);
}

function manyOf(random: Random): string {
  const piece = random.pick([
    ...([
      '---\n',
      '...\n',
      '# c\n',
      '\n',
      '-----BEGIN CERTIFICATE-----\n',
      '# fedlint-ignore missing-owner -- x\n',
    ] as const),
    ...[
      'server {}\n',
      'a = "b"\n',
      'permit(principal,action,resource);\n',
      '* @a\n',
      '- a\n',
      'a <<EOF\n',
      '{{ x }}\n',
    ],
  ]);
  return piece.repeat(size(random, 9));
}

export function bomb(random: Random): string {
  return random.pick([aliases, merges, nested, stairs, giant, manyKeys, manyOf])(random);
}
