import type { BundleEndpointFact, BundlePublisherFact, SpireAgentFact, SpireServerFact } from '../../model/facts.ts';
import type { Stated } from '../../model/stated.ts';
import type { Span } from '../../syntax/span.ts';
import type { Path } from '../../syntax/tree.ts';
import { code } from '../../values/code.ts';
import { formatGoDuration, parseDuration } from '../../values/duration.ts';
import { SOUND_CONF, unsoundConf } from '../conf-examples.ts';
import { type Offer, rule } from '../rule.ts';
import { webProfile } from './serving.ts';

type DurationFact = SpireServerFact | SpireAgentFact | BundleEndpointFact | BundlePublisherFact;

export const unreadableDuration = rule({
  id: 'unreadable-duration',
  severity: 'error',
  title: 'A duration that SPIRE cannot read',
  what: 'A lifetime, a refresh hint or an interval in the configuration of SPIRE is not written as Go writes it: a bare number, days (`1d`), a word, or with blanks.',
  why: 'The server or the agent does not start with it, so one slip takes the identities of everything behind it away.',
  how: 'Write numbers with units, such as `24h`, `1h30m` or `300s`. There is no unit above the hour.',
  families: [],
  edit: 'fix',
  on: ['spire-server', 'spire-agent', 'bundle-endpoint', 'bundle-publisher'],
  *check(fact) {
    for (const { stated, path } of durationsIn(fact)) {
      if (!stated?.known) continue;
      const { span, value } = stated;
      const read = typeof value === 'string' ? parseDuration(value, { days: false }) : undefined;
      if (read?.ok) continue;
      const what = read?.message ?? `${value} is a number without a unit, so its length is unknown.`;
      const suggestion = read ? read.suggestion : formatGoDuration(Number(value));
      const isSure = read?.problem === 'unknown-unit';
      yield {
        at: span,
        ...(path && { instead: path }),
        message: `${what} ${outcome(fact)}`,
        offers: () => (suggestion === undefined ? [] : [write(span, suggestion, isSure ? 'fix' : 'suggest')]),
      };
    }
  },
  bad: unsoundConf('server.conf', 'ca_ttl       = "24h"', 'ca_ttl       = "1d"'),
  good: SOUND_CONF,
});

interface StatedDuration {
  readonly stated: Stated<string | number> | undefined;
  readonly path?: Path;
}

function durationsIn(fact: DurationFact): readonly StatedDuration[] {
  switch (fact.type) {
    case 'spire-server':
      return [...(fact.caTtl ? [fact.caTtl] : []), ...fact.credentialTtls, ...fact.durations];
    case 'spire-agent':
      return fact.durations;
    case 'bundle-publisher':
      return [{ stated: fact.settings.refresh_hint }];
    case 'bundle-endpoint': {
      // The operator counts in seconds. Beside `acme` nobody reads the interval.
      if (fact.form === 'spire-server-resource') return [];
      const { acme, servingCert } = webProfile(fact) ?? {};
      const interval = acme ? undefined : servingCert?.fileSyncInterval;
      return [fact.refreshHint, interval].flatMap((duration) => duration ?? []);
    }
  }
}

function outcome({ type, form }: DurationFact): string {
  if (form === 'spire-server-resource') return 'The resource cannot be read with it, and nothing changes.';
  return `The ${type === 'spire-agent' ? 'agent' : 'server'} does not start with it.`;
}

function write(span: Span, value: string, kind: Offer['kind']): Offer {
  return { title: `Write ${code(value)}`, kind, operations: [{ op: 'replace', span, value }] };
}
