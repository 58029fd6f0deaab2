/** From the start of a process to its end, beside a Node that does nothing. */
import { join } from 'node:path';
import { fedlint, homeIn } from '../check/ours.ts';
import { estate, TODAY } from '../estate.ts';
import { writeFiles } from '../files.ts';
import type { Setting } from '../part.ts';
import { type Contender, inTurns, run } from '../processes.ts';
import { temporaryFolder } from '../product.ts';
import type { Section } from '../section.ts';
import { median, spread } from '../statistics.ts';

const NOTHING = 'node -e 0';

export async function startOfProcesses({ product, sizes }: Setting): Promise<Section> {
  const folder = temporaryFolder('start');
  writeFiles(folder, estate(1));
  const rounds = sizes.starts;
  const cli = join(product, 'cli.cjs');
  const env = homeIn(temporaryFolder('cache'));
  const node = { program: process.execPath, statuses: [0, 1], cwd: folder, env };
  const contenders: Contender[] = [
    { name: NOTHING, command: { ...node, args: ['-e', '0'] }, rounds },
    { name: 'fedlint --version', command: { ...node, args: [cli, '--version'] }, rounds },
    {
      name: 'fedlint check, an empty folder',
      command: { ...node, args: [cli, 'check', '--now', TODAY], cwd: temporaryFolder('empty') },
      rounds,
    },
    ...fedlint(product).map(({ name, command, before }) => ({
      name: name.replace('check', 'check, one file'),
      command: command(folder),
      rounds,
      ...(before && { before }),
    })),
  ];
  for (const { command } of contenders) await run(command);
  const runs = await inTurns(contenders);
  const times = runs.map((each) => each.map(({ ms }) => ms));
  const least = median(times[0] ?? []);
  return {
    part: 'start',
    title: 'start, whole processes',
    columns: [
      { key: 'process', title: 'process' },
      { key: 'runs', title: 'runs', unit: 'count' },
      { key: 'median', title: 'median', unit: 'ms' },
      { key: 'p95', title: '95 %', unit: 'ms' },
      { key: 'ratio', title: 'of a bare Node', unit: '×' },
      { key: 'own', title: 'above it', unit: 'ms' },
    ],
    rows: contenders.map(({ name }, at) => {
      const { median: middle, p95 } = spread(times[at] ?? []);
      return { process: name, runs: rounds, median: middle, p95, ratio: middle / least, own: middle - least };
    }),
    notes: [],
  };
}
