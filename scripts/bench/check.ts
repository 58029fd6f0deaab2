/** `fedlint check` as a whole process, beside what people would run instead and beside the least it can cost. */
import { checkedBy } from './check/checkers.ts';
import { linters, parse, SCAN, scan } from './check/linters.ts';
import { fedlint, OURS } from './check/ours.ts';
import { bulk, monorepo } from './check/repositories.ts';
import { estate } from './estate.ts';
import type { Files } from './files.ts';
import type { Part, Setting } from './part.ts';
import type { Section } from './section.ts';

export const check: Part = {
  name: 'check',
  summary: 'fedlint check, beside other linters and beside bare reading',
  async measure(setting) {
    const { ourFiles, monorepo: mixed, bulk: megabytes } = setting.sizes;
    const share = `${shown(mixed.files)} files of which ${shown(mixed.ours)} are ours`;
    return [
      await measured(`check (a): ${shown(ourFiles)} small files, all ours`, () => estate(ourFiles), setting),
      await measured(`check (b): ${share}`, () => monorepo(mixed.files, mixed.ours), setting),
      await measured(`check (c): ${shown(megabytes)} MB of which 1 % is ours`, () => bulk(megabytes), setting),
    ];
  },
};

async function measured(title: string, files: () => Files, setting: Setting): Promise<Section> {
  const others = linters(setting);
  const checkers = [
    ...[...fedlint(setting.product), scan].map((one) => ({ ...one, always: true })),
    parse,
    ...others.here,
  ];
  const { written, results } = await checkedBy(checkers, files, setting.sizes, setting.keep);
  const timeOf = (name: string) => results.find((one) => one.name === name)?.median ?? Number.NaN;
  const megabytes = written.bytes / 2 ** 20;
  return {
    part: 'check',
    title,
    columns: [
      { key: 'name', title: 'program' },
      { key: 'runs', title: 'runs', unit: 'count' },
      { key: 'median', title: 'median', unit: 's' },
      { key: 'p95', title: '95 %', unit: 's' },
      { key: 'rate', title: 'speed', unit: 'MB/s' },
      { key: 'ofFloor', title: 'of the floor', unit: '×' },
      { key: 'ofOurs', title: 'of ours', unit: '×' },
      { key: 'peak', title: 'memory', unit: 'MB' },
      { key: 'remark', title: '' },
    ],
    rows: results.map((one) => ({
      ...one,
      rate: megabytes / one.median,
      ofFloor: one.median / timeOf(SCAN),
      ofOurs: one.median / timeOf(OURS),
    })),
    notes: [`${shown(written.files)} files, ${megabytes.toFixed(1)} MB.`, ...others.missing],
  };
}

function shown(count: number): string {
  return count.toLocaleString('en');
}
