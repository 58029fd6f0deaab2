import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { configured } from './examples.ts';
import { limitsChanged } from './limits.ts';
import { settingsOf } from './settings-pair.ts';

export const limitsTightened = changeKind({
  id: 'limits-tightened',
  title: 'The configuration allows less',
  what: 'Limits of the configuration that let less through than before.',
  families: [],
  on: ['settings'],
  compare: (pair) => limitsChanged(settingsOf(pair), 'narrows'),
  examples: [
    step(configured('evidence: { maxAge: 365d }'), configured('evidence: { maxAge: 180d }'), 'narrows'),
    step(configured('review: { maxInterval: 365d }'), configured('review: { maxInterval: 90d }'), 'narrows'),
    step(configured('owners: { codeowners: true }'), configured('owners: { codeowners: false }'), 'narrows'),
    step(configured('locked: []'), configured('locked: [missing-owner]'), 'narrows'),
    step(configured('owners: { teams: [] }'), configured('owners: { teams: [team-a] }'), 'narrows'),
  ],
});
