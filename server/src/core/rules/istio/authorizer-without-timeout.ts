import { blank } from '../../fixes/operation.ts';
import { trustBeside } from '../../model/foreign-trust.ts';
import { knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { changed } from '../examples.ts';
import { AUTHORIZER, CUSTOM, meshWith } from '../istio-examples.ts';
import { MESH } from '../mesh-examples.ts';
import { rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';

const SAMPLE = changed(MESH, '  values:\n', `${AUTHORIZER}  values:\n`);

export const authorizerWithoutTimeout = rule({
  id: 'authorizer-without-timeout',
  severity: 'info',
  title: 'A decision that is waited for without end',
  what: 'An external authorizer of the mesh (`envoyExtAuthzGrpc` or `envoyExtAuthzHttp` under `extensionProviders`) has no `timeout`, in a mesh that trusts more than one trust domain.',
  why: 'Istio then waits up to ten minutes for each decision. When the authorizer is slow, or somebody makes it slow, requests pile up in the proxies until nothing gets through, and nobody sees a refusal.',
  how: 'Say how long a decision may take, such as `timeout: 1s`, and keep `failOpen` off, so that no decision is a refusal.',
  families: ['missing-failure-test'],
  edit: 'suggest',
  on: ['external-authorizer'],
  *check({ name, timeout, settings, policy }, context) {
    const trust = timeout === undefined ? trustBeside(policy, context) : undefined;
    if (!trust) return;
    const whose = knownValue(name);
    yield {
      at: settings.span,
      message: `Nothing says how long ${whose === undefined ? 'this authorizer' : code(whose)} may take to decide, so each request waits up to ten minutes. It decides at a border, ${becauseOf(trust)}. Give it a \`timeout\`.`,
      related: [citing(trust)],
      offers: () => [
        {
          title: 'Limit the wait',
          kind: 'suggest',
          operations: [{ op: 'set', path: [...settings.path, 'timeout'], value: blank('1s') }],
        },
      ],
    };
  },
  bad: meshWith({ 'mesh.yaml': changed(SAMPLE, '          timeout: 1s\n', ''), 'custom.yaml': CUSTOM }),
  good: meshWith({ 'mesh.yaml': SAMPLE, 'custom.yaml': CUSTOM }),
});
