import { blank, map } from '../../fixes/operation.ts';
import { selectsEveryPod } from '../../model/pod-selection.ts';
import { code } from '../../values/code.ts';
import { rule } from '../rule.ts';
import { SOUND_SPIRE, unsoundSpire } from '../spire-examples.ts';
import { enumerate } from '../wording.ts';

export const federationForEveryPod = rule({
  id: 'federation-for-every-pod',
  severity: 'warning',
  title: 'Every pod depends on a foreign domain',
  what: 'A ClusterSPIFFEID without a selector federates with other trust domains, so every pod of the cluster does.',
  why: 'Every pod then accepts the foreign identities, wanted or not. And when the bundle of one of these domains is missing, SPIRE refuses the entries, and all pods lose their identity at once.',
  how: 'Select the pods that talk to the other side, and leave `federatesWith` out of the identity that all pods get.',
  families: ['overly-broad-trust'],
  edit: 'suggest',
  on: ['workload-identity'],
  *check(fact) {
    const path = fact.slots['pod-selector'];
    if (fact.federatesWith.length === 0 || !selectsEveryPod(fact) || !path) return;
    const names = fact.federatesWith.flatMap((item) => (item.known ? code(item.value) : []));
    const whom = names.length === fact.federatesWith.length ? enumerate(names) : 'other domains';
    yield {
      at: { missing: fact.slots['federates-with'] ?? path, fallback: fact.resource.kindSpan },
      message: `Every pod of the cluster is made to trust ${whom}, as nothing selects the pods. One bundle that is missing then costs all of them their identity. Select the pods that need it.`,
      offers: () => [
        {
          title: 'Select the pods',
          kind: 'suggest',
          operations: [
            {
              op: 'set',
              path,
              value: map({ matchLabels: map({ 'app.kubernetes.io/name': blank('payments') }) }),
            },
          ],
        },
      ],
    };
  },
  bad: unsoundSpire('spiffe-id.yaml', '  podSelector:\n    matchLabels:\n      app: payments\n', ''),
  good: SOUND_SPIRE,
});
