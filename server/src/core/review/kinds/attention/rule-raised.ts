import { SOUND } from '../../../rules/examples.ts';
import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { configured } from './examples.ts';
import { settingsOf } from './settings-pair.ts';
import { levelsChanged, omissionsChanged } from './silence.ts';

export const ruleRaised = changeKind({
  id: 'rule-raised',
  title: 'The configuration shows more findings',
  what: 'Rules that are switched on or count for more, everywhere or in some files; files that are looked at again; a baseline that is gone.',
  families: [],
  on: ['settings'],
  *compare(pair) {
    const settings = settingsOf(pair);
    yield* levelsChanged(settings, 'narrows');
    yield* omissionsChanged(settings, 'narrows');
  },
  examples: [
    step(configured('rules: { broad-trust: off }'), SOUND, 'narrows'),
    step(configured('rules: { missing-owner: info }'), configured('rules: { missing-owner: error }'), 'narrows'),
    step(configured('ignore: [vendor/**, legacy/**]'), configured('ignore: [vendor/**]'), 'narrows'),
    step(configured('ignore: [vendor/**]'), configured('ignore: [vendor/**, "!vendor/trust/**"]'), 'narrows'),
    step(configured('baseline: known.json\nadoption: gradual'), configured('adoption: gradual'), 'narrows'),
  ],
});
