import { blank } from '../../fixes/operation.ts';
import { bundleTerm, distributionOf } from '../../model/bundle-terms.ts';
import type { FederationFact } from '../../model/facts.ts';
import { isJudged } from '../../model/governance.ts';
import { SOUND, unsound } from '../examples.ts';
import { manifestOffers } from '../federation-manifest.ts';
import { rule } from '../rule.ts';
import { describeLink } from '../wording.ts';
import { missingIn, suggest, under, writing } from './place.ts';

const WORDS = {
  'bundle.refresh-hint': 'how often its bundle is fetched again',
  'bundle.rotation': 'how often its signing keys change',
} as const;
type RotationTerm = keyof typeof WORDS;

export const missingRotationExpectation = rule({
  id: 'missing-rotation-expectation',
  severity: 'warning',
  title: 'Nobody knows when the keys should change',
  what: 'An agreement under which foreign identities are accepted says nothing about how often the bundle is fetched again (`refreshHint`) or how often the other side changes its signing keys (`rotation`). The `TrustDomain` document of the other side may say it instead. A bundle that is handed over by hand needs the rotation only; under a shared root neither is asked for.',
  why: 'New keys should be published several fetches before they are used, so both sides have to know both intervals. Where no change is expected, a missed one looks like any other day until identities are refused, and a withdrawn key stays trusted for nobody knows how long.',
  how: 'Ask the other side for its rotation interval and state both under `bundle`.',
  families: ['missing-rotation-expectation'],
  references: ['spiffe:TDB 6.1'],
  edit: 'suggest',
  on: ['federation'],
  *check(link, context) {
    if (!isJudged(link, context)) return;
    const missing = expected(link).filter((term) => !bundleTerm(NAMES[term], link, context));
    const [first] = missing;
    if (!first) return;
    yield {
      at: missingIn(link, first),
      message: `In ${describeLink(link)} nothing says ${missing.map((term) => WORDS[term]).join(' and ')}. A missed change then looks like any other day, until identities are refused or a withdrawn key is still trusted. Ask the other side and state it ${under(link, first, 'bundle')}.`,
      offers: () => {
        const terms = Object.fromEntries(missing.map((term) => [term, SAMPLES[term]]));
        return [...suggest('State how often the keys change', writing(link, terms)), ...manifestOffers(link, context)];
      },
    };
  },
  bad: unsound('acme-orders.yaml', '    rotation: 24h\n', ''),
  good: SOUND,
});

const NAMES = { 'bundle.refresh-hint': 'refreshHint', 'bundle.rotation': 'rotation' } as const;
const SAMPLES = { 'bundle.refresh-hint': blank('5m'), 'bundle.rotation': blank('24h') } as const;

function expected(link: FederationFact): readonly RotationTerm[] {
  const distribution = distributionOf(link);
  if (distribution === 'endpoint') return ['bundle.refresh-hint', 'bundle.rotation'];
  return distribution === 'manual' ? ['bundle.rotation'] : [];
}
