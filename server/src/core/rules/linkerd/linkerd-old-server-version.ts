import type { Operation } from '../../fixes/operation.ts';
import { borderOf } from '../../model/border.ts';
import type { LinkerdInbound, PolicyFact, Resource } from '../../model/facts.ts';
import { LINKERD_GROUP } from '../../model/linkerd.ts';
import { knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { SOUND_LINKERD, unsoundLinkerd } from '../linkerd-examples.ts';
import { type Problem, type RuleContext, rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';

const CURRENT = `${LINKERD_GROUP}/v1beta3`;
const DEPRECATED = ['v1alpha1', 'v1beta1'].map((version) => `${LINKERD_GROUP}/${version}`);

export const linkerdOldServerVersion = rule({
  id: 'linkerd-old-server-version',
  severity: 'warning',
  title: 'A Server in a version without `accessPolicy`',
  what: 'A Server of Linkerd has an `accessPolicy` under another version than `v1beta3`. Where the workspace shows that somebody beside your own workloads is trusted, the deprecated versions `v1alpha1` and `v1beta1` are mentioned as well.',
  why: 'Only `v1beta3` has the field. Under an older version the API server drops it without a word, and the Server denies whatever no authorization allows, whatever is written there.',
  how: 'Change the version to `policy.linkerd.io/v1beta3`. Without `accessPolicy` the Server behaves as before.',
  families: [],
  edit: 'suggest',
  on: ['policy', 'linkerd-policy'],
  *check(fact, context) {
    const { resource } = fact;
    if (resource.kind !== 'Server' || !resource.apiVersion.startsWith(`${LINKERD_GROUP}/`)) return;
    if (resource.apiVersion === CURRENT) return;
    if (fact.type === 'policy') yield* deprecated(fact, context);
    else if (fact.role === 'inbound') yield dropped(fact);
  },
  bad: unsoundLinkerd('server.yaml', '/v1beta3', '/v1beta2'),
  good: SOUND_LINKERD,
});

function dropped({ resource, policy }: LinkerdInbound): Problem {
  const word = policy.known ? policy.value : policy.text;
  return {
    at: policy.span,
    message: `${code(resource.apiVersion)} has no \`accessPolicy\`: the API server drops ${code(word)} without a word, and this Server denies. Change the version to \`v1beta3\` if it is meant.`,
    offers: () => [{ title: 'Change the version to `v1beta3`', kind: 'suggest', operations: [bump(resource)] }],
  };
}

function* deprecated(policy: PolicyFact, context: RuleContext): Iterable<Problem> {
  const { resource } = policy;
  const trust = DEPRECATED.includes(resource.apiVersion) ? borderOf(policy, context) : undefined;
  if (!trust || saysMore(resource, context)) return;
  yield {
    at: resource.apiVersionSpan,
    severity: 'info',
    tag: 'deprecated',
    message: `${code(resource.apiVersion)} is deprecated for a Server and will not be served for ever. This one decides about more than your own workloads, ${becauseOf(trust)}. Change it to \`v1beta3\`, under which it denies as before.`,
    related: [citing(trust)],
    offers: () => [{ title: 'Change the version to `v1beta3`', kind: 'fix', operations: [bump(resource)] }],
  };
}

/** Whether it has the field that its version has not, of which more is to be said. */
function saysMore(resource: Resource, { workspace }: RuleContext): boolean {
  const key = `server/${knownValue(resource.name) ?? ''}`.toLowerCase();
  return workspace.lookup('linkerd-policy', key).some(({ fact }) => fact.resource === resource);
}

function bump({ path }: Resource): Operation {
  return { op: 'set', path: [...path, 'apiVersion'], value: CURRENT };
}
