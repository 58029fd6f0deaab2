/** Every text that has ever made Fedlint fall, tried again as the fuzzer tried it. */
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { targets } from '../../scripts/fuzz/targets/list.ts';
import { isTrialTarget, type Trial } from '../../scripts/fuzz/trial.ts';

const FOLDER = new URL('fixtures/', import.meta.url);

for (const target of targets.filter(isTrialTarget)) {
  const folder = new URL(`${target.name}/`, FOLDER);
  for (const name of fixturesIn(target.name)) {
    test(`${target.name}: ${name}`, async () => {
      const trial: Trial = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
      await target.check(trial);
    });
  }
}

function fixturesIn(target: string): string[] {
  return readdirSync(FOLDER, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() && entry.parentPath.endsWith(target) ? [entry.name] : [],
  );
}
