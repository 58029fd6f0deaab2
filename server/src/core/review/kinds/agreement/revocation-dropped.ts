import { changed, FEDERATION, SOUND, unsound } from '../../../rules/examples.ts';
import { enumerate } from '../../../rules/wording.ts';
import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { raised } from './raised.ts';
import { REVOCATION_WORDS, revocationMoves } from './revocation.ts';
import { sidesOf } from './stated-change.ts';

const REVOCATION = `  revocation:
    path: Remove the federation and roll the gateway.
    maxDelay: 15m
    contact: security@acme.partner.example
    lastTested: 2026-09-01
`;

export const revocationDropped = changeKind({
  id: 'revocation-dropped',
  title: 'Nobody knows any more how the trust ends in a hurry',
  what: 'The steps by which a federation is ended, or the address of those to reach then, are gone. SPIFFE has no list of revoked identities (SPEC-FED 6.3): without these steps a stolen key of the other side stays good.',
  families: ['missing-revocation-path'],
  on: ['federation'],
  *compare(pair) {
    if (pair.is !== 'kept') return;
    const dropped = revocationMoves(pair).filter(({ move }) => move === 'dropped');
    const [first] = dropped;
    if (!first) return;
    yield {
      direction: 'widens',
      title: `Nothing says any more ${enumerate(dropped.map(({ part }) => REVOCATION_WORDS[part]))}`,
      message:
        'When the other side is broken into, its identities stay welcome until somebody finds out how to end that.',
      ...sidesOf(first),
      after: { missing: [`revocation.${first.part}`, 'revocation'], says: undefined },
      obligations: raised(pair.after, ['revocation']),
      // With all of it gone, the time that it may take goes as well.
      insteadOf: pair.after.fact.revocation.maxDelay ? [] : ['revocation-changed'],
    };
  },
  examples: [
    step(SOUND, unsound('acme-orders.yaml', '    contact: security@acme.partner.example\n', ''), 'widens'),
    step(SOUND, { ...SOUND, 'acme-orders.yaml': changed(FEDERATION, REVOCATION, '') }, 'widens'),
  ],
});
