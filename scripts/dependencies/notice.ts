/** The list of bundled libraries in NOTICE. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './shipped.ts';

export const notice: string = readFileSync(join(root, 'NOTICE'), 'utf8');

/** Names of the packages it lists. `@peculiar/asn1-cms, -csr` are two of them. */
export function noticed(): readonly string[] {
  const list = notice.slice(notice.indexOf('Bundled libraries'), notice.indexOf('\nThe ISC licence:'));
  const left = list.split('\n').flatMap((line) => /^ {2}([@a-z-].*?)(?: {2,}.*)?$/.exec(line)?.[1] ?? []);
  const names = left
    .join(' ')
    .replace(/\([^)]*\)/g, '')
    .split(/[\s,]+/);
  let family = '';
  const whole = names.map((name) => {
    if (name.startsWith('-')) return `${family}${name}`;
    family = name.replace(/(?<=\w)-.*/, '');
    return name;
  });
  return whole.sort();
}
