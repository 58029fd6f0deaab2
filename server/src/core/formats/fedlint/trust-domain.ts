import type { Fact } from '../../model/facts.ts';
import { nodeAt, type Path } from '../../syntax/tree.ts';
import { textOf, textsOf } from '../cursor.ts';
import type { Kind } from '../kind.ts';
import { ownerOf } from './owner.ts';
import { bundleAt } from './terms.ts';

export const trustDomain: Kind = {
  apiVersion: 'fedlint.dev/v1alpha1',
  kind: 'TrustDomain',
  read({ resource, root, at }): Fact[] {
    const node = (...path: Path) => nodeAt(root, ['spec', ...path]);
    const text = (...path: Path) => textOf(node(...path));
    const name = text('trustDomain');
    if (!name) return [];
    return [
      {
        type: 'trust-domain',
        resource,
        slots: {
          owner: at('spec', 'owner'),
          role: at('spec', 'role'),
          bundle: at('spec', 'bundle'),
          'bundle.url': at('spec', 'bundle', 'endpoint', 'url'),
          'bundle.profile': at('spec', 'bundle', 'endpoint', 'profile'),
          'bundle.endpoint-spiffe-id': at('spec', 'bundle', 'endpoint', 'endpointSPIFFEID'),
          'bundle.refresh-hint': at('spec', 'bundle', 'refreshHint'),
          'bundle.rotation': at('spec', 'bundle', 'rotation'),
          'x509-ttl': at('spec', 'credentials', 'x509TTL'),
          'jwt-ttl': at('spec', 'credentials', 'jwtTTL'),
        },
        name,
        role: text('role'),
        operator: text('operator'),
        owner: ownerOf(node('owner')),
        issuer: {
          type: text('issuer', 'type'),
          authority: text('issuer', 'authority'),
          keyCustody: text('issuer', 'keyCustody'),
        },
        namespace: textsOf(node('namespace')),
        bundle: bundleAt(root, ['spec', 'bundle'], {
          url: ['endpoint', 'url'],
          profile: ['endpoint', 'profile'],
          id: ['endpoint', 'endpointSPIFFEID'],
        }),
        x509TTL: text('credentials', 'x509TTL'),
        jwtTTL: text('credentials', 'jwtTTL'),
        clockSkew: text('clockSkew'),
        policyEngine: text('policyEngine'),
        environments: textsOf(node('environments')),
      },
    ];
  },
};
