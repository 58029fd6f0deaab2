import { authorizersAround } from '../../model/external-authorizers.ts';
import { knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { nearest } from '../../values/nearest.ts';
import { changed } from '../examples.ts';
import { AUTHORIZER, CUSTOM, meshWith } from '../istio-examples.ts';
import { MESH } from '../mesh-examples.ts';
import { type Offer, rule } from '../rule.ts';
import { enumerate } from '../wording.ts';

const MESH_WITH_AUTHORIZER = changed(MESH, '  values:\n', `${AUTHORIZER}  values:\n`);

export const unknownAuthorizer = rule({
  id: 'unknown-authorizer',
  severity: 'error',
  title: 'An external authorizer that the mesh does not have',
  what: 'A policy with `action: CUSTOM` names a provider, and the MeshConfig of the workspace lists others under `extensionProviders`, and not this one.',
  why: 'Istio refuses every request that fits such a policy, as there is nobody to ask. It tells so in the log of istiod only.',
  how: 'Name one of the providers of the mesh, or add this one to its `extensionProviders`.',
  families: ['observe-only-enforcement'],
  edit: 'suggest',
  on: ['istio-authorization'],
  *check({ action, provider }, context) {
    const name = knownValue(action) === 'CUSTOM' ? provider?.name : undefined;
    if (!name?.known) return;
    const authorizers = authorizersAround(context);
    const names = authorizers.map(({ fact }) => fact.name);
    if (names.length === 0 || names.some((other) => !other?.known || other.value === name.value)) return;
    const others = [...new Set(names.flatMap((other) => knownValue(other) ?? []))];
    const close = nearest(name.value, others) ?? (others.length === 1 ? others[0] : undefined);
    const { span } = name;
    yield {
      at: span,
      message: `The mesh has no provider ${code(name.value)}; it has ${enumerate(others.map(code))}. Istio then refuses every request that fits this policy, as there is nobody to ask. Name one that it has, or add this one under \`extensionProviders\`.`,
      related: authorizers.map(({ fact, document }) => ({
        document,
        span: fact.span,
        message: 'A provider of the mesh.',
      })),
      offers: () => (close === undefined ? [] : [changeTo(close)]),
    };
    function changeTo(value: string): Offer {
      return { title: `Change to ${code(value)}`, kind: 'suggest', operations: [{ op: 'replace', span, value }] };
    }
  },
  bad: meshWith({ 'mesh.yaml': MESH_WITH_AUTHORIZER, 'custom.yaml': changed(CUSTOM, 'name: opa', 'name: opa-v2') }),
  good: meshWith({ 'mesh.yaml': MESH_WITH_AUTHORIZER, 'custom.yaml': CUSTOM }),
});
