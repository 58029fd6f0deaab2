import { blank } from '../../fixes/operation.ts';
import { isUnanswered } from '../../model/answer.ts';
import type { PolicyExceptionFact } from '../../model/facts.ts';
import { trustBehind } from '../../model/policy-exception.ts';
import { SOUND_ADMISSION, unsoundAdmission } from '../admission-examples.ts';
import { suggest } from '../governance/place.ts';
import { rule } from '../rule.ts';
import { becauseOf, citing, enumerate } from '../wording.ts';

/** What Kyverno proposes to note, with a sample of each. */
const NOTES: Readonly<Record<string, string>> = {
  reason: 'Both clusters answer during the cut-over',
  ticket: 'CHG-1042',
  'approved-by': 'team-identity',
};

export const unapprovedPolicyException = rule({
  id: 'unapproved-policy-exception',
  severity: 'info',
  title: 'An exemption from a policy that says neither why nor by whom',
  what: 'A `PolicyException` of `policies.kyverno.io` leaves out `reason`, `ticket` or `approved-by` under `properties`, while the workspace trusts identities of somebody else. The annotation `fedlint.dev/change` counts as the ticket, the owner of the resource as the one who approved it.',
  why: 'Whoever has to decide whether the exemption may go needs to know what it was for and whom to ask. The field is there for that.',
  how: 'Write the reason, the change record and who agreed.',
  families: ['missing-owner', 'missing-time-box'],
  edit: 'suggest',
  on: ['policy-exception'],
  *check(exception, context) {
    if (exception.form !== 'policies.kyverno.io') return;
    const { properties, propertiesPath, timeBox, owner, span } = exception;
    const said: PolicyExceptionFact['properties'] = {
      ...properties,
      ...(timeBox.change && { ticket: timeBox.change }),
    };
    const missing = Object.keys(NOTES).filter(
      (note) => isUnanswered(said[note]) && !(note === 'approved-by' && owner !== undefined),
    );
    const trust = missing.length > 0 ? trustBehind(exception, context) : undefined;
    if (!trust) return;
    yield {
      at: { missing: propertiesPath, fallback: span },
      message: `This exception does not say its ${enumerate(missing.map((note) => `\`${note}\``))}. It concerns more than your own workloads, ${becauseOf(trust)}. Write it under \`properties\`, so that somebody can tell whether it may go.`,
      related: [citing(trust)],
      offers: () =>
        suggest(
          'Say why and by whom',
          missing.map(
            (note) => ({ op: 'set', path: [...propertiesPath, note], value: blank(NOTES[note] ?? note) }) as const,
          ),
        ),
    };
  },
  bad: unsoundAdmission('exception.yaml', ['    ticket: CHG-1042\n    approved-by: kim\n', '']),
  good: SOUND_ADMISSION,
});
