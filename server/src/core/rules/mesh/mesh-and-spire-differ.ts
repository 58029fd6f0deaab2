import { domainKey } from '../../model/domain-key.ts';
import { besideOrAbove } from '../../model/folder.ts';
import { inOrder } from '../../model/order.ts';
import { type Known, knownValue } from '../../model/stated.ts';
import type { Located } from '../../model/store.ts';
import { code } from '../../values/code.ts';
import { SOUND_MESH } from '../mesh-examples.ts';
import { type RuleContext, rule } from '../rule.ts';

const controllerOf = (trustDomain: string) => `apiVersion: spire.spiffe.io/v1alpha1
kind: ControllerManagerConfig
clusterName: shop-eu
trustDomain: ${trustDomain}
`;

export const meshAndSpireDiffer = rule({
  id: 'mesh-and-spire-differ',
  severity: 'warning',
  title: 'A mesh and its SPIRE with different trust domains',
  what: 'A mesh whose workloads get their certificates from SPIRE has another `trustDomain` than the SPIRE server or controller manager configured beside it, and no alias for that one.',
  why: 'SPIRE writes its own trust domain into every identity. Istio compares what arrives with the one in MeshConfig, so it takes its own workloads for strangers: connections fail, and principals in policies match nobody.',
  how: 'Write the same trust domain in both places. The one of SPIRE is the harder to change, as every identity has it.',
  families: ['template-reuse'],
  references: ['spiffe:SPIFFE-ID 2.1'],
  edit: 'suggest',
  on: ['mesh'],
  *check(mesh, context) {
    const { trustDomain, aliases, usesWorkloadApi } = mesh;
    if (!usesWorkloadApi || !trustDomain?.known) return;
    const accepted = new Set(
      [trustDomain.value, ...aliases.flatMap((alias) => knownValue(alias) ?? [])].map(domainKey),
    );
    const issuers = issuersBeside(context);
    const [issuer] = issuers;
    if (!issuer || aliases.some(({ known }) => !known)) return;
    const { value } = issuer.fact;
    if (issuers.some(({ fact }) => accepted.has(domainKey(fact.value)) || fact.value !== value)) return;
    yield {
      at: trustDomain.span,
      message: `This mesh goes by ${code(trustDomain.value)}, and the SPIRE beside it issues identities of ${code(value)}. Istio then takes its own workloads for strangers, and no principal in a policy matches them. Write the same trust domain in both.`,
      related: [{ document: issuer.document, span: issuer.fact.span, message: 'SPIRE has this one.' }],
      offers: () => [
        {
          title: `Change to ${code(value)}`,
          kind: 'suggest',
          operations: [{ op: 'replace', span: trustDomain.span, value }],
        },
      ],
    };
  },
  bad: { ...SOUND_MESH, 'controller.yaml': controllerOf('spire.corp.example') },
  good: { ...SOUND_MESH, 'controller.yaml': controllerOf('shop.corp.example') },
});

/** Trust domains of the SPIRE in the same folder as the mesh, else of that in a folder above. */
function issuersBeside({ workspace, document }: RuleContext): Located<Known>[] {
  const facts = [...workspace.lookup('any-spire-server', ''), ...workspace.lookup('any-controller', '')];
  const named = facts.flatMap(({ fact: { trustDomain }, document: other }) =>
    trustDomain?.known ? [{ fact: trustDomain, document: other }] : [],
  );
  return inOrder(besideOrAbove(named, document), ({ span }) => span);
}
