import { domainKey } from '../../model/domain-key.ts';
import type { FactOf } from '../../model/facts.ts';
import { trustDomainsIn } from '../../model/identifiers.ts';
import type { Known } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { isDefaultTrustDomain, isExampleDomain, isFillIn } from '../../values/placeholder.ts';
import { isSamplePath } from '../../values/sample-path.ts';
import { SOUND, unsound } from '../examples.ts';
import { type RuleContext, rule } from '../rule.ts';

/** Facts that give a trust domain its name; what an identity federates with repeats one of these. */
const BEARERS = ['trust-domain', 'federation', 'enforcement-point', 'controller', 'spire-server'] as const;

export const placeholderValue = rule({
  id: 'placeholder-value',
  severity: 'warning',
  title: 'A placeholder that was never filled in',
  what: 'A governance manifest or annotation still holds a text that somebody was meant to replace, such as `TODO`, `CHANGEME` or `<team>`. Outside of examples, tests and documentation, so does a trust domain that is called `example.org`, `domain.test`, `your-domain` or by the name a product gives when nobody chose one, such as `cluster.local`. What a template engine fills in is no placeholder of this kind.',
  why: 'The field looks answered, so nobody asks again. A trust domain with a name out of the documentation is worse: everybody who copied it has the same, and two domains of one name can never federate with each other.',
  how: 'Write the real value. Name a trust domain after a DNS name you own, before the first partner federates with it: a later change of name touches every identity.',
  families: ['template-reuse'],
  references: ['spiffe:SPIFFE-ID 2.1.1'],
  edit: 'none',
  on: ['fill-in', ...BEARERS],
  *check(fact, context) {
    if (fact.type === 'fill-in') {
      yield {
        at: fact.span,
        message: `${code(fact.text)} in \`${fact.field}\` was meant to be replaced, so this is not answered, though it looks as if it were. Write the real value.`,
      };
      return;
    }
    for (const { value, span } of namesIn(fact, context)) {
      const why =
        isDefaultTrustDomain(value) && !isExampleDomain(value)
          ? 'is what a product calls a trust domain when nobody has chosen a name'
          : 'is a name for examples';
      yield {
        at: span,
        message: `${code(value)} ${why}, so others have the same one, and two trust domains of one name can never federate. Take a name under a domain that is yours.`,
      };
    }
  },
  bad: unsound('acme-orders.yaml', 'purpose: ACME places orders with our payment service.', 'purpose: TODO'),
  good: SOUND,
});

type Bearer = FactOf<(typeof BEARERS)[number]>;

/**
 * Where nobody federates with anybody, a cluster may be called what it likes. A server says itself whether it does: the
 * configuration that SPIRE comes with is copied everywhere, with its `example.org`.
 */
function federates(fact: Bearer, { workspace, document }: RuleContext): boolean {
  if (fact.type === 'controller') return workspace.any('federation-by-remote');
  if (fact.type !== 'spire-server' || !fact.trustDomain?.known) return true;
  const name = domainKey(fact.trustDomain.value);
  const around = [...workspace.lookup('federation-by-local', name), ...workspace.lookup('bundle-endpoint', name)];
  return around.some((other) => other.document === document);
}

/** The trust domain names that cannot be meant for real. */
function namesIn(fact: Bearer, context: RuleContext): Known[] {
  if (isSamplePath(context.path) || !federates(fact, context)) return [];
  const isOurs = fact.resource.apiVersion.startsWith('fedlint.dev/');
  return trustDomainsIn(fact).filter(({ value }) => {
    // In our own kinds every text is looked through, so that is said already.
    if (isFillIn(value)) return !isOurs;
    const isReserved = isExampleDomain(value) && !value.toLowerCase().endsWith('.example');
    return isReserved || isDefaultTrustDomain(value);
  });
}
