/** What tells one resource of a kind from the next: the trust domain it is about, mostly. */
import type { DocumentState } from '../analysis/state.ts';
import type { Manifest } from '../formats/kind.ts';
import { knownValue } from '../model/stated.ts';
import { levelWord, verbOf } from '../rules/policy-words.ts';
import { counted, enumerate } from '../rules/wording.ts';
import { sameSpan } from '../syntax/span.ts';
import { type Node, nodeAt, type Path } from '../syntax/tree.ts';

/** Of a kind, or of a format by its name. */
const DETAILS: ReadonlyMap<string, Path> = new Map(
  Object.entries<Path>({
    TrustDomain: ['spec', 'trustDomain'],
    Federation: ['spec', 'remote'],
    EnforcementPoint: ['spec', 'mode'],
    TrustException: ['spec', 'federation'],
    ClusterFederatedTrustDomain: ['spec', 'trustDomain'],
    ClusterSPIFFEID: ['spec', 'spiffeIDTemplate'],
    ClusterStaticEntry: ['spec', 'spiffeID'],
    ControllerManagerConfig: ['trustDomain'],
    ZeroTrustWorkloadIdentityManager: ['spec', 'trustDomain'],
    SpireServer: ['spec', 'trustDomain'],
    'SPIRE server.conf': ['server', 'trust_domain'],
    'SPIRE agent.conf': ['agent', 'trust_domain'],
    'SPIRE Helm values': ['global', 'spire', 'trustDomain'],
    'Teleport spiffe_federation': ['metadata', 'name'],
    'Teleport workload_identity': ['spec', 'spiffe', 'id'],
  }),
);

export function detailOf(document: DocumentState, { resource }: Manifest, root: Node): string {
  const path = DETAILS.get(resource.kind);
  if (path) return textAt(root, path);
  return policyDetail(document, resource.span) ?? bundleDetail(document, resource.span);
}

/** "only observes acme.example"; of a policy that names no trust domain, how much of it is enforced. */
function policyDetail({ facts }: DocumentState, span: Node['span']): string | undefined {
  const [policy] = facts.flatMap((fact) => (fact.type === 'policy' && sameSpan(fact.resource.span, span) ? fact : []));
  if (!policy) return undefined;
  const names = [...new Set(policy.parties.flatMap(({ domain }) => knownValue(domain) ?? []))];
  return names.length > 0 ? `${verbOf(policy)} ${enumerate(names)}`.slice(0, LONGEST) : (levelWord(policy) ?? '');
}

/** "acme.example, 2 keys" */
function bundleDetail({ facts }: DocumentState, span: Node['span']): string {
  const bundles = facts.flatMap((fact) => (fact.type === 'bundle' && sameSpan(fact.resource.span, span) ? fact : []));
  const [bundle, ...others] = bundles;
  if (!bundle) return '';
  if (others.length > 0) return counted(bundles.length, 'bundle');
  const domain = knownValue(bundle.domain);
  return [domain, counted(bundle.keys.length, 'key')].filter((part) => part !== undefined).join(', ');
}

const LONGEST = 80;

/** The text of a scalar on one line; of a list of scalars, all of them. */
export function textAt(root: Node | undefined, path: Path): string {
  const node = nodeAt(root, path);
  const scalars = node?.type === 'seq' ? node.items : node ? [node] : [];
  const texts = scalars.map((scalar) => (scalar.type === 'scalar' ? String(scalar.value ?? '') : ''));
  return texts
    .filter((text) => text !== '')
    .join(', ')
    .slice(0, LONGEST)
    .replace(/\s+/g, ' ');
}
