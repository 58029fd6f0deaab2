import { SOUND } from '../../../rules/examples.ts';
import { enumerate } from '../../../rules/wording.ts';
import { code } from '../../../values/code.ts';
import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { suppressed } from './examples.ts';
import { areHidden, endOf, isVoid, rulesAlone } from './hidden-rules.ts';

export const suppressionRemoved = changeKind({
  id: 'suppression-removed',
  title: 'Findings are shown again',
  what: 'A comment or annotation is gone that kept Fedlint from reporting a rule.',
  families: [],
  on: ['suppression'],
  *compare(pair, context) {
    const rules = pair.is === 'removed' ? rulesAlone(pair, context) : [];
    if (pair.is !== 'removed' || rules.length === 0) return;
    const { before } = pair;
    const names = enumerate(rules.map(code));
    const wasVoid = isVoid(before);
    yield {
      direction: wasVoid ? 'neutral' : 'narrows',
      title: wasVoid ? `A suppression of ${names} is gone that hid nothing` : `${areHidden(rules)} no longer hidden`,
      message: wasVoid ? 'What Fedlint reports is the same.' : 'Fedlint reports it where it finds it.',
      before: { says: endOf(before.fact.until) },
    };
  },
  examples: [
    step(suppressed(' broad-trust until=2026-12-31 -- agreed with the partner, CHG-1042'), SOUND, 'narrows'),
    step(suppressed(' broad-trust, missing-owner'), suppressed(' missing-owner'), 'narrows'),
    step(suppressed(' broad-trust until=2026-11-01 -- agreed, CHG-1042'), SOUND, 'neutral'),
  ],
});
