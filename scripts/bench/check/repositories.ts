/** The repositories that are checked: the same files every time, paths with their texts. */
import { estate } from '../estate.ts';
import type { Files } from '../files.ts';
import { definition, foreignManifest } from './foreign.ts';

/** (b): manifests of programs, a folder for each eight, and among them ours. */
export function* monorepo(files: number, ours: number): Files {
  const every = Math.floor(files / ours);
  const own = estate(ours);
  for (let n = 0; n < files; n++) {
    const mine = n % every === every - 1 ? own[(n - every + 1) / every] : undefined;
    if (mine) yield [`clusters/${n % 7}/trust/${mine[0]}`, mine[1]];
    else yield [`apps/${Math.floor(n / 800)}/${Math.floor(n / 8)}/${n % 8}.yaml`, foreignManifest(n)];
  }
}

/** (c): of a hundred files 80 hold one manifest, 15 a rendered chart, 4 are long definitions, and one is a cluster. */
export function* bulk(megabytes: number): Files {
  const own = endlessEstate();
  let bytes = 0;
  for (let n = 0; bytes < megabytes * 2 ** 20; n++) {
    // One of a hundred is ours, whatever its size.
    const isOurs = (n * 37) % 101 === 0;
    const text = isOurs ? several(manifestsIn(n), () => own.next().value ?? '') : foreignFile(n);
    bytes += text.length;
    yield [`${isOurs ? 'trust' : 'rendered'}/${Math.floor(n / 100)}/${n}.yaml`, text];
  }
}

function foreignFile(n: number): string {
  const place = n % 100;
  if (place >= 95 && place < 99) return definition(n, 600);
  return several(manifestsIn(n), (index) => foreignManifest(n + index));
}

function manifestsIn(n: number): number {
  const place = n % 100;
  if (place < 80) return 1;
  return place < 99 ? 30 : 2000;
}

function several(count: number, manifest: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => manifest(index)).join('---\n');
}

function* endlessEstate(): Generator<string> {
  // Doubled until there are enough, so that the files stay those of one repository.
  for (let from = 0, to = 1000; ; from = to, to *= 2) {
    for (const [, text] of estate(to).slice(from)) yield text;
  }
}
