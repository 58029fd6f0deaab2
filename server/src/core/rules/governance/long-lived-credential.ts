import type { FactOf, TeleportLifetime } from '../../model/facts.ts';
import { foreignTrustOf } from '../../model/mesh-identities.ts';
import type { Known, Stated } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { describeDuration, formatGoDuration, parseDuration } from '../../values/duration.ts';
import { SOUND, unsound } from '../examples.ts';
import { type RuleContext, rule } from '../rule.ts';

export const longLivedCredential = rule({
  id: 'long-lived-credential',
  severity: 'warning',
  title: 'A credential that lives too long',
  what: 'The lifetime of an identity or token, in an agreement, in a TrustDomain document or in a resource of SPIRE, Teleport or Kuma, is longer than `credentials.maxTTL` of the configuration (24h where nothing is set).',
  why: 'Single identities are not called back. One that is stolen works until it runs out, on both sides of the border, and no revocation path shortens that.',
  how: 'Shorten the lifetime; identities are renewed by themselves. Where a longer one is agreed on, set `credentials.maxTTL` in `.fedlint.yaml`.',
  families: ['long-lived-credential'],
  edit: 'suggest',
  on: ['federation', 'trust-domain', 'workload-identity', 'teleport-identity', 'mesh-identity'],
  *check(fact, context) {
    if (!concernsFederation(fact, context)) return;
    const { maxTTL } = context.settings.credentials;
    for (const stated of lifetimesOf(fact)) {
      const seconds = secondsOf(fact, stated.value);
      if (seconds === undefined || seconds <= maxTTL) continue;
      const limit = spelled(fact, maxTTL);
      yield {
        at: stated.span,
        message: `${code(String(stated.value))} is a life of ${describeDuration(seconds)}, and ${describeDuration(maxTTL)} is the longest that is allowed here. A stolen credential works until it runs out, on both sides. Shorten it.`,
        offers: () => [
          {
            title: `Shorten it to \`${limit}\``,
            kind: 'suggest',
            operations: [{ op: 'replace', span: stated.span, value: limit }],
          },
        ],
      };
    }
  },
  bad: unsound('acme-orders.yaml', 'maxTTL: 1h', 'maxTTL: 30d'),
  good: SOUND,
});

type Subject = FactOf<'federation' | 'trust-domain' | 'workload-identity' | 'teleport-identity' | 'mesh-identity'>;

/** Where nobody federates with anybody, nothing crosses a border. */
function concernsFederation(fact: Subject, context: RuleContext): boolean {
  const { workspace } = context;
  if (fact.type === 'federation') return true;
  if (fact.type === 'mesh-identity' && foreignTrustOf(fact, context)) return true;
  if (fact.type === 'workload-identity' && fact.federatesWith.length > 0) return true;
  return workspace.any('federation-by-remote');
}

function lifetimesOf(fact: Subject): Known<string | number>[] {
  return statedIn(fact).flatMap((lifetime) => (lifetime?.known ? lifetime : []));
}

function statedIn(fact: Subject): readonly (Stated<string | number> | undefined)[] {
  if (fact.type === 'federation') return [fact.credentials.maxTTL];
  if (fact.type === 'teleport-identity') return fact.lifetimes.filter(isTaken).map(({ stated }) => stated);
  if (fact.type === 'mesh-identity') return [fact.lifetime];
  return [fact.x509TTL, fact.jwtTTL];
}

/** What Teleport refuses has a rule of its own. */
function isTaken({ stated, longest }: TeleportLifetime): boolean {
  const duration = stated.known ? parseDuration(String(stated.value), { days: false }) : undefined;
  return duration?.ok === true && duration.seconds <= longest;
}

/** Data for the command line counts in seconds. Elsewhere a bare number is a fault of its own, and its unit unknown. */
function secondsOf(fact: Subject, value: string | number): number | undefined {
  if (typeof value === 'number') return countsSeconds(fact) ? value : undefined;
  const duration = parseDuration(value, { days: fact.type === 'federation' || fact.type === 'trust-domain' });
  return duration.ok ? duration.seconds : undefined;
}

function spelled(fact: Subject, seconds: number): string | number {
  if (fact.type === 'teleport-identity') return `${seconds}s`;
  return countsSeconds(fact) ? seconds : formatGoDuration(seconds);
}

function countsSeconds(fact: Subject): boolean {
  return fact.type === 'workload-identity' && fact.origin === 'entry-data';
}
