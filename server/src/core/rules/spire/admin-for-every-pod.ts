import { blank, map } from '../../fixes/operation.ts';
import { selectsEveryPod } from '../../model/pod-selection.ts';
import { rule } from '../rule.ts';
import { unsoundSpire } from '../spire-examples.ts';

const UNSELECTED = '  podSelector:\n    matchLabels:\n      app: payments\n  federatesWith: [acme.partner.example]\n';

const POWER = {
  admin: 'may use the administration API of SPIRE, and with it create any identity',
  downstream: 'may act as a SPIRE server of its own, and sign identities of this trust domain',
} as const;

export const adminForEveryPod = rule({
  id: 'admin-for-every-pod',
  severity: 'error',
  title: 'Every pod is an administrator of SPIRE',
  what: 'A ClusterSPIFFEID without a selector sets `admin` or `downstream`, and thereby for every pod of the cluster.',
  why: '`admin` opens the administration API of the SPIRE server, and `downstream` the right to sign identities. One pod that is taken over then stands for the whole trust domain, and for everybody who federates with it.',
  how: 'Select the one workload that needs the right, or take the right out.',
  families: ['delegated-administration', 'overly-broad-trust'],
  edit: 'suggest',
  on: ['workload-identity'],
  *check(fact) {
    const path = fact.slots['pod-selector'];
    if (!selectsEveryPod(fact) || !path) return;
    for (const right of ['admin', 'downstream'] as const) {
      const stated = fact[right];
      if (!stated?.known || !stated.value) continue;
      yield {
        at: stated.span,
        message: `Every pod of the cluster ${POWER[right]}, as nothing selects the pods. Select the one workload that needs \`${right}\`, or take it out.`,
        offers: () => [
          {
            title: 'Select the workload',
            kind: 'suggest',
            operations: [
              {
                op: 'set',
                path,
                value: map({ matchLabels: map({ 'app.kubernetes.io/name': blank('spire-nested-server') }) }),
              },
            ],
          },
          {
            title: `Take \`${right}\` out`,
            kind: 'suggest',
            operations: [{ op: 'remove', path: fact.slots[right] ?? [] }],
          },
        ],
      };
    }
  },
  bad: unsoundSpire('spiffe-id.yaml', UNSELECTED, '  downstream: true\n'),
  good: unsoundSpire(
    'spiffe-id.yaml',
    UNSELECTED,
    '  podSelector:\n    matchLabels:\n      app: nested\n  downstream: true\n',
  ),
});
