import { DEFAULT_REFRESH_HINT, secondsIn } from '../../../model/ca-rotation.ts';
import type { BundleEndpointFact } from '../../../model/facts.ts';
import { knownValue } from '../../../model/stated.ts';
import { SOUND_BUNDLE, unsoundBundle } from '../../../rules/bundle-examples.ts';
import { SOUND_CONF, unsoundConf } from '../../../rules/conf-examples.ts';
import { SOUND_OPERATOR, unsoundOperator } from '../../../rules/install-examples.ts';
import type { Span } from '../../../syntax/span.ts';
import { describeDuration } from '../../../values/duration.ts';
import { changeKind, type Difference } from '../../change-kind.ts';
import { bothWays, step } from '../../examples.ts';
import { isPairOf, type Pair, type TrustAnchors, type Version } from '../../subject.ts';
import { differenceOf } from './difference.ts';

type Holder = TrustAnchors | BundleEndpointFact;

export const bundleRefreshChanged = changeKind({
  id: 'bundle-refresh-changed',
  title: 'Others look for new keys at another pace',
  what: 'A bundle and its endpoint say how often others should fetch it, and a sequence number says whether it is new. The longer the pause, the longer a key that was taken out is still trusted.',
  families: ['missing-rotation-expectation'],
  on: ['trust-anchors', 'bundle-endpoint'],
  *compare(pair) {
    if (pair.is !== 'kept') return;
    yield* paceOf(pair.before, pair.after);
    if (isPairOf(pair, 'trust-anchors')) yield* sequenceOf(pair);
  },
  examples: [
    ...bothWays(
      SOUND_BUNDLE,
      unsoundBundle('"spiffe_refresh_hint": 300', '"spiffe_refresh_hint": 3600'),
      'widens',
      'narrows',
    ),
    ...bothWays(
      SOUND_CONF,
      unsoundConf('server.conf', 'refresh_hint = "5m"', 'refresh_hint = "1h"'),
      'widens',
      'narrows',
    ),
    step(SOUND_OPERATOR, unsoundOperator('spire-server.yaml', 'refreshHint: 300', 'refreshHint: 600'), 'widens'),
    step(SOUND_BUNDLE, unsoundBundle('"spiffe_sequence": 7', '"spiffe_sequence": 8'), 'neutral'),
  ],
});

function* paceOf(before: Version<Holder>, after: Version<Holder>): Iterable<Difference> {
  const [was, is] = [hintOf(before.fact), hintOf(after.fact)];
  if (!was || !is || was.seconds === is.seconds) return;
  yield {
    direction: is.seconds > was.seconds ? 'widens' : 'narrows',
    title: `Others are told to fetch the bundle after ${pace(is)} instead of ${pace(was)}`,
    message: `A key that is taken out may be trusted for as long as that by those who have fetched the bundle just before.`,
    before: { span: was.span, says: pace(was) },
    after: { span: is.span, says: pace(is) },
  };
}

function* sequenceOf(pair: Pair<TrustAnchors>): Iterable<Difference> {
  const { before, after } = pair;
  const [was, is] = [before?.fact.sequence, after?.fact.sequence].map(knownValue);
  const { added, removed, replaced } = differenceOf(pair);
  if (typeof was !== 'number' || typeof is !== 'number' || was === is) return;
  if (added.length + removed.length + replaced.length > 0) return;
  yield {
    direction: 'neutral',
    title: `The sequence number of the bundle goes from ${was} to ${is}`,
    message:
      is > was
        ? 'Its keys are the same.'
        : 'Its keys are the same, but who goes by the number takes it for an older bundle.',
    before: { span: before?.fact.sequence?.span, says: String(was) },
    after: { span: after?.fact.sequence?.span, says: String(is) },
  };
}

interface Hint {
  readonly seconds: number;
  readonly span: Span | undefined;
}

/** What SPIRE takes where nothing is said; undefined for what is unknown or no duration. */
function hintOf(fact: Holder): Hint | undefined {
  const stated = fact.type === 'bundle-endpoint' ? fact.refreshHint?.stated : fact.refreshHint;
  if (!stated) return { seconds: DEFAULT_REFRESH_HINT, span: undefined };
  const value = knownValue<string | number | boolean>(stated);
  if (typeof value === 'number') return { seconds: value, span: stated.span };
  const seconds = fact.type === 'bundle-endpoint' && fact.refreshHint ? secondsIn(fact.refreshHint) : undefined;
  return seconds === undefined ? undefined : { seconds, span: stated.span };
}

function pace({ seconds }: Hint): string {
  return describeDuration(seconds);
}
