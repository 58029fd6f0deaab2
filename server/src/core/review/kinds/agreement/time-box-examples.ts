/** Files in which a date is there or not, and in which it comes sooner or later; one pair for each thing that has dates. */

import { beside, changed, ENFORCEMENT_POINT, FEDERATION, SOUND, unsound } from '../../../rules/examples.ts';
import { POLICY, SOUND_POLICIES } from '../../../rules/policy-examples.ts';
import type { Example } from '../../../rules/rule.ts';

type Step = readonly [Example, Example];

export const EXCEPTION = `apiVersion: fedlint.dev/v1alpha1
kind: TrustException
metadata:
  name: migration
spec:
  federation: acme-orders
  reason: migration
  owner: team-partners
  approvedBy: ciso
  change: CHG-1050
  expires: 2026-12-31
  scope: [spiffe://acme.partner.example/orders/legacy]
`;

const LASTING = '    reviewBy: 2027-06-30\n';
const TEMPORARY = '  lifecycle: temporary\n  timeBox:\n    expires: 2027-01-31\n';
const OBSERVING = `  mode: observe\n  timeBox:\n    expires: 2027-01-15\n    change: CHG-1043\n`;

function federation(dates: string): Example {
  return { ...SOUND, 'acme-orders.yaml': changed(FEDERATION, `  lifecycle: permanent\n  timeBox:\n${LASTING}`, dates) };
}

const OBSERVED = changed(ENFORCEMENT_POINT, '  mode: enforce\n', OBSERVING);
const DATED_POLICY = changed(
  POLICY,
  '  namespace: payments\n',
  '  namespace: payments\n  annotations:\n    fedlint.dev/expires: "2027-01-31"\n',
);

function exception(until: string): Example {
  return beside(SOUND, { 'exception.yaml': changed(EXCEPTION, '  expires: 2026-12-31\n', until) });
}

function point(until: string): Example {
  return { ...SOUND, 'payments-gateway.yaml': changed(OBSERVED, '    expires: 2027-01-15\n', until) };
}

function policy(text: string): Example {
  return { ...SOUND_POLICIES, 'policy.yaml': text };
}

/** Without a date, and with one. */
export const DATES_SET: readonly Step[] = [
  [unsound('acme-orders.yaml', LASTING, ''), SOUND],
  [federation(changed(TEMPORARY, '    expires: 2027-01-31\n', '')), federation(TEMPORARY)],
  [exception(''), exception('  expires: 2026-12-31\n')],
  [point(''), point('    expires: 2027-01-15\n')],
];

/** The date that comes sooner, and the one that comes later. */
export const DATES_MOVED: readonly Step[] = [
  [SOUND, unsound('acme-orders.yaml', 'reviewBy: 2027-06-30', 'reviewBy: 2027-09-30')],
  [federation(TEMPORARY), federation(changed(TEMPORARY, '2027-01-31', '2027-02-14'))],
  [exception('  expires: 2026-12-31\n'), exception('  expires: 2027-01-31\n')],
  [point('    expires: 2027-01-15\n'), point('    expires: 2027-02-15\n')],
  [policy(DATED_POLICY), policy(changed(DATED_POLICY, '2027-01-31', '2027-02-28'))],
];
