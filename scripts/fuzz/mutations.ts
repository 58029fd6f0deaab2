/** A file that nobody should have written, made of files that somebody has. */
import type { Random } from '../../test/unit/fixes/random.ts';
import { bomb } from './mutations/bombs.ts';
import { bytesOf } from './mutations/bytes.ts';
import { DAMAGES } from './mutations/damage.ts';
import { wrapped } from './mutations/wrapped.ts';
import type { Seed } from './target.ts';
import type { TrialFile } from './trial.ts';

/** Names by which formats are known. */
const NAMES = [
  ...(['a.yaml', 'a.json', 'server.conf', 'agent.conf', 'a.pem', 'a.crt', 'a.der', 'a.hcl', 'a.cedar'] as const),
  ...['CODEOWNERS', '.fedlint.yaml', 'bundle.json', 'a.test.bundle.pem', 'a.spiffe', 'a.bundle', 'catalog-info.yaml'],
] as const;

/** Words that make anybody's text worth reading. */
const CLAIMS = [
  '# trustDomain\n',
  '// trustDomain\n',
  'apiVersion: fedlint.dev/v1alpha1\nkind: TrustDomain\n',
] as const;

/** What is larger is cut: time goes into many cases, not into long ones. */
const MOST = 2 ** 20;

export function mutatedText({ text }: Seed, random: Random, seeds: readonly [Seed, ...Seed[]]): string {
  let damaged = text;
  for (let count = 1 + random.below(5); count > 0; count--) {
    const patient = { text: damaged, donor: random.pick(seeds).text };
    damaged = random.pick(DAMAGES)(patient, random);
  }
  if (random.chance(0.08)) {
    const at = random.below(damaged.length + 1);
    damaged = damaged.slice(0, at) + bomb(random) + damaged.slice(at);
  }
  return damaged.slice(0, MOST);
}

export function mutated(seed: Seed, random: Random, seeds: readonly [Seed, ...Seed[]]): TrialFile {
  const inner = random.chance(0.1) ? mutatedSeed(seed, random, seeds) : seed;
  const outer = random.chance(0.15) ? wrapped(inner, random) : inner;
  const path = random.chance(0.06) ? random.pick(NAMES) : outer.path;
  const text = (random.chance(0.1) ? random.pick(CLAIMS) : '') + mutatedText(outer, random, seeds);
  return random.chance(0.1) ? { path, text: bytesOf(text, random), bytes: true } : { path, text };
}

function mutatedSeed(seed: Seed, random: Random, seeds: readonly [Seed, ...Seed[]]): Seed {
  return { path: seed.path, text: mutatedText(seed, random, seeds) };
}
