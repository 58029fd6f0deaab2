/** Who accepts whose identities, by everything that is written about a trust domain. */
import { domainKey } from '../model/domain-key.ts';
import type { FederationFact } from '../model/facts.ts';
import { localDomainOf } from '../model/governance.ts';
import { inOrder } from '../model/order.ts';
import { knownValue, type Stated } from '../model/stated.ts';
import type { Located } from '../model/store.ts';
import { counted } from '../rules/wording.ts';
import type { HoverContext } from './context.ts';
import { resourceLinks } from './resource.ts';
import { quoted } from './text.ts';

/** One side accepts identities of the other. A side is undefined where the workspace does not show which it is. */
interface Acceptance {
  readonly by: string | undefined;
  readonly of: string | undefined;
  readonly link: Located<FederationFact>;
}

/** Looking at every native link of a large workspace would keep a reader waiting. */
const MOST_NATIVE = 500;

/** A line for each other side. */
export function relationLines(name: string, context: HoverContext): string[] {
  const partners = new Map<string, { accepts: boolean; accepted: boolean; links: Located<FederationFact>[] }>();
  for (const { by, of, link } of acceptances(name, context)) {
    if (by !== name && of !== name) continue;
    const other = (by === name ? of : by) ?? '';
    const partner = partners.get(other) ?? { accepts: false, accepted: false, links: [] };
    partners.set(other, partner);
    if (by === name) partner.accepts = true;
    else partner.accepted = true;
    if (!partner.links.some(({ fact }) => fact === link.fact)) partner.links.push(link);
  }
  const lines = [...partners].map(([other, { accepts, accepted, links }]) => {
    const verb = accepts ? (accepted ? 'mutual with' : 'accepts') : 'accepted by';
    const side = other === '' ? 'a side the workspace does not show' : quoted(other);
    return `${verb} ${side}: ${resourceLinks(links, context)}`;
  });
  return [...shortened(lines), ...limitLine(name, context)];
}

function acceptances(name: string, context: HoverContext): Acceptance[] {
  const { workspace } = context;
  const links = [
    ...workspace.lookup('federation-by-remote', name),
    ...workspace.lookup('federation-by-local', name),
    ...(isOurs(name, context) ? nativeLinks(context) : []),
  ];
  return inOrder([...new Set(links)], ({ resource }) => resource.span).flatMap((link) => acceptancesBy(link, context));
}

/** A native link does not say whose it is; only of a domain with a controller, or one of ours, can that be found out. */
function isOurs(name: string, { workspace, settings }: HoverContext): boolean {
  const own = settings.localTrustDomains.some((domain) => domainKey(domain) === name);
  return own || workspace.lookup('controller', name).length > 0;
}

function nativeLinks({ workspace }: HoverContext): Located<FederationFact>[] {
  const remotes = workspace.keys('native-federation').slice(0, MOST_NATIVE);
  return remotes.flatMap((remote) => workspace.lookup('native-federation', remote));
}

/** Says so where `nativeLinks` did not look at all of them. */
function limitLine(name: string, context: HoverContext): string[] {
  const count = context.workspace.keys('native-federation').length;
  if (count <= MOST_NATIVE || !isOurs(name, context)) return [];
  return [`native links to ${MOST_NATIVE} of ${count} trust domains were looked at`];
}

function acceptancesBy(link: Located<FederationFact>, context: HoverContext): Acceptance[] {
  const { fact, document } = link;
  if (knownValue(fact.trust.authentication) === 'refused') return [];
  const remote = nameOf(fact.remote);
  if (fact.origin === 'native') return [{ by: localDomainOf(fact, context.from(document)), of: remote, link }];
  const inbound = { by: nameOf(fact.local), of: remote, link };
  const outbound = { by: remote, of: nameOf(fact.local), link };
  const direction = knownValue(fact.direction);
  if (direction === 'mutual') return [inbound, outbound];
  return direction === 'inbound' ? [inbound] : direction === 'outbound' ? [outbound] : [];
}

function nameOf(stated: Stated | undefined): string | undefined {
  const name = knownValue(stated);
  return name === undefined ? undefined : domainKey(name);
}

/** A domain that everybody federates with is not read to the end. */
function shortened(lines: readonly string[], most = 5): string[] {
  const rest = lines.length - most;
  return rest > 0 ? [...lines.slice(0, most), `and ${counted(rest, 'more side')}`] : [...lines];
}
