/** Links between the texts of the project lead somewhere. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

const texts = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'examples/README.md', ...textsBelow('docs')];

function textsBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true })
    .map((name) => `${folder}/${String(name).replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.md'))
    .sort();
}

/** As GitHub makes them. */
function anchorsIn(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test('every link between files leads to one, and every anchor to a heading', () => {
  const broken = texts.flatMap((text) => {
    const markdown = readFileSync(join(root, text), 'utf8').replaceAll(/^```.*?^```/gms, '');
    return [...markdown.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = '']) => {
      if (/^[a-z]+:/.test(target)) return [];
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? text : join(dirname(text), path);
      if (!existsSync(join(root, file))) return `${text}: ${target}`;
      const leads = anchor === undefined || anchorsIn(readFileSync(join(root, file), 'utf8')).includes(anchor);
      return leads ? [] : `${text}: ${target}`;
    });
  });
  assert.deepEqual(broken, []);
});
