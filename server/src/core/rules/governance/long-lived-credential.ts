import type { FactOf } from '../../model/facts.ts';
import type { Known, Stated } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { describeDuration, formatGoDuration, parseDuration } from '../../values/duration.ts';
import { SOUND, unsound } from '../examples.ts';
import { type RuleContext, rule } from '../rule.ts';

export const longLivedCredential = rule({
  id: 'long-lived-credential',
  severity: 'warning',
  title: 'A credential that lives too long',
  what: 'The lifetime of an identity or token, in an agreement, in a TrustDomain document or in a SPIRE resource, is longer than `credentials.maxTTL` of the configuration (24h where nothing is set).',
  why: 'Single identities are not called back. One that is stolen works until it runs out, on both sides of the border, and no revocation path shortens that.',
  how: 'Shorten the lifetime; identities are renewed by themselves. Where a longer one is agreed on, set `credentials.maxTTL` in `.fedlint.yaml`.',
  families: ['long-lived-credential'],
  edit: 'suggest',
  on: ['federation', 'trust-domain', 'workload-identity'],
  *check(fact, context) {
    if (!concernsFederation(fact, context)) return;
    const { maxTTL } = context.settings.credentials;
    for (const stated of lifetimesOf(fact)) {
      const duration = parseDuration(stated.value, { days: fact.type !== 'workload-identity' });
      if (!duration.ok || duration.seconds <= maxTTL) continue;
      const limit = formatGoDuration(maxTTL);
      yield {
        at: stated.span,
        message: `${code(stated.value)} is a life of ${describeDuration(duration.seconds)}, and ${describeDuration(maxTTL)} is the longest that is allowed here. A stolen credential works until it runs out, on both sides. Shorten it.`,
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

type Subject = FactOf<'federation' | 'trust-domain' | 'workload-identity'>;

/** Where nobody federates with anybody, nothing crosses a border. */
function concernsFederation(fact: Subject, { workspace }: RuleContext): boolean {
  if (fact.type === 'federation') return true;
  if (fact.type === 'workload-identity' && fact.federatesWith.length > 0) return true;
  return workspace.any('federation-by-remote');
}

function lifetimesOf(fact: Subject): Known[] {
  const stated = fact.type === 'federation' ? [fact.credentials.maxTTL] : [fact.x509TTL, fact.jwtTTL];
  return stated.flatMap((lifetime) => (isText(lifetime) ? lifetime : []));
}

/** A bare number is a fault of its own, and its unit unknown. */
function isText(stated: Stated<string | number> | undefined): stated is Known {
  return stated?.known === true && typeof stated.value === 'string';
}
