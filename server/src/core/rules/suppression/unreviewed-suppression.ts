import { flawsOf, gapsOf, isOver } from '../../model/suppression.ts';
import { unsound } from '../examples.ts';
import { rule } from '../rule.ts';
import { enumerate } from '../wording.ts';

const HIDDEN = '    renewal: team-identity\n';

export const unreviewedSuppression = rule({
  id: 'unreviewed-suppression',
  severity: 'warning',
  title: 'A suppression nobody can judge',
  what: 'A request to hide findings gives no reason or no end date. It hides them all the same. One that cannot be read, that names a rule there is not, or that names a rule the configuration has locked hides nothing at all.',
  why: 'A hidden finding is a risk somebody has accepted. Without a reason a reviewer cannot tell whether that was right, and without an end nobody will ever ask again.',
  how: 'Write the rule, the end and the reason: `# fedlint-ignore missing-owner until=2027-03-31 -- the team is being formed, CHG-1042`.',
  families: ['missing-time-box'],
  edit: 'none',
  on: ['suppression'],
  *check(fact, context) {
    const flaws = flawsOf(fact, { locked: context.settings.locked, ruleIds: context.ruleIds });
    if (flaws.length > 0) {
      yield { at: fact.span, message: `This suppression hides nothing. ${flaws.join(' ')}` };
      return;
    }
    const gaps = gapsOf(fact);
    if (gaps.length === 0 || (fact.until && isOver(fact, context.now))) return;
    yield {
      at: fact.span,
      message: `This suppression hides findings without ${enumerate(gaps)}, so nobody can judge it and nobody will ask again. Write \`until=<date> -- <reason>\` behind the rule.`,
    };
  },
  bad: unsound(
    'acme-orders.yaml',
    `  owners:\n    accountable: team-partners\n    bundle: team-identity\n${HIDDEN}`,
    '  # fedlint-ignore missing-owner -- the team is being formed\n  owners:\n    accountable: team-partners\n    bundle: team-identity\n',
  ),
  good: unsound(
    'acme-orders.yaml',
    `  owners:\n    accountable: team-partners\n    bundle: team-identity\n${HIDDEN}`,
    '  # fedlint-ignore missing-owner until=2027-03-31 -- the team is being formed, CHG-1042\n  owners:\n    accountable: team-partners\n    bundle: team-identity\n',
  ),
});
