/** SPIFFE IDs and trust domain names: the grammar of the specification, what Go makes of them, their repair and their meaning. */
export {
  describeSpiffeId,
  isReservedPath,
  repairSpiffeId,
  repairTrustDomain,
  trustDomainName,
} from './spiffe-id/forms.ts';
export {
  isUriForm,
  lengthProblem,
  MAX_SPIFFE_ID,
  MAX_TRUST_DOMAIN,
  type ParsedSpiffeId,
  type ParsedTrustDomain,
  parseSpiffeId,
  parseTrustDomain,
  type SpiffeId,
} from './spiffe-id/grammar.ts';
export type { IdProblem, IdProblemCode } from './spiffe-id/problem.ts';
