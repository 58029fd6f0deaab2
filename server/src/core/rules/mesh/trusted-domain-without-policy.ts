import { domainKey } from '../../model/domain-key.ts';
import type { MeshFact, PolicyFact } from '../../model/facts.ts';
import { inOneFolder, isBelow } from '../../model/folder.ts';
import { otherDomainsOf } from '../../model/mesh-trust.ts';
import { knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { SOUND_POLICIES, unsoundPolicies } from '../policy-examples.ts';
import { type RuleContext, rule } from '../rule.ts';

export const trustedDomainWithoutPolicy = rule({
  id: 'trusted-domain-without-policy',
  severity: 'warning',
  title: 'A trusted domain about which no policy decides',
  what: 'A mesh trusts another trust domain, its AuthorizationPolicies are in the workspace, none of them names that domain, and none refuses by default for the whole mesh.',
  why: 'For a workload without an ALLOW policy Istio lets in everybody whom the mesh trusts. With the other domain every one of its identities can reach these workloads, and no text says that this is meant.',
  how: 'Write an AuthorizationPolicy that names the identities of that domain, and one without rules in the root namespace, so that nobody else gets in.',
  families: ['authn-authz-unclear', 'undocumented-enforcement-point'],
  edit: 'none',
  on: ['mesh'],
  *check(mesh, context) {
    const policies = policiesOf(mesh, context);
    if (policies.length === 0 || policies.some(isForAnybody)) return;
    for (const { value, span } of otherDomainsOf(mesh)) {
      const name = domainKey(value);
      // Of trust that nobody documented, one finding tells all that is missing.
      const isGoverned = context.workspace.lookup('federation-by-remote', name).some(({ fact }) => {
        return fact.origin === 'manifest' || fact.annotated;
      });
      if (!isGoverned || policies.some((policy) => names(policy, name))) continue;
      yield {
        at: span,
        message: `No policy here decides about identities of ${code(value)}. A workload without an ALLOW policy lets in everybody whom the mesh trusts, so all of them can reach it. Name those you mean in an AuthorizationPolicy, and refuse the rest by default.`,
      };
    }
  },
  bad: unsoundPolicies('policy.yaml', 'acme.partner.example/ns/orders', 'shop.corp.example/ns/orders'),
  good: SOUND_POLICIES,
});

/** Istio's policies that hold in this mesh: those beside it and below, and all where it is the only one. */
function policiesOf(mesh: MeshFact, { workspace, document }: RuleContext): PolicyFact[] {
  const own = knownValue(mesh.trustDomain);
  const isAlone = workspace.lookup('any-mesh', '').every(({ fact }) => knownValue(fact.trustDomain) === own);
  return workspace
    .lookup('policy', 'istio')
    .filter((policy) => isAlone || inOneFolder(policy.document, document) || isBelow(policy.document, document))
    .flatMap(({ fact }) => (fact.resource.kind === 'AuthorizationPolicy' ? [fact] : []));
}

/** A policy that names nobody holds for everybody, and one that a wildcard opens is told of elsewhere. */
function isForAnybody({ parties, effect }: PolicyFact): boolean {
  return (
    effect === 'delegates' ||
    parties.length === 0 ||
    parties.some(({ subject, match }) => !subject.known || match === 'any')
  );
}

function names({ parties }: PolicyFact, name: string): boolean {
  return parties.some(({ domain }) => domain === undefined || !domain.known || domainKey(domain.value) === name);
}
