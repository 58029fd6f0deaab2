import type { TrustDomainFact } from '../../../model/facts.ts';
import { changed, TRUST_DOMAIN } from '../../../rules/examples.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays } from '../../examples.ts';
import { describeChange, sidesOf, statedChange } from './stated-change.ts';

const WORDS: Readonly<Record<keyof TrustDomainFact['issuer'], string>> = {
  type: 'The kind of issuer',
  authority: 'The signing authority',
  keyCustody: 'The custody of the signing keys',
};
const PARTS = ['type', 'authority', 'keyCustody'] as const;
const SIGNED = changed(
  TRUST_DOMAIN,
  '  role: issuer\n',
  '  role: issuer\n  issuer: {type: spire, authority: spire-root, keyCustody: hsm}\n',
);

export const signingAuthorityChanged = changeKind({
  id: 'signing-authority-changed',
  title: 'Identities of a trust domain are signed by others',
  what: 'What issues the identities of a trust domain, which authority signs them, and where its keys are kept. Whoever holds these keys can be any workload of the domain.',
  families: ['trust-anchor', 'delegated-administration'],
  on: ['trust-domain'],
  *compare(pair) {
    if (pair.is !== 'kept') return;
    const [old, fresh] = [pair.before.fact.issuer, pair.after.fact.issuer];
    for (const part of PARTS) {
      const change = statedChange(old[part], fresh[part]);
      if (!change?.was || !change.is) continue;
      yield {
        direction: 'moves',
        title: `${WORDS[part]} ${describeChange(change)}`,
        message: 'Whoever holds the signing keys can be any workload of this domain, here and at every partner.',
        ...sidesOf(change),
      };
    }
  },
  examples: bothWays(SIGNED, changed(SIGNED, 'keyCustody: hsm', 'keyCustody: disk'), 'moves', 'moves'),
});
