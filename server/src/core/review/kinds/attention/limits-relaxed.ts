import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { configured } from './examples.ts';
import { limitsChanged } from './limits.ts';
import { settingsOf } from './settings-pair.ts';

export const limitsRelaxed = changeKind({
  id: 'limits-relaxed',
  title: 'The configuration allows more',
  what: 'Limits of the configuration that let more through than before: longer times, rules that may be suppressed, owners nobody has listed, less that is asked of trust without documents.',
  families: ['missing-time-box'],
  on: ['settings'],
  compare: (pair) => limitsChanged(settingsOf(pair), 'widens'),
  examples: [
    step(configured('timeBox: { max: 90d }'), configured('timeBox: { max: 365d }'), 'widens'),
    step(configured('credentials: { maxTTL: 1h }'), configured('ignore: []'), 'widens'),
    step(configured('adoption: strict'), configured('adoption: gradual'), 'widens'),
    step(configured('locked: [broad-trust, missing-owner]'), configured('locked: [missing-owner]'), 'widens'),
    step(configured('owners: { teams: [team-a] }'), configured('owners: { teams: [team-a, team-b] }'), 'widens'),
    step(configured('owners: { teams: [team-a] }'), configured('owners: { teams: [] }'), 'widens'),
  ],
});
