import { knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { bundleOf, SOUND_BUNDLE } from '../bundle-examples.ts';
import { rule } from '../rule.ts';

export const bundleEmpty = rule({
  id: 'bundle-empty',
  severity: 'warning',
  title: 'A bundle that trusts nobody',
  what: 'The list of `keys` of a bundle is empty, or a bundle map has no trust domain in it.',
  why: 'An empty list means that all keys are revoked: every identity of the trust domain is refused from then on. That is right after a theft of keys and an outage at any other time. Envoy and Istio refuse such a bundle altogether, and gRPC an empty map.',
  how: 'Put the keys back, or take the federation out if it has ended.',
  families: ['trust-anchor'],
  references: ['spiffe:TDB 4.1.3'],
  edit: 'none',
  on: ['bundle', 'bundle-map'],
  *check(fact) {
    if (fact.type === 'bundle-map') {
      const message =
        'There is no trust domain in this bundle map. gRPC and Envoy refuse an empty map. Add the bundles, or take the file out.';
      if (fact.domains.length === 0)
        yield { at: { missing: fact.domainsPath, fallback: fact.resource.kindSpan }, message };
      return;
    }
    if (fact.keysForm !== 'empty') return;
    const domain = knownValue(fact.domain);
    const of = domain === undefined ? 'this trust domain' : code(domain);
    yield {
      at: fact.keysSpan,
      message: `The list of keys is empty, which revokes all of them: no identity of ${of} is accepted any more. If that is not what you mean, put the keys back; Envoy and Istio refuse an empty list in any case.`,
    };
  },
  bad: bundleOf(),
  good: SOUND_BUNDLE,
});
