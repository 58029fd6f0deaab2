/** Activation in a real VS Code, by its own figures, and the time until a person sees the first finding. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeFiles } from '../files.ts';
import { documents } from '../manifests.ts';
import type { Setting } from '../part.ts';
import { checkout, temporaryFolder } from '../product.ts';
import type { Row, Section } from '../section.ts';
import { spread } from '../statistics.ts';

/** What the suite writes; milliseconds. */
type Figures = Readonly<Record<string, number>>;

/** No section where no VS Code has been set up: a benchmark downloads none of that size. */
export async function activation({ sizes, alone }: Setting): Promise<Section[]> {
  const isThere = existsSync(join(checkout, '.vscode-test/embedded-vscode'));
  const isPacked = existsSync(join(checkout, 'dist/fedlint.vsix'));
  const columns = [
    { key: 'figure', title: 'figure' },
    { key: 'runs', title: 'runs', unit: 'count' },
    { key: 'median', title: 'median', unit: 'ms' },
    { key: 'p95', title: '95 %', unit: 'ms' },
  ] as const;
  const section = { part: 'start', title: 'activation in a real VS Code', columns };
  if (alone) return [];
  if (!isThere || !isPacked) {
    const notes = ['Not measured: it takes what `npm run package` and `node test/editor/run.mjs` leave behind.'];
    return [{ ...section, rows: [], notes }];
  }
  const runs = Array.from({ length: Math.ceil(sizes.rounds / 2) }, runOnce);
  const names = Object.keys(runs[0] ?? {});
  const rows = names.map((name): Row => {
    const times = runs.flatMap((figures) => figures[name] ?? []);
    return { figure: name, runs: times.length, ...spread(times) };
  });
  return [{ ...section, rows, notes: ['Of the last `npm run package`, installed, in a freshly started VS Code.'] }];
}

/** The folder has no configuration, so it is the opened file that wakes the extension. */
function runOnce(): Figures {
  const workspace = temporaryFolder('activation');
  writeFiles(workspace, [['partner.yaml', documents('bare', 13)]]);
  const file = join(temporaryFolder('figures'), 'figures.json');
  const program = fileURLToPath(new URL('vscode.mjs', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, workspace, file], { encoding: 'utf8' });
  if (!existsSync(file)) throw new Error(`the editor told no figures (${status}): ${stdout}${stderr}`);
  return JSON.parse(readFileSync(file, 'utf8'));
}
