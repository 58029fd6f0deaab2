import type { SuppressionFact } from '../../../model/facts.ts';
import type { Obligation } from '../../../model/obligation.ts';
import { gapsOf } from '../../../model/suppression.ts';
import { SOUND } from '../../../rules/examples.ts';
import { enumerate } from '../../../rules/wording.ts';
import { code } from '../../../values/code.ts';
import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import type { Version } from '../../subject.ts';
import { suppressed } from './examples.ts';
import { areHidden, endOf, extentOf, isVoid, reasonOf, rulesAlone, shownReason } from './hidden-rules.ts';

export const suppressionAdded = changeKind({
  id: 'suppression-added',
  title: 'Findings are hidden',
  what: 'A new comment or annotation asks Fedlint not to report a rule. What it hides is a risk that somebody has accepted, so it needs a reason and an end.',
  families: ['missing-time-box'],
  on: ['suppression'],
  *compare(pair, context) {
    const rules = pair.is === 'added' ? rulesAlone(pair, context) : [];
    if (pair.is !== 'added' || rules.length === 0) return;
    const { after } = pair;
    const names = enumerate(rules.map(code));
    const hidesNothing = isVoid(after);
    yield {
      direction: hidesNothing ? 'neutral' : 'widens',
      title: hidesNothing
        ? `A suppression of ${names} is added that hides nothing`
        : `${areHidden(rules)} hidden ${extentOf(after.fact)}`,
      message: hidesNothing
        ? 'It cannot be read, names a rule that may not be hidden, or is over already. Mend it or take it out.'
        : `Fedlint does not report it there; ${reasonOf(after.fact)}.`,
      after: { says: endOf(after.fact.until) },
      obligations: hidesNothing ? [] : obligationsOf(after),
    };
  },
  examples: [
    step(SOUND, suppressed(' broad-trust until=2026-12-31 -- agreed with the partner, CHG-1042'), 'widens'),
    step(SOUND, suppressed('-file broad-trust, missing-owner'), 'widens'),
    step(SOUND, suppressed(' broad-trust until=2026-11-01 -- agreed, CHG-1042'), 'neutral'),
  ],
});

/** What a reviewer has to know to judge it. */
function obligationsOf({ fact, document }: Version<SuppressionFact>): Obligation[] {
  const gaps = gapsOf(fact);
  const at = { document, span: fact.span };
  const hasReason = !gaps.includes('a reason');
  return [
    {
      id: 'reason',
      asks: 'It says why the finding is hidden',
      state: hasReason ? 'met' : 'open',
      says: shownReason(fact),
      ...{ at, rules: ['unreviewed-suppression'] },
    },
    {
      id: 'time-box',
      asks: 'It says until when the finding is hidden',
      state: fact.until ? 'met' : 'open',
      says: endOf(fact.until),
      ...{ at, rules: ['unreviewed-suppression'] },
    },
  ];
}
