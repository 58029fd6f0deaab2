import { changed, TRUST_DOMAIN } from '../../../rules/examples.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays } from '../../examples.ts';
import { describeChange, sidesOf, statedChange } from './stated-change.ts';

export const trustDomainRoleChanged = changeKind({
  id: 'trust-domain-role-changed',
  title: 'A trust domain may issue identities, or no longer',
  what: 'Whether a trust domain issues identities (`issuer`) or only checks those of others (`consumer`). One authority more is one more that can be broken into.',
  families: ['delegated-administration'],
  on: ['trust-domain'],
  *compare(pair) {
    if (pair.is !== 'kept') return;
    const change = statedChange(pair.before.fact.role, pair.after.fact.role);
    if (!change?.was || !change.is) return;
    const isIssuer = change.is.value === 'issuer';
    yield {
      direction: isIssuer ? 'widens' : change.is.value === 'consumer' ? 'narrows' : 'moves',
      title: `The role ${describeChange(change)}`,
      message: isIssuer
        ? 'It signs identities of its own from now on, so its authority has to be guarded.'
        : 'Nothing of this domain should sign identities any more; take down the authority that did.',
      ...sidesOf(change),
    };
  },
  examples: bothWays(changed(TRUST_DOMAIN, 'role: issuer', 'role: consumer'), TRUST_DOMAIN, 'widens', 'narrows'),
});
