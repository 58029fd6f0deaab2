/** The edits that make a server federate with a trust domain, in the format the federations around are written in. */
import { blank, map, type Value } from '../../fixes/operation.ts';
import { spireServerId } from '../../model/bundle-endpoint.ts';
import type { FederationFact, WorkloadIdentityFact } from '../../model/facts.ts';
import { inOneFolder } from '../../model/folder.ts';
import { inOrder } from '../../model/order.ts';
import { knownValue } from '../../model/stated.ts';
import type { Located } from '../../model/store.ts';
import type { Path } from '../../syntax/tree.ts';
import { code } from '../../values/code.ts';
import type { Offer, RuleContext } from '../rule.ts';

export function declarationOffers(fact: WorkloadIdentityFact, domain: string, context: RuleContext): Offer[] {
  const identities = identitiesIn(fact);
  if (identities) {
    const path = [...identities, 'clusterFederatedTrustDomains', domain.replaceAll(/[._]/g, '-')];
    const value = map({ trustDomain: domain, ...resourceTerms(domain) });
    return [{ title: titleFor(domain), kind: 'suggest', operations: [{ op: 'set', path, value }] }];
  }
  const [neighbour] = neighbours(context);
  if (neighbour?.fact.path) {
    const { document } = neighbour;
    const path = [...neighbour.fact.path.slice(0, -1), domain];
    const operation = { op: 'set', path, value: blockTerms(domain), document } as const;
    return [{ title: `${titleFor(domain)} in \`server.conf\``, kind: 'suggest', operations: [operation] }];
  }
  // Whoever registers entries on the command line has no controller manager to declare it to.
  if (fact.origin === 'entry-data') return [];
  const declaration = map({
    apiVersion: 'spire.spiffe.io/v1alpha1',
    kind: 'ClusterFederatedTrustDomain',
    metadata: map({ name: domain.replaceAll(/[._]/g, '-') }),
    spec: map({ className: knownValue(fact.className), trustDomain: domain, ...resourceTerms(domain) }),
  });
  const name = `${domain}.federated-trust-domain.yaml`;
  const operation = { op: 'create-file', name, documents: [declaration] } as const;
  return [{ title: titleFor(domain), kind: 'suggest', operations: [operation] }];
}

function titleFor(domain: string): string {
  return `Declare the federation with ${code(domain)}`;
}

function resourceTerms(domain: string): Record<string, Value> {
  return {
    bundleEndpointURL: addressOf(domain),
    bundleEndpointProfile: map({ type: 'https_spiffe', endpointSPIFFEID: spireServerId(domain) }),
  };
}

function blockTerms(domain: string): Value {
  return map({
    bundle_endpoint_url: addressOf(domain),
    bundle_endpoint_profile: map({ https_spiffe: map({ endpoint_spiffe_id: spireServerId(domain) }) }),
  });
}

function addressOf(domain: string): Value {
  return { text: ['https://', blank(`spire.${domain}:8443`)] };
}

/** Where the values of a chart list what it renders, for an identity that stands there. */
function identitiesIn({ slots }: WorkloadIdentityFact): Path | undefined {
  const path = slots['federates-with'] ?? [];
  const index = path.lastIndexOf('identities');
  return index < 0 ? undefined : path.slice(0, index + 1);
}

/** The links of a server configured beside, where no resource declares any. */
function neighbours({ workspace, document: here }: RuleContext): Located<FederationFact>[] {
  const beside = workspace
    .keys('native-federation')
    .flatMap((name) => workspace.lookup('native-federation', name))
    .filter(({ document }) => inOneFolder(document, here));
  const isConfigured = beside.every(({ fact }) => fact.form === 'spire-conf');
  return isConfigured ? inOrder(beside, ({ remote }) => remote.span).filter(({ fact }) => fact.path) : [];
}
