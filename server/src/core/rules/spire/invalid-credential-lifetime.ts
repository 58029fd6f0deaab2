import type { Stated } from '../../model/stated.ts';
import type { Span } from '../../syntax/span.ts';
import type { Path } from '../../syntax/tree.ts';
import { code } from '../../values/code.ts';
import { formatGoDuration, parseDuration } from '../../values/duration.ts';
import { type Offer, type Problem, rule } from '../rule.ts';
import { unsoundSpire } from '../spire-examples.ts';

export const invalidCredentialLifetime = rule({
  id: 'invalid-credential-lifetime',
  severity: 'error',
  title: 'A lifetime that SPIRE cannot read',
  what: 'The lifetime of an identity is not a duration as Go writes it: a bare number, days (`1d`), a word, or less than nothing.',
  why: 'The cluster refuses the resource or the controller manager cannot read it, so the workloads get no identity from it.',
  how: 'Write a text of numbers with units, such as `1h`, `30m` or `24h`. There is no unit above the hour.',
  families: [],
  edit: 'fix',
  on: ['workload-identity'],
  *check({ origin, x509TTL, jwtTTL, slots }) {
    // In data for the command line, numbers are right and texts are wrong.
    if (origin === 'entry-data') return;
    yield* checkLifetime(x509TTL, slots['x509-ttl'] ?? []);
    yield* checkLifetime(jwtTTL, slots['jwt-ttl'] ?? []);
  },
  bad: unsoundSpire('spiffe-id.yaml', 'ttl: 1h', 'ttl: 1d'),
  good: unsoundSpire('spiffe-id.yaml', 'ttl: 1h', 'ttl: 24h'),
});

function* checkLifetime(stated: Stated<string | number> | undefined, path: Path): Iterable<Problem> {
  if (!stated?.known) return;
  const { value, span } = stated;
  const outcome = 'The resource cannot be read with it, and no workload gets an identity.';
  if (typeof value === 'number') {
    yield {
      at: span,
      instead: path,
      message: `${value} is a number without a unit, but a lifetime is a text such as \`1h\`. ${outcome}`,
      offers: () => (value > 0 ? [offer(span, formatGoDuration(value), 'suggest')] : []),
    };
    return;
  }
  const duration = parseDuration(value, { days: false });
  if (duration.ok && duration.seconds >= 0) return;
  const suggestion = duration.ok ? undefined : duration.suggestion;
  const isSure = !duration.ok && duration.problem === 'unknown-unit';
  yield {
    at: span,
    instead: path,
    message: `${duration.ok ? 'A lifetime cannot be less than nothing.' : duration.message} ${outcome}`,
    offers: () => (suggestion === undefined ? [] : [offer(span, suggestion, isSure ? 'fix' : 'suggest')]),
  };
}

function offer(span: Span, value: string, kind: Offer['kind']): Offer {
  return { title: `Write ${code(value)}`, kind, operations: [{ op: 'replace', span, value }] };
}
