/** How the cost of a family grows. Costs are processor time: others may be busy on the same machine. */
import { readCertificate } from '../../../server/src/certificates/x509.ts';
import { Analyzer } from '../../../server/src/core/analysis/analyzer.ts';
import { fixAll } from '../../../server/src/core/analysis/fix-all.ts';
import { DEFAULT_SETTINGS } from '../../../server/src/core/model/settings.ts';
import { foldsOf } from '../../../server/src/core/navigation/folding.ts';
import { outlineOf } from '../../../server/src/core/navigation/outline.ts';
import { EXAMPLE_NOW } from '../../../server/src/core/rules/examples.ts';
import { rules } from '../../../server/src/core/rules/list.ts';
import { infoOf } from '../sound-workspace.ts';
import type { Family } from './family.ts';

export interface Growth {
  readonly n: number;
  /** Milliseconds at n, 2 n and 4 n. */
  readonly costs: readonly [number, number, number];
  /** 1 is linear. */
  readonly exponent: number;
}

/** Less is noise. */
const LEAST = 50;
/** More is not waited for twice. */
const LONG = 2000;
const MOST_TEXT = 2 ** 21;

/** Reads, judges, mends and outlines a text in a workspace of its own. */
export function workThrough({ path }: Family, text: string): void {
  const analyzer = new Analyzer(rules, EXAMPLE_NOW, readCertificate);
  const info = infoOf(path, DEFAULT_SETTINGS);
  analyzer.open(info, text);
  fixAll(analyzer, analyzer.findings(info.uri));
  const file = analyzer.file(info.uri);
  if (!file) return;
  outlineOf(file);
  foldsOf(file, 5000);
}

/** Undefined where even a text of megabytes costs next to nothing. */
export function growthOf(family: Family): Growth | undefined {
  for (let n = 64; family.text(4 * n).length <= MOST_TEXT; n *= 4) {
    // The first time through, much of the cost is the compiler's, so what is slow only once is not slow.
    if (costOf(family, family.text(n)) >= LEAST && costOf(family, family.text(n)) >= LEAST) return measured(family, n);
  }
  return undefined;
}

function measured(family: Family, n: number): Growth {
  const [one, two, four] = [leastCost(family, n), leastCost(family, 2 * n), leastCost(family, 4 * n)];
  return { n, costs: [one, two, four], exponent: Math.log(four / one) / Math.log(4) };
}

/** Of three, as whatever else happens only makes it more. */
function leastCost(family: Family, n: number): number {
  const text = family.text(n);
  let least = costOf(family, text);
  for (let again = 0; again < 2 && least < LONG; again++) least = Math.min(least, costOf(family, text));
  return least;
}

function costOf(family: Family, text: string): number {
  const started = process.cpuUsage();
  workThrough(family, text);
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}
