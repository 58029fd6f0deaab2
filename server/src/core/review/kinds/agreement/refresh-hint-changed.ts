import type { BundleTerms } from '../../../model/facts.ts';
import { changed, SOUND, TRUST_DOMAIN, unsound } from '../../../rules/examples.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays } from '../../examples.ts';
import { describeDurationChange, durationChange, isLonger } from './durations.ts';
import { raised } from './raised.ts';

type Term = keyof Pick<BundleTerms, 'refreshHint' | 'rotation' | 'maxStaleness'>;
const TERMS = ['refreshHint', 'rotation', 'maxStaleness'] as const satisfies readonly Term[];

const WORDS: Readonly<Record<Term, { readonly name: string; readonly longer: string; readonly shorter: string }>> = {
  refreshHint: {
    name: 'The time between two fetches of the bundle',
    longer: 'For as long a key that was withdrawn over there is still trusted here.',
    shorter: 'A key that was withdrawn over there is trusted for a shorter time.',
  },
  rotation: {
    name: 'The time after which signing keys change',
    longer: 'For as long a stolen signing key is good.',
    shorter: 'A stolen signing key is good for a shorter time.',
  },
  maxStaleness: {
    name: 'The age up to which a bundle is used',
    longer: 'For as long a bundle that can no longer be fetched is still believed.',
    shorter: 'A bundle that can no longer be fetched is believed for a shorter time.',
  },
};

const BUNDLED = changed(
  TRUST_DOMAIN,
  '  role: issuer\n',
  '  role: issuer\n  bundle: {refreshHint: 5m, rotation: 24h}\n',
);

export const refreshHintChanged = changeKind({
  id: 'refresh-hint-changed',
  title: 'Keys are fetched or changed more seldom, or more often',
  what: 'How often the bundle of a trust domain is fetched (`refreshHint`), how often its signing keys change (`rotation`) and how old a bundle may grow (`maxStaleness`). The longer, the longer a withdrawn key stays trusted (SPEC-BUNDLE 6.1).',
  families: ['missing-rotation-expectation', 'cadence-drift'],
  on: ['federation', 'trust-domain'],
  *compare(pair) {
    if (pair.is !== 'kept') return;
    for (const term of TERMS) {
      const change = durationChange(pair.before.fact.bundle[term], pair.after.fact.bundle[term]);
      if (!change) continue;
      const isWider = isLonger(change);
      const { name, longer, shorter } = WORDS[term];
      yield {
        direction: isWider ? 'widens' : 'narrows',
        title: `${name} ${describeDurationChange(change)}`,
        message:
          change.is === undefined
            ? 'Nobody knows any more when to expect the next change.'
            : isWider
              ? longer
              : shorter,
        ...change.sides,
        obligations: isWider ? raised(pair.after, ['rotation']) : [],
      };
    }
  },
  examples: [
    ...bothWays(SOUND, unsound('acme-orders.yaml', 'refreshHint: 5m', 'refreshHint: 1h'), 'widens', 'narrows'),
    ...bothWays(SOUND, unsound('acme-orders.yaml', '    rotation: 24h\n', ''), 'widens', 'narrows'),
    ...bothWays(BUNDLED, changed(BUNDLED, 'rotation: 24h', 'rotation: 7d'), 'widens', 'narrows'),
  ],
});
