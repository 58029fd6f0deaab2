/** Which tokens a review speaks of: those that foreign callers hold, in either state. */
import type { TokenTrustFact } from '../../../model/facts.ts';
import { trustInTokens } from '../../../model/token-border.ts';
import { code } from '../../../values/code.ts';
import type { Pair } from '../../subject.ts';

export function isForeignToken({ before, after }: Pair<TokenTrustFact>): boolean {
  return [before, after].some((version) => version && trustInTokens(version.fact, version.context) !== undefined);
}

/** "the issuer `https://…`" */
export function describeIssuer({ issuer }: TokenTrustFact): string {
  return issuer === undefined ? 'whichever issuer' : `the issuer ${code(issuer.known ? issuer.value : issuer.text)}`;
}
