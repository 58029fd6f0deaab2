import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { suppressed } from './examples.ts';
import { reachChanged } from './extension.ts';

export const suppressionExtended = changeKind({
  id: 'suppression-extended',
  title: 'Findings stay hidden for longer',
  what: 'The end of a suppression is later or gone, or it covers more of the file than before.',
  families: ['missing-time-box'],
  on: ['suppression'],
  compare: (pair) => reachChanged(pair, 'widens'),
  examples: [
    step(
      suppressed(' broad-trust until=2026-12-31 -- agreed'),
      suppressed(' broad-trust until=2027-03-31 -- agreed'),
      'widens',
    ),
    step(suppressed(' broad-trust until=2026-12-31 -- agreed'), suppressed(' broad-trust -- agreed'), 'widens'),
    step(suppressed(' broad-trust -- agreed'), suppressed('-file broad-trust -- agreed'), 'widens'),
  ],
});
