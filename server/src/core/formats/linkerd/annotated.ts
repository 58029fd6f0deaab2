/** `config.linkerd.io/default-inbound-policy`, as Linkerd reads it when a pod is made: from the pod, else from its namespace. */
import type { Fact } from '../../model/facts.ts';
import { nodeAt, type Path } from '../../syntax/tree.ts';
import { textOf } from '../cursor.ts';
import type { Kind, Manifest } from '../kind.ts';
import { policyFact } from '../policy.ts';
import { enforcementBy, inboundFact } from './inbound-policy.ts';

const ANNOTATION = 'config.linkerd.io/default-inbound-policy';

/** Where the pods of a workload are annotated. What stands on the workload itself is not handed down. */
export const POD_TEMPLATE: Path = ['spec', 'template', 'metadata', 'annotations'];

/** The policy that the annotations at a path make; nothing where they make none. */
export function annotatedPolicy(manifest: Manifest, annotations: Path): Fact[] {
  const path = [...annotations, ANNOTATION];
  const stated = textOf(nodeAt(manifest.root, path));
  if (!stated) return [];
  const word = { stated, path: manifest.at(...path), field: ANNOTATION };
  return [
    policyFact(manifest, {
      engine: 'linkerd',
      decides: 'request-time',
      effect: 'authenticates',
      enforcement: enforcementBy(word),
    }),
    inboundFact(manifest, word, 'annotation'),
  ];
}

/** Kinds of workloads that are of interest for their annotation alone. */
export const annotatedWorkloads: readonly Kind[] = [
  workload('v1', 'Pod', ['metadata', 'annotations']),
  workload('apps/v1', 'StatefulSet', POD_TEMPLATE),
  workload('apps/v1', 'DaemonSet', POD_TEMPLATE),
  workload('apps/v1', 'ReplicaSet', POD_TEMPLATE),
  workload('batch/v1', 'Job', POD_TEMPLATE),
  workload('batch/v1', 'CronJob', ['spec', 'jobTemplate', ...POD_TEMPLATE]),
];

function workload(apiVersion: string, kind: string, annotations: Path): Kind {
  return { apiVersion, kind, carrier: true, read: (manifest) => annotatedPolicy(manifest, annotations) };
}
