/**
 * Values that make regular expressions go back and forth, in every field of every kind of manifest at once: each repeats
 * what a pattern may take, and ends in what none expects.
 */
import { exampleTexts } from '../../../test/robustness/texts.ts';
import { SOUND } from '../sound-workspace.ts';
import type { Seed } from '../target.ts';
import type { Family } from './family.ts';

const PIECES: readonly string[] = [
  ...[
    'a',
    '0',
    ' ',
    '\\t',
    '.',
    '-',
    '_',
    '/',
    ':',
    '*',
    '@',
    '%',
    '`',
    '$',
    '{',
    '{{',
    '${',
    '$(',
    '<',
    '(',
    '[',
    '|',
    ',',
  ],
  ...[
    'a.',
    'a-',
    '-.',
    '..',
    '//',
    '/*',
    '**',
    'a/',
    '../',
    ':0',
    '1h',
    '1.',
    '0:',
    'a ',
    ' -',
    '-----BEGIN ',
    'a@',
    '%2',
    'A=',
  ],
  ...['spiffe://', 'https://', 'until=', '{{ x }}', `\${x}`, '<x>', '[^a]', '(a|', '(a+)+', 'a*', '.*', 'é', '10.0.'],
];

/** Fields that say what a manifest is. */
const KEPT = /^\s*(?:- )?["']?(?:apiVersion|kind|type|@type|name)["']?\s*[:=]/;
const VALUE = /((?::|=|-)\s+)("?)([^"\n{}[\],|>&*!#]+)\2(,?)$/;

/** Puts a value in the place of every other one that stands on a line of its own. */
function filled(text: string, value: string): string {
  return text
    .split('\n')
    .map((line) =>
      KEPT.test(line) ? line : line.replace(VALUE, (_, before, _quote, _old, after) => `${before}"${value}"${after}`),
    )
    .join('\n');
}

/** A text for each kind of manifest that any example shows. */
function carriers(): readonly Seed[] {
  const byKind = new Map<string, Seed>();
  for (const { path, text } of exampleTexts()) {
    const kind = /^kind: *(\S+)/m.exec(text)?.[1];
    if (kind !== undefined && path.endsWith('.yaml') && !text.includes('\n---') && !byKind.has(kind))
      byKind.set(kind, { path, text });
  }
  return [...Object.entries(SOUND).map(([path, text]) => ({ path, text })), ...byKind.values()];
}

/** One family for each piece and carrier. */
export function valueFamilies(): readonly Family[] {
  return carriers().flatMap(({ path, text }) =>
    PIECES.map(
      (piece): Family => ({
        name: `values: ${JSON.stringify(piece)} in ${/^kind: *(\S+)/m.exec(text)?.[1] ?? path}`,
        path,
        text: (n) => filled(text, `${piece.repeat(Math.ceil(n / piece.length))}!`),
      }),
    ),
  );
}
