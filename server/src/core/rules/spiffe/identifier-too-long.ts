import { isIdentifying, NAMING, spiffeIdsIn, trustDomainsIn } from '../../model/identifiers.ts';
import { type Known, partOf } from '../../model/stated.ts';
import type { Span } from '../../syntax/span.ts';
import { lengthProblem, parseSpiffeId, parseTrustDomain } from '../../values/spiffe-id.ts';
import { type Problem, rule } from '../rule.ts';

const TRUST_DOMAIN = `apiVersion: fedlint.dev/v1alpha1
kind: TrustDomain
metadata:
  name: shop
spec:
  trustDomain: shop.corp.example
  role: issuer
  owner: team-identity
`;

export const identifierTooLong = rule({
  id: 'identifier-too-long',
  severity: 'warning',
  title: 'An identifier that not every implementation can read',
  what: 'A trust domain name is longer than 255 bytes, or a SPIFFE ID as a whole longer than 2048.',
  why: 'SPIFFE asks nobody to support more. SPIRE itself lets it pass, and the programs of the other side may cut such an identity short or refuse it.',
  how: 'Choose a shorter name, or fewer and shorter path segments.',
  families: [],
  references: ['spiffe:SPIFFE-ID 2.3'],
  edit: 'none',
  on: NAMING,
  *check(fact) {
    for (const stated of trustDomainsIn(fact)) {
      if (parseTrustDomain(stated.value).ok) yield* tooLong(stated, stated.value, (part) => part);
    }
    for (const { stated, text, placeOf } of isIdentifying(fact) ? spiffeIdsIn(fact) : []) {
      if (parseSpiffeId(text).ok) yield* tooLong(stated, text, placeOf);
    }
  },
  bad: TRUST_DOMAIN.replace('shop.corp', `${'shop.'.repeat(50)}corp`),
  good: TRUST_DOMAIN,
});

function* tooLong(stated: Known, text: string, placeOf: (part: Span) => Span | undefined): Iterable<Problem> {
  const problem = lengthProblem(text);
  if (!problem) return;
  const part = placeOf(problem);
  yield {
    at: part ? partOf(stated, part) : stated.span,
    message: `${problem.message} Other programs may refuse it even though SPIRE does not. Choose a shorter one.`,
  };
}
