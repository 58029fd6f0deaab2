import { SOUND } from '../../../rules/examples.ts';
import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { configured } from './examples.ts';
import { settingsOf } from './settings-pair.ts';
import { levelsChanged, omissionsChanged } from './silence.ts';

export const ruleSilenced = changeKind({
  id: 'rule-silenced',
  title: 'The configuration hides findings',
  what: 'Rules that are switched off or count for less, everywhere or in some files; files that are left out; a baseline of findings that count as known.',
  families: [],
  on: ['settings'],
  *compare(pair) {
    const settings = settingsOf(pair);
    yield* levelsChanged(settings, 'widens');
    yield* omissionsChanged(settings, 'widens');
  },
  examples: [
    step(SOUND, configured('rules: { broad-trust: off }'), 'widens'),
    step(
      configured('rules: { broad-trust: error }'),
      configured('rules: { broad-trust: { severity: info } }'),
      'widens',
    ),
    step(
      configured('adoption: gradual'),
      configured('adoption: gradual\noverrides:\n  - files: [legacy/**]\n    rules: { missing-owner: off }'),
      'widens',
    ),
    step(configured('ignore: [vendor/**]'), configured('ignore: [vendor/**, legacy/**]'), 'widens'),
    step(configured('adoption: gradual'), configured('adoption: gradual\nbaseline: .fedlint-baseline.json'), 'widens'),
  ],
});
