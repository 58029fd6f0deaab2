import { DEFAULT_REFRESH_HINT } from '../../model/ca-rotation.ts';
import type { BundleEndpointFact, BundlePublisherFact } from '../../model/facts.ts';
import type { Stated } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { formatGoDuration, parseDuration } from '../../values/duration.ts';
import { SOUND_CONF, unsoundConf } from '../conf-examples.ts';
import { rule } from '../rule.ts';

const SHORTEST = 60;
const LONGEST = 86_400;

export const unusualRefreshHint = rule({
  id: 'unusual-refresh-hint',
  severity: 'warning',
  title: 'A refresh hint beyond all use',
  what: 'Partners are told to fetch the own bundle more often than once a minute, or once a day at the most.',
  why: 'SPIRE never fetches more often than its lower bound of a minute allows, whatever the hint. With a day or more, a key that has to be withdrawn today may still be trusted by partners tomorrow.',
  how: 'Write `5m`, which is also what holds where nothing is said.',
  families: ['bundle-endpoint', 'missing-rotation-expectation'],
  references: ['spiffe:TDB 4.1.2'],
  edit: 'suggest',
  on: ['bundle-endpoint', 'bundle-publisher'],
  *check(fact) {
    const hint = hintOf(fact);
    const duration = hint?.known ? parseDuration(String(hint.value), { days: false }) : undefined;
    if (!hint?.known || !duration?.ok || (duration.seconds >= SHORTEST && duration.seconds < LONGEST)) return;
    const value = formatGoDuration(DEFAULT_REFRESH_HINT);
    const what =
      duration.seconds < SHORTEST
        ? 'is less than a minute. SPIRE does not fetch any faster for it'
        : 'is a day or more. A key that is withdrawn before its time may stay trusted by partners for as long as that';
    yield {
      at: hint.span,
      severity: fact.type === 'bundle-publisher' ? 'info' : 'warning',
      message: `${code(String(hint.value))} ${what}. SPIRE itself remarks on it, and recommends ${value}.`,
      offers: () => [
        {
          title: `Write \`${value}\``,
          kind: 'suggest',
          operations: [{ op: 'replace', span: hint.span, value }],
        },
      ],
    };
  },
  bad: unsoundConf('server.conf', 'refresh_hint = "5m"', 'refresh_hint = "24h"'),
  good: SOUND_CONF,
});

/** That of the operator is bounded by the operator. */
function hintOf(fact: BundleEndpointFact | BundlePublisherFact): Stated<string | number> | undefined {
  if (fact.type === 'bundle-publisher') return fact.settings.refresh_hint;
  return fact.form === 'spire-server-resource' ? undefined : fact.refreshHint?.stated;
}
