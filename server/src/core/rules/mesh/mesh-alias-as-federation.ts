import { blank, list, map, type Operation } from '../../fixes/operation.ts';
import { domainKey } from '../../model/domain-key.ts';
import type { MeshFact } from '../../model/facts.ts';
import { fetchesFor } from '../../model/mesh-trust.ts';
import { inOrder } from '../../model/order.ts';
import { knownValue } from '../../model/stated.ts';
import type { Path } from '../../syntax/tree.ts';
import { code } from '../../values/code.ts';
import { SOUND_MESH, unsoundMesh } from '../mesh-examples.ts';
import { type Offer, type Related, type RuleContext, rule } from '../rule.ts';

export const meshAliasAsFederation = rule({
  id: 'mesh-alias-as-federation',
  severity: 'warning',
  title: 'A partner taken for the mesh itself',
  what: 'A domain under `trustDomainAliases` is a trust domain of its own: its bundle is fetched, or something in the workspace federates with it. Aliases that nothing else speaks of are left alone, as they are right while a mesh changes its name.',
  why: 'An alias is another name of the same mesh. An identity of the alias counts as the one of the same namespace and service account here, in every policy, so whoever runs the other side can name a workload so that it gets what yours gets.',
  how: 'Take the alias away, and give the other domain an item under `caCertificates` with its root and its name under `trustDomains`. Its identities are then accepted under their own names, and policies can tell them apart.',
  families: ['overly-broad-trust', 'semantics-mismatch'],
  edit: 'suggest',
  on: ['mesh'],
  *check(mesh, context) {
    const own = knownValue(mesh.trustDomain);
    for (const alias of mesh.aliases) {
      if (!alias.known || (own !== undefined && domainKey(alias.value) === domainKey(own))) continue;
      const evidence = evidenceOf(alias.value, mesh, context);
      if (!evidence) continue;
      const counts = own === undefined ? 'the one of this mesh' : `the one of ${code(own)}`;
      yield {
        at: alias.span,
        message: `${evidence.says}, and as an alias it is this mesh itself: an identity of ${code(alias.value)} counts as ${counts} with the same namespace and service account, in every policy. Take the alias away and trust the domain by its root, under \`caCertificates\`.`,
        related: evidence.related,
        offers: () => offersFor(alias.value, alias.path, mesh),
      };
    }
  },
  bad: unsoundMesh(
    'mesh.yaml',
    '    trustDomain: shop.corp.example\n',
    '    trustDomain: shop.corp.example\n    trustDomainAliases: [acme.partner.example]\n',
  ),
  good: SOUND_MESH,
});

interface Evidence {
  readonly says: string;
  readonly related: readonly Related[];
}

function evidenceOf(alias: string, mesh: MeshFact, context: RuleContext): Evidence | undefined {
  const authority = mesh.authorities.find((one) => fetchesFor(one, alias));
  if (authority?.bundleUrl) {
    const message = 'Its bundle is fetched here.';
    const related = [{ document: context.document, span: authority.bundleUrl.span, message }];
    return { says: `${code(alias)} is a trust domain of its own, whose bundle is fetched`, related };
  }
  const links = context.workspace
    .lookup('federation-by-remote', domainKey(alias))
    .filter(({ fact }) => isOfMesh(knownValue(fact.local), mesh));
  const [first] = inOrder(links, ({ remote }) => remote.span);
  if (!first) return undefined;
  const message = `This ${first.fact.resource.kind} federates with it.`;
  const related = [{ document: first.document, span: first.fact.remote.span, message }];
  return { says: `${code(alias)} is a trust domain of its own, with which there is a federation`, related };
}

/** A federation of another trust domain says nothing about this mesh. */
function isOfMesh(local: string | undefined, { trustDomain }: MeshFact): boolean {
  const own = knownValue(trustDomain);
  return local === undefined || own === undefined || domainKey(local) === domainKey(own);
}

function offersFor(alias: string, path: Path, mesh: MeshFact): Offer[] {
  const remove: Operation = { op: 'remove', path: mesh.aliases.length === 1 ? path.slice(0, -1) : path };
  const title = 'Trust it by its root instead';
  const authority = mesh.authorities.find((one) => fetchesFor(one, alias));
  if (authority && authority.trustDomains.length > 0) return [{ title, kind: 'suggest', operations: [remove] }];
  const name: Operation = authority
    ? { op: 'set', path: [...authority.path, 'trustDomains'], value: list(alias) }
    : {
        op: 'append',
        path: [...path.slice(0, -2), 'caCertificates'],
        value: map({ spiffeBundleUrl: blank(`https://bundle.${alias}`), trustDomains: list(alias) }),
      };
  return [{ title, kind: 'suggest', operations: [remove, name] }];
}
