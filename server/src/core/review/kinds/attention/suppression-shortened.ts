import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { suppressed } from './examples.ts';
import { reachChanged } from './extension.ts';

export const suppressionShortened = changeKind({
  id: 'suppression-shortened',
  title: 'Findings come back sooner',
  what: 'The end of a suppression is earlier or new, or it covers less of the file than before.',
  families: [],
  on: ['suppression'],
  compare: (pair) => reachChanged(pair, 'narrows'),
  examples: [
    step(
      suppressed(' broad-trust until=2027-03-31 -- agreed'),
      suppressed(' broad-trust until=2026-12-31 -- agreed'),
      'narrows',
    ),
    step(suppressed(' broad-trust -- agreed'), suppressed(' broad-trust until=2026-12-31 -- agreed'), 'narrows'),
    step(suppressed('-file broad-trust -- agreed'), suppressed(' broad-trust -- agreed'), 'narrows'),
  ],
});
