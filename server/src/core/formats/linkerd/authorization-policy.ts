/**
 * Linkerd's AuthorizationPolicy, which is put together from several resources: it names a Server or a route, and the
 * authentications that a client needs. Whom it lets in stands in its MeshTLSAuthentication, which is a policy of its own
 * with these parties; `parts` leads from the one to the other.
 */
import type { Fact, LinkerdReference } from '../../model/facts.ts';
import { knownValue } from '../../model/stated.ts';
import { nodeAt } from '../../syntax/tree.ts';
import { keySpan } from '../cursor.ts';
import { inVersions, type Manifest } from '../kind.ts';
import { enforcementOf, policyFact } from '../policy.ts';
import { referenceAt, referencesAt } from './reference.ts';

export const linkerdAuthorizationPolicy = inVersions('policy.linkerd.io', ['v1alpha1'], {
  kind: 'AuthorizationPolicy',
  read(manifest): Fact[] {
    const { resource } = manifest;
    const target = referenceAt(manifest, ['spec', 'targetRef']);
    const requires = referencesAt(manifest, REQUIRED) ?? [];
    return [
      policyFact(manifest, {
        engine: 'linkerd',
        decides: 'request-time',
        effect: 'admits',
        enforcement: enforcementOf([], 'observed'),
        parts: [...(target ? [target] : []), ...requires].flatMap((reference) => partOf(reference, manifest)),
      }),
      {
        type: 'linkerd-policy',
        resource,
        slots: {},
        role: 'authorization',
        target,
        requires,
        list: listOf(manifest),
      },
    ];
  },
});

const REQUIRED = ['spec', 'requiredAuthenticationRefs'];

function listOf({ root, at }: Manifest) {
  const list = nodeAt(root, REQUIRED);
  const span = keySpan(root, REQUIRED);
  return list?.type === 'seq' && span ? { span, path: at(...REQUIRED), isEmpty: list.items.length === 0 } : undefined;
}

/** As `Kind/namespace/name`, the namespace being that of the policy where no other is named. */
function partOf({ kind, name, namespace = undefined }: LinkerdReference, { resource }: Manifest): string[] {
  const where = namespace ?? resource.namespace;
  if (!kind?.known || !name?.known || where?.known === false) return [];
  return [[kind.value, knownValue(where), name.value].filter((part) => part !== undefined).join('/')];
}
