import { domainKey } from '../../model/domain-key.ts';
import type { MeshFact } from '../../model/facts.ts';
import { meshesAround } from '../../model/foreign-trust.ts';
import { switchOf } from '../../model/mesh-trust.ts';
import { inOrder } from '../../model/order.ts';
import { type Known, knownValue, partOf } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { isSlip } from '../../values/slip.ts';
import { unsoundPolicies } from '../policy-examples.ts';
import { type RuleContext, rule } from '../rule.ts';
import { namesInRule } from './names.ts';

export const principalOfUnknownDomain = rule({
  id: 'principal-of-unknown-domain',
  severity: 'warning',
  title: 'A principal of a trust domain that the mesh does not know',
  what: 'The trust domain of a principal is neither that of the mesh, nor an alias of it, nor named with one of its roots. Or it is `cluster.local` in a pattern, which only stands for the mesh in a principal of five parts.',
  why: 'The proxies accept no certificate of such a trust domain, so the principal names nobody: whoever it was written for is refused, or under `notPrincipals` not left out. istiod only writes a line into its log.',
  how: 'Write one of the trust domains that the mesh knows, or name the new one with its root under `caCertificates`.',
  families: ['semantics-mismatch', 'template-reuse'],
  edit: 'suggest',
  on: ['istio-authorization'],
  *check({ rules = [] }, context) {
    const principals = rules
      .flatMap(namesInRule)
      .filter(({ of }) => of === 'principal')
      .flatMap(({ values }) => values);
    const meshes = principals.length === 0 ? [] : inOrder(meshesAround(context), ({ span }) => span);
    const known = domainsOf(meshes.map(({ fact }) => fact));
    if (known === undefined) return;
    const [mesh] = meshes;
    const related = mesh
      ? [{ document: mesh.document, span: mesh.fact.trustDomain?.span ?? mesh.fact.span, message: 'The mesh.' }]
      : [];
    for (const principal of principals) {
      const domain = principal.known ? domainOf(principal) : undefined;
      if (!domain || !principal.known || !isUnknown(domain.value, principal.value, known, context)) continue;
      const isLocal = domain.value === LOCAL;
      yield {
        at: domain.span,
        message: isLocal
          ? `\`cluster.local\` stands for the mesh only in a principal of five parts, such as \`cluster.local/ns/web/sa/api\`. A pattern is compared as it is written, and the mesh is called ${code([...known][0] ?? '')}, so this names nobody. Write its name.`
          : `The mesh knows no trust domain ${code(domain.value)}: it is neither its own, nor an alias, nor named with a root. Its certificates are refused before this policy is asked, so the principal names nobody. Write one that the mesh knows, or add its root.`,
        related,
        offers: () =>
          [...known].map((name) => ({
            title: `Change to ${code(name)}`,
            kind: 'suggest',
            operations: [
              {
                op: 'set',
                path: principal.path,
                value: `${name}${principal.known ? principal.value.slice(domain.value.length) : ''}`,
              },
            ],
          })),
      };
    }
  },
  bad: unsoundPolicies(
    'policy.yaml',
    'principals: [acme.partner.example/ns/orders/sa/checkout]',
    'principals: [acme.partner.example/ns/orders/sa/checkout, old.corp.example/ns/web/sa/shop]',
  ),
  good: unsoundPolicies(
    'policy.yaml',
    'principals: [acme.partner.example/ns/orders/sa/checkout]',
    'principals: [acme.partner.example/ns/orders/sa/checkout, cluster.local/ns/web/sa/shop]',
  ),
});

/** In full it stands for the trust domain of the mesh and all of its aliases. */
const LOCAL = 'cluster.local';

/** The first part of a principal, where it is written out. */
function domainOf(principal: Known): Known | undefined {
  const end = principal.value.indexOf('/');
  const value = principal.value.slice(0, end);
  if (end < 1 || value.includes('*') || value.includes(':')) return undefined;
  return { known: true, value, span: partOf(principal, { start: 0, end }) };
}

/** All that the meshes accept; undefined where only a template knows, or nobody looks at trust domains. */
function domainsOf(meshes: readonly MeshFact[]): ReadonlySet<string> | undefined {
  const isOpen = meshes.some((mesh) => switchOf(mesh, 'PILOT_SKIP_VALIDATE_TRUST_DOMAIN') !== undefined);
  if (meshes.length === 0 || isOpen || meshes.some(({ trustDomain }) => trustDomain === undefined)) return undefined;
  const stated = meshes.flatMap(({ trustDomain, aliases, authorities }) => [
    ...(trustDomain ? [trustDomain] : []),
    ...aliases,
    ...authorities.flatMap(({ trustDomains }) => trustDomains),
  ]);
  return stated.every(({ known }) => known)
    ? new Set(stated.flatMap((name) => knownValue(name) ?? []).map(domainKey))
    : undefined;
}

function isUnknown(domain: string, principal: string, known: ReadonlySet<string>, { workspace }: RuleContext): boolean {
  if (known.has(domainKey(domain))) return false;
  if (domain === LOCAL) return principal.split('/').length !== 5;
  // A slip of the pen is told of by a rule of its own; and what something here federates with is known after all.
  return (
    workspace.lookup('federation-by-remote', domainKey(domain)).length === 0 &&
    ![...known].some((name) => isSlip(domain, name))
  );
}
