/** The trust domains that meshes of Kuma give to their own workloads. */
import type { MeshIdentityFact, PeeringFact } from './facts.ts';
import type { ForeignTrust } from './foreign-trust.ts';
import { inOrder } from './order.ts';
import { knownValue } from './stated.ts';
import type { Surroundings } from './surroundings.ts';

type Around = Pick<Surroundings, 'workspace'>;

/** Whether a peering is none: the mesh it stands in has that trust domain itself, as a MeshIdentity shows. */
export function isOwnTrust({ engine, remote, mesh }: PeeringFact, { workspace }: Around): boolean {
  if (engine !== 'kuma' || !remote.known) return false;
  return workspace
    .lookup('any-mesh-identity', '')
    .some(({ fact }) => mayBeSame(mesh, fact.mesh) && mayGive(fact, remote.value));
}

/** Of a mesh that only a template names, it may be any. */
function mayBeSame(mesh: string | undefined, other: string | undefined): boolean {
  return mesh === undefined || other === undefined || mesh === other;
}

/** The trust domains that are written out; those of a template have the name of a zone in them, which no file shows. */
export function ownDomainsOfKuma({ workspace }: Around): string[] {
  return workspace
    .lookup('any-mesh-identity', '')
    .flatMap(({ fact }) => knownValue(fact.trustDomain) ?? [])
    .filter((domain) => !domain.includes('{{'));
}

/** Whether the template makes that name, with something for each value that is filled in. */
function mayGive({ trustDomain, mesh }: MeshIdentityFact, domain: string): boolean {
  if (!trustDomain.known) return true;
  const named = mesh === undefined ? trustDomain.value : trustDomain.value.replace(/\{\{\s*\.Mesh\s*\}\}/g, mesh);
  const [first = '', ...others] = named.split(/\{\{[^}]*\}\}/);
  const last = others.pop();
  if (last === undefined) return domain === first;
  if (!domain.startsWith(first) || !domain.endsWith(last)) return false;
  let at = first.length;
  for (const part of others) {
    const found = domain.indexOf(part, at + 1);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at < domain.length - last.length;
}

/** What shows that a mesh of Kuma trusts anybody but its own workloads; of several the first in the workspace. */
export function foreignTrustOf({ mesh }: MeshIdentityFact, context: Around): ForeignTrust | undefined {
  const { workspace } = context;
  const trusts = workspace
    .keys('peering')
    .flatMap((name) => workspace.lookup('peering', name))
    .filter(({ fact }) => fact.engine === 'kuma' && mayBeSame(mesh, fact.mesh))
    .filter(({ fact }) => !isOwnTrust(fact, context));
  const [first] = inOrder(trusts, ({ span }) => span);
  return first?.fact.remote.known
    ? { name: first.fact.remote.value, document: first.document, span: first.fact.remote.span }
    : undefined;
}
