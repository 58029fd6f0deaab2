import { blank } from '../../fixes/operation.ts';
import { domainKey } from '../../model/domain-key.ts';
import type { MeshFact } from '../../model/facts.ts';
import type { ForeignTrust } from '../../model/foreign-trust.ts';
import { otherDomainsOf } from '../../model/mesh-trust.ts';
import { inOrder } from '../../model/order.ts';
import { knownValue } from '../../model/stated.ts';
import { SOUND_MESH } from '../mesh-examples.ts';
import { type RuleContext, rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';

const DEFAULT = 'cluster.local';

export const meshDefaultTrustDomain = rule({
  id: 'mesh-default-trust-domain',
  severity: 'warning',
  title: 'A mesh at a border without a name of its own',
  what: 'The trust domain of a mesh is `cluster.local`, the name that every installation of Istio starts with, and the mesh trusts another trust domain.',
  why: 'Two meshes of one name cannot be told apart: an identity of theirs reads like one of yours, and neither side can write a policy for the other. The first partner who kept the default as well runs into it.',
  how: 'Give the mesh a name that nobody else has, such as one under a domain of yours. While workloads change over, `cluster.local` can stand under `trustDomainAliases`; take it out once they have.',
  families: ['template-reuse'],
  references: ['spiffe:SPIFFE-ID 2.1'],
  edit: 'suggest',
  on: ['mesh'],
  *check(mesh, context) {
    const { trustDomain } = mesh;
    if (!trustDomain || knownValue(trustDomain) !== DEFAULT) return;
    const trust = trustOf(mesh, context);
    if (!trust) return;
    yield {
      at: trustDomain.span,
      message: `\`cluster.local\` is what every mesh is called at first, and this one is at a border, ${becauseOf(trust)}. Identities of two meshes of that name read the same. Give the mesh a name of its own before others rely on this one.`,
      related: [citing(trust)],
      offers: () => [
        {
          title: 'Give it a name of its own',
          kind: 'suggest',
          operations: [{ op: 'replace', span: trustDomain.span, value: blank('shop.corp.example') }],
        },
      ],
    };
  },
  bad: {
    // The agreement names the mesh as the mesh does, and is told of it by a rule of its own.
    '.fedlint.yaml': 'rules:\n  placeholder-value: off\n',
    ...Object.fromEntries(
      Object.entries(SOUND_MESH).map(([name, text]) => [name, text.replaceAll('shop.corp.example', DEFAULT)]),
    ),
  },
  good: SOUND_MESH,
});

/** Whom its roots are for beside itself, or with whom something here federates in its name. */
function trustOf(mesh: MeshFact, { document, workspace }: RuleContext): ForeignTrust | undefined {
  const [other] = otherDomainsOf(mesh);
  if (other) return { name: other.value, document, span: other.span };
  const links = workspace.lookup('federation-by-local', domainKey(DEFAULT)).filter(({ fact }) => fact.remote.known);
  const [link] = inOrder(links, ({ remote }) => remote.span);
  const name = knownValue(link?.fact.remote);
  return link && name !== undefined ? { name, document: link.document, span: link.fact.remote.span } : undefined;
}
