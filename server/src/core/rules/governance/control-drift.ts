import { differences } from '../../model/drift.ts';
import { isJudged } from '../../model/governance.ts';
import { code } from '../../values/code.ts';
import { changed, ENFORCEMENT_POINT, FEDERATION, TRUST_DOMAINS } from '../examples.ts';
import { rule } from '../rule.ts';
import { describeLink, enumerate } from '../wording.ts';
import { missingIn } from './place.ts';

/** An agreement that names no foreign words, so that nothing asks for their meaning. */
const SILENT = changed(
  changed(FEDERATION, '      audiences: [payments]\n', ''),
  '  interpretation: The audience `payments` means our payment API and nothing else.\n',
  '',
);
const UNINTERPRETED = changed(ENFORCEMENT_POINT, '    audiences: [payments]\n', '    audiences: []\n');
const WITH_ENGINES = (ours: string, theirs: string) => {
  const [shop = '', acme = ''] = TRUST_DOMAINS.split('---\n');
  return `${shop}  policyEngine: ${ours}\n---\n${acme}  policyEngine: ${theirs}\n`;
};

export const controlDrift = rule({
  id: 'control-drift',
  severity: 'warning',
  title: 'Two sides under different controls',
  what: 'The two sides of a federation differ in their signing authority, their policy engine, their refresh hint or how fast they revoke, and the agreement has no `interpretation` that says how this is reconciled.',
  why: 'What one side revokes or rotates within minutes the other may go on accepting for hours, and two policy engines read one rule in two ways. Each side believes that its own control holds for both.',
  how: 'Bring the two sides into line, or state under `interpretation` which of the differences are known and what makes up for them.',
  families: ['cadence-drift'],
  references: ['spiffe:TDB 4.1.2'],
  edit: 'none',
  on: ['federation'],
  *check(link, context) {
    if (!isJudged(link, context) || link.interpretation) return;
    const found = differences(link, context);
    if (found.length === 0) return;
    yield {
      at: missingIn(link, 'interpretation'),
      message: `The two sides differ in ${enumerate(found.map(({ control }) => `the ${control}`))}, in ${describeLink(link)}, and nothing says how that is reconciled. Each side then relies on a control that the other does not have. Bring them into line, or state it under \`interpretation\`.`,
      related: found.map(({ control, here, there }) => ({
        document: there.document,
        span: there.stated.span,
        message: `The ${control} is ${code(there.stated.value)} there and ${code(here.stated.value)} here.`,
      })),
    };
  },
  bad: {
    'trust-domains.yaml': WITH_ENGINES('opa', 'cedar'),
    'payments-gateway.yaml': UNINTERPRETED,
    'acme-orders.yaml': SILENT,
  },
  good: {
    'trust-domains.yaml': WITH_ENGINES('opa', 'opa'),
    'payments-gateway.yaml': UNINTERPRETED,
    'acme-orders.yaml': SILENT,
  },
});
