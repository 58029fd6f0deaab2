/** A sound set with a second enforcement point, of which the agreement knows. */
import { changed, ENFORCEMENT_POINT, FEDERATION, SOUND } from '../../../rules/examples.ts';
import type { Example } from '../../../rules/rule.ts';

/** The agreement knows of it, and it is not there. */
export const ONE_POINT: Example = {
  ...SOUND,
  'acme-orders.yaml': changed(FEDERATION, '[payments-gateway]', '[payments-gateway, reports-gateway]'),
};

export const TWO_POINTS: Example = {
  ...ONE_POINT,
  'reports-gateway.yaml': changed(ENFORCEMENT_POINT, 'payments-gateway', 'reports-gateway'),
};
