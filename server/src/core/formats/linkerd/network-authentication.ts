/** Linkerd's NetworkAuthentication: clients by the address they call from, whoever they are. */
import { inVersions } from '../kind.ts';
import { networksAt } from './clients.ts';

export const networkAuthentication = inVersions('policy.linkerd.io', ['v1alpha1'], {
  kind: 'NetworkAuthentication',
  read: (manifest) => [
    {
      type: 'linkerd-policy',
      resource: manifest.resource,
      slots: {},
      role: 'networks',
      networks: networksAt(manifest, ['spec', 'networks']),
    },
  ],
});
