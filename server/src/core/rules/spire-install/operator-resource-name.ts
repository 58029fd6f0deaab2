import { code } from '../../values/code.ts';
import { SOUND_OPERATOR, unsoundOperator } from '../install-examples.ts';
import { rule } from '../rule.ts';

const NAME = 'cluster';

export const operatorResourceName = rule({
  id: 'operator-resource-name',
  severity: 'error',
  title: 'An operator resource under a name of its own',
  what: 'A `SpireServer` or `ZeroTrustWorkloadIdentityManager` is not named `cluster`.',
  why: 'The operator has one of each for the whole cluster, and the cluster refuses any other name. Nothing of what the file says takes effect.',
  how: 'Name it `cluster`. For another cluster the resource belongs into that cluster, under the same name.',
  families: [],
  edit: 'fix',
  on: ['spire-server'],
  *check({ form, resource }) {
    const { name, kind, path } = resource;
    if (form !== 'spire-server-resource' || !name?.known || name.value === NAME) return;
    yield {
      at: name.span,
      message: `A ${kind} must be named \`cluster\`. The cluster refuses ${code(name.value)}, and nothing of this file takes effect.`,
      offers: () => [
        {
          title: `Name it ${code(NAME)}`,
          kind: 'fix',
          operations: [{ op: 'set', path: [...path, 'metadata', 'name'], value: NAME }],
        },
      ],
    };
  },
  bad: unsoundOperator('spire-server.yaml', 'name: cluster', 'name: payments'),
  good: SOUND_OPERATOR,
});
