/** Measuring programs on the sources, in processes of their own: bundled, as the product is, with the collector at hand. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { checkout } from './product.ts';
import type { Section } from './section.ts';
import type { Sizes } from './sizes.ts';

const PROGRAMS = {
  'judged-again': 'scripts/bench/keystroke/judged-again.ts',
  curves: 'scripts/bench/growth/curves.ts',
  reading: 'scripts/bench/reading.ts',
  review: 'scripts/bench/review.ts',
};

let building: Promise<string> | undefined;

/** What a program writes to its standard output, told how much to measure. */
export async function sectionsOf(program: keyof typeof PROGRAMS, sizes: Sizes): Promise<Section[]> {
  building ??= buildPrograms();
  const file = join(await building, `${program}.mjs`);
  return JSON.parse(await output(['--expose-gc', file, JSON.stringify(sizes)]));
}

async function buildPrograms(): Promise<string> {
  // Within the checkout, where packages are found that are not bundled.
  const within = join(checkout, '.vscode-test/bench');
  mkdirSync(within, { recursive: true });
  const outdir = mkdtempSync(join(within, 'programs-'));
  process.on('exit', () => rmSync(outdir, { recursive: true, force: true }));
  await build({
    absWorkingDir: checkout,
    entryPoints: PROGRAMS,
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
  return outdir;
}

function output(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: checkout, stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
    });
    child.on('error', reject);
    child.on('close', (status) => {
      if (status === 0) resolve(text);
      else reject(new Error(`${args.join(' ')} ended with ${status}`));
    });
  });
}
