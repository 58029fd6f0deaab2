import type { ObligationId } from '../../../model/obligation.ts';

/** Where keys come from another place, somebody has to have made sure that it is the right one. */
export const ENDPOINT_OBLIGATIONS: readonly ObligationId[] = [
  'owners',
  'bundle-endpoint',
  'bundle-validated',
  'change-record',
];
