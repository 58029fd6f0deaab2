/** Bytes of what ships. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Setting } from '../part.ts';
import { checkout } from '../product.ts';
import type { Row, Section } from '../section.ts';

const VSIX = join(checkout, 'dist/fedlint.vsix');

export function bundles({ product }: Setting): Section {
  const files = readdirSync(product, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(product, name)).isFile())
    .sort();
  const rows: Row[] = files.map((name) => {
    const bytes = readFileSync(join(product, name));
    return { file: name, raw: bytes.length / 1024, gzip: gzipSync(bytes, { level: 9 }).length / 1024 };
  });
  if (existsSync(VSIX)) rows.push({ file: 'fedlint.vsix', raw: statSync(VSIX).size / 1024 });
  return {
    part: 'start',
    title: 'bytes',
    columns: [
      { key: 'file', title: 'file' },
      { key: 'raw', title: 'raw', unit: 'kB' },
      { key: 'gzip', title: 'gzip', unit: 'kB' },
    ],
    rows,
    notes: existsSync(VSIX)
      ? ['The .vsix is that of the last `npm run package`.']
      : ['No .vsix: `npm run package` makes it.'],
  };
}
