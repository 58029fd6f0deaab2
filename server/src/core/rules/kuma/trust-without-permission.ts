import { domainKey } from '../../model/domain-key.ts';
import type { Party, PolicyFact } from '../../model/facts.ts';
import { isCloseTo } from '../../model/folder.ts';
import { isOwnTrust } from '../../model/mesh-identities.ts';
import { code } from '../../values/code.ts';
import { SOUND_KUMA, unsoundKuma } from '../kuma-examples.ts';
import { type RuleContext, rule } from '../rule.ts';

export const trustWithoutPermission = rule({
  id: 'trust-without-permission',
  severity: 'info',
  title: 'A trust domain that no permission speaks of',
  what: 'A MeshTrust of Kuma is for a trust domain that none of the permissions in the workspace names. Where there are no permissions close by, nothing is said: they may be kept elsewhere.',
  why: 'Identities of that domain are verified, and nothing says which of them may call what. Kuma refuses whom no permission lets in, so the trust is there for calls in the other direction, or for nothing, or its permissions are kept where nobody who reads this looks.',
  how: 'Write a MeshTrafficPermission for what the other side may call. Where only your workloads call theirs, say so in the Federation manifest (`direction: outbound`); where nobody calls anybody, take the MeshTrust away.',
  families: ['undocumented-enforcement-point'],
  edit: 'none',
  on: ['peering'],
  *check(peering, context) {
    const { engine, remote } = peering;
    if (engine !== 'kuma' || !remote.known || isOwnTrust(peering, context)) return;
    const permissions = context.workspace
      .lookup('policy', 'kuma')
      .filter(({ fact }) => fact.effect !== 'authenticates');
    if (isOnlyOutbound(remote.value, context)) return;
    // The older form of permissions names no identities, and says nothing about whose they are.
    const close = permissions.filter(({ fact, document }) => fact.parties.length > 0 && isCloseTo(context, document));
    if (close.length === 0 || permissions.some(({ fact }) => mayName(fact, remote.value))) return;
    yield {
      at: remote.span,
      message: `Identities of ${code(remote.value)} are verified here, and no permission beside it says what any of them may call. Write a MeshTrafficPermission for them, or take the trust away if nobody calls anybody.`,
    };
  },
  bad: unsoundKuma('mesh-permission.yaml', 'spiffe://acme.partner.example/', 'spiffe://shop.corp.example/'),
  good: SOUND_KUMA,
});

/** An agreement may say that only our workloads call theirs. */
function isOnlyOutbound(domain: string, { workspace }: RuleContext): boolean {
  return workspace
    .lookup('manifest-by-remote', domainKey(domain))
    .some(({ fact: { direction } }) => direction && (!direction.known || direction.value === 'outbound'));
}

function mayName({ parties }: PolicyFact, domain: string): boolean {
  return parties.some((party) => mayBeOf(party, domainKey(domain)));
}

function mayBeOf({ domain, match, subject }: Party, name: string): boolean {
  if (domain === undefined || !domain.known) return true;
  if (domainKey(domain.value) === name) return true;
  // A prefix that ends in the middle of the name.
  return match === 'prefix' && subject.known && `spiffe://${name}/`.startsWith(subject.value);
}
