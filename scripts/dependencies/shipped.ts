/** What is in the bundles, as the build says itself. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Bytes of each package in each bundle: `server.cjs` to `node_modules/yaml` to 115269. What is ours is left out. */
export type Shipped = ReadonlyMap<string, ReadonlyMap<string, number>>;

interface Metafile {
  readonly outputs: Readonly<Record<string, { readonly inputs: Readonly<Record<string, { bytesInOutput: number }>> }>>;
}

/** Builds everything into a temporary folder. */
export function shipped(): Shipped {
  const folder = mkdtempSync(join(tmpdir(), 'fedlint-shipped-'));
  try {
    const file = join(folder, 'metafiles');
    const outdir = join(folder, 'dist');
    for (const args of [['scripts/build-validators.mjs'], ['scripts/build-parser.mjs'], building(outdir)]) {
      const env = { ...process.env, METAFILES: file };
      const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' });
      if (status !== 0) throw new Error(`${args.join(' ')} failed: ${stderr}`);
    }
    const metafiles: Metafile[] = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const bundles = metafiles.flatMap(({ outputs }) => Object.entries(outputs));
    return new Map(
      bundles
        .map(([path, { inputs }]) => [nameOf(path, outdir), packagesIn(inputs)] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function building(outdir: string): string[] {
  return ['--import', './scripts/dependencies/with-metafile.mjs', 'scripts/build.mjs', outdir];
}

/** Paths of outputs go from the root of the project. */
function nameOf(path: string, outdir: string): string {
  return relative(outdir, join(root, path)).replaceAll('\\', '/');
}

/** The innermost package in which a file lies. */
const PACKAGE = /^(?:.*\/)?(?<folder>(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+)\//;

function packagesIn(inputs: Metafile['outputs'][string]['inputs']): Map<string, number> {
  const bytes = new Map<string, number>();
  for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
    const folder = PACKAGE.exec(path.slice(Math.max(0, path.indexOf('node_modules/'))))?.groups?.folder;
    if (folder === undefined || bytesInOutput === 0) continue;
    bytes.set(folder, (bytes.get(folder) ?? 0) + bytesInOutput);
  }
  return bytes;
}
