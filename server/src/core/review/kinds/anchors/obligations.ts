/** What is asked before the keys of somebody else are trusted. */
import { domainKey } from '../../../model/domain-key.ts';
import type { Obligation } from '../../../model/obligation.ts';
import { obligationsFor } from '../../../model/readiness.ts';
import { knownValue } from '../../../model/stated.ts';
import type { Pair, TrustAnchors } from '../../subject.ts';

/** None for keys of one's own, and of a trust domain that nobody federates with. */
export function obligationsOf({ after }: Pair<TrustAnchors>): Obligation[] {
  const name = knownValue(after?.fact.domain);
  if (!after || name === undefined) return [];
  const links = after.context.workspace.lookup('federation-by-remote', domainKey(name));
  const link = links.find(({ fact }) => fact.origin === 'manifest') ?? links[0];
  if (!link) return [];
  const { fact, document } = link;
  return obligationsFor(fact, { ...after.context, document }, ['bundle-validated', 'rotation']);
}
