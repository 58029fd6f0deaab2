import { changed, FEDERATION, SOUND, unsound } from '../../../rules/examples.ts';
import { capitalised, enumerate } from '../../../rules/wording.ts';
import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { raised } from './raised.ts';
import { REVOCATION_WORDS, revocationMoves } from './revocation.ts';
import { sidesOf } from './stated-change.ts';

export const revocationAdded = changeKind({
  id: 'revocation-added',
  title: 'It is written down how the trust ends in a hurry',
  what: 'The steps by which a federation is ended, or the address of those to reach then, are there for the first time.',
  families: ['missing-revocation-path'],
  on: ['federation'],
  *compare(pair) {
    if (pair.is !== 'kept') return;
    const added = revocationMoves(pair).filter(({ move }) => move === 'added');
    const [first] = added;
    if (!first) return;
    yield {
      direction: 'narrows',
      title: `${capitalised(enumerate(added.map(({ part }) => REVOCATION_WORDS[part])))} is written down`,
      message: 'Steps that were never tried usually stop half-way, so try them out.',
      ...sidesOf(first),
      obligations: raised(pair.after, ['revocation']),
      insteadOf: pair.before.fact.revocation.maxDelay ? [] : ['revocation-changed'],
    };
  },
  examples: [
    step(unsound('acme-orders.yaml', '    contact: security@acme.partner.example\n', ''), SOUND, 'narrows'),
    step(
      unsound('acme-orders.yaml', '    path: Remove the federation and roll the gateway.\n', ''),
      { ...SOUND, 'acme-orders.yaml': changed(FEDERATION, 'roll the gateway', 'restart the gateway') },
      'narrows',
    ),
  ],
});
