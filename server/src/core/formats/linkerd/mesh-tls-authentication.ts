/** Linkerd's MeshTLSAuthentication: clients by their identity. It holds the parties of the AuthorizationPolicy that asks for it. */
import type { Fact } from '../../model/facts.ts';
import { inVersions } from '../kind.ts';
import { enforcementOf, policyFact } from '../policy.ts';
import { identitiesAt, partiesNamed } from './clients.ts';
import { referencesAt } from './reference.ts';

export const meshTlsAuthentication = inVersions('policy.linkerd.io', ['v1alpha1'], {
  kind: 'MeshTLSAuthentication',
  read(manifest): Fact[] {
    const identities = identitiesAt(manifest, ['spec', 'identities']);
    return [
      policyFact(manifest, {
        engine: 'linkerd',
        decides: 'request-time',
        effect: 'admits',
        enforcement: enforcementOf([], 'observed'),
        parties: partiesNamed(identities ?? [], false),
      }),
      {
        type: 'linkerd-policy',
        resource: manifest.resource,
        slots: {},
        role: 'mesh-tls',
        identities,
        identityRefs: referencesAt(manifest, ['spec', 'identityRefs']),
      },
    ];
  },
});
