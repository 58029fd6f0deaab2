import { caTtlOf, DEFAULT_REFRESH_HINT, publicationLead, secondsIn } from '../../model/ca-rotation.ts';
import type { BundleEndpointFact } from '../../model/facts.ts';
import { knownValue } from '../../model/stated.ts';
import type { Span } from '../../syntax/span.ts';
import { code } from '../../values/code.ts';
import { formatGoDuration } from '../../values/duration.ts';
import { SOUND_CONF, unsoundConf } from '../conf-examples.ts';
import { type Offer, rule } from '../rule.ts';
import { spellingOf } from './serving.ts';

/** A new key should stand in the bundle for this many fetches before it is used (SPEC-FED 4.1: three to five). */
const FETCHES = 3;
const SHORTEST = 60;
/** From here on `unusual-refresh-hint` speaks. */
const LONGEST = 86_400;

export const slowRefreshHint = rule({
  id: 'slow-refresh-hint',
  severity: 'warning',
  title: 'Partners fetch the bundle too seldom for the rotation of keys',
  what: 'SPIRE publishes a new signing key some time before it uses it: a third of `ca_ttl`, where that is 42 days or less. The refresh hint of the bundle endpoint does not fit three times into that.',
  why: 'A partner that misses a fetch or two does not know the new key when the first identities are signed with it, and refuses them. It looks like an outage that comes and goes with every rotation.',
  how: 'Lower the hint, or have the CA live longer. With `ca_ttl` at 24h a new key is published 8h ahead, so the hint may be 2h40m at the most; the usual `5m` is far from that.',
  families: ['missing-rotation-expectation', 'cadence-drift'],
  references: ['spiffe:FED 4.1'],
  edit: 'suggest',
  on: ['bundle-endpoint'],
  *check(endpoint) {
    const caTtl = caTtlOf(endpoint);
    const hint = hintOf(endpoint);
    const at = endpoint.refreshHint?.stated.span ?? endpoint.caTtl?.stated.span;
    if (caTtl === undefined || hint === undefined || !at || hint < SHORTEST || hint >= LONGEST) return;
    const lead = publicationLead(caTtl);
    if (hint * FETCHES <= lead) return;
    const name = spellingOf(endpoint.form).caTtl;
    const most = Math.floor(lead / FETCHES);
    const ca = `With \`${name}\` at ${formatGoDuration(caTtl)}${endpoint.caTtl ? '' : ' by default'}`;
    yield {
      at,
      message: `${ca}, a new signing key is published ${formatGoDuration(Math.floor(lead))} before it is used. Partners are to fetch the bundle every ${formatGoDuration(hint)}${endpoint.refreshHint ? '' : ' by default'}, which should fit into that ${FETCHES} times: ${formatGoDuration(most)} at the most. Whoever misses the new key refuses what is signed with it.`,
      offers: () => [...lowerHint(endpoint, most), ...raiseCaTtl(endpoint, hint)],
    };
  },
  bad: unsoundConf('server.conf', 'refresh_hint = "5m"', 'refresh_hint = "12h"'),
  good: SOUND_CONF,
});

/** In seconds, which the operator writes as a number. */
function hintOf({ refreshHint }: BundleEndpointFact): number | undefined {
  if (!refreshHint) return DEFAULT_REFRESH_HINT;
  const value = knownValue(refreshHint.stated);
  return typeof value === 'number' ? value : secondsIn(refreshHint);
}

function lowerHint({ form, refreshHint }: BundleEndpointFact, most: number): Offer[] {
  if (!refreshHint || most < SHORTEST) return [];
  const seconds = Math.min(DEFAULT_REFRESH_HINT, most);
  const value = form === 'spire-server-resource' ? seconds : formatGoDuration(seconds);
  return [offer(`Write ${code(String(value))}`, refreshHint.stated.span, value)];
}

function raiseCaTtl({ form, caTtl }: BundleEndpointFact, hint: number): Offer[] {
  const seconds = hint * FETCHES * 3;
  // Beyond 42 days the lead is no third any more.
  if (!caTtl || publicationLead(seconds) < hint * FETCHES) return [];
  const value = formatGoDuration(seconds);
  return [offer(`Raise \`${spellingOf(form).caTtl}\` to ${value}`, caTtl.stated.span, value)];
}

function offer(title: string, span: Span, value: string | number): Offer {
  return { title, kind: 'suggest', operations: [{ op: 'replace', span, value }] };
}
