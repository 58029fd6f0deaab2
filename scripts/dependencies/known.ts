/** What no file of the packages says: why each is there, and, from the registry, when it was last released. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Known {
  /** The day on which the registry was asked. */
  readonly asOf: string;
  readonly packages: Readonly<Record<string, { readonly why?: string; readonly released: string }>>;
}

const FILE = fileURLToPath(new URL('known.json', import.meta.url));

export function known(): Known {
  return JSON.parse(readFileSync(FILE, 'utf8'));
}

/** Asks the registry when each was last released, and writes it down. */
export function lookUp(names: readonly string[]): void {
  const before = known().packages;
  const packages = names.map((name) => [name, { ...before[name], released: lastRelease(name) }] as const);
  const asOf = new Date().toISOString().slice(0, 10);
  writeFileSync(FILE, `${JSON.stringify({ asOf, packages: Object.fromEntries(packages) }, null, 2)}\n`);
}

function lastRelease(name: string): string {
  const { status, stdout } = spawnSync('npm', ['view', name, 'time', '--json'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the registry told nothing of ${name}`);
  const times: Record<string, string> = JSON.parse(stdout);
  const releases = Object.entries(times).filter(([version]) => /^\d/.test(version));
  return (
    releases
      .map(([, time]) => time.slice(0, 10))
      .sort()
      .at(-1) ?? ''
  );
}
