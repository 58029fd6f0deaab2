import { code } from '../../values/code.ts';
import { parseTrustDomain } from '../../values/spiffe-id.ts';
import { rule } from '../rule.ts';

const MANAGER = `apiVersion: operator.openshift.io/v1alpha1
kind: ZeroTrustWorkloadIdentityManager
metadata:
  name: cluster
spec:
  trustDomain: shop.corp.example
  clusterName: payments-eu
  bundleConfigMap: spire-bundle
`;

/** What the operator's own resource takes (operator.openshift.io/v1alpha1). */
const ACCEPTED = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/;

export const operatorTrustDomainName = rule({
  id: 'operator-trust-domain-name',
  severity: 'error',
  title: 'A trust domain name that the operator of OpenShift refuses',
  what: 'The own trust domain in a resource of the Zero Trust Workload Identity Manager has an underscore, or begins or ends with a dash or a dot.',
  why: 'SPIFFE allows such a name, and the cluster refuses the resource because of it, so nothing of it takes effect. A server set up by other means may well run under that name.',
  how: 'Choose a name of letters, digits, dashes and dots before anybody federates with it. For a trust domain that is in use already, every identity changes with its name.',
  families: [],
  references: ['spiffe:SPIFFE-ID 2.1'],
  edit: 'suggest',
  on: ['spire-server'],
  *check({ form, trustDomain }) {
    if (form !== 'spire-server-resource' || !trustDomain?.known) return;
    const { value, span } = trustDomain;
    // What no SPIFFE program accepts is told as that.
    if (ACCEPTED.test(value) || !parseTrustDomain(value).ok) return;
    const name = value.replaceAll('_', '-').replaceAll(/^[.-]+|[.-]+$/g, '');
    yield {
      at: span,
      message: `SPIFFE allows ${code(value)}, and the operator does not: the cluster refuses the resource. Use a name of letters, digits, dashes and dots that begins and ends with a letter or a digit.`,
      offers: () =>
        ACCEPTED.test(name)
          ? [{ title: `Change to ${code(name)}`, kind: 'suggest', operations: [{ op: 'replace', span, value: name }] }]
          : [],
    };
  },
  bad: MANAGER.replace('shop', 'shop_eu'),
  good: MANAGER,
});
