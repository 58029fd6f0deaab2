import type { Format } from '../kind.ts';
import { declaredDomain } from './declared-domain.ts';
import { readBundle } from './read-bundle.ts';
import { signByName, signOfBundle } from './signs.ts';

/** The keys that speak for a trust domain, as a bundle endpoint serves them (SPEC-BUNDLE 4). */
export const spiffeBundle: Format = {
  name: 'SPIFFE bundle',
  recognise(root, file, domain) {
    if (root.type !== 'map') return undefined;
    // What a manifest says is the bundle of a trust domain is to be one, whatever it looks like.
    const given = domain && (root.entries[0]?.key.span ?? root.span);
    return signOfBundle(root) ?? signByName(root, file) ?? given;
  },
  read(manifest) {
    const { root, resource, domain } = manifest;
    if (root.type !== 'map') return [];
    const place = domain ? 'manifest' : 'alone';
    return readBundle(root, { path: [], span: resource.kindSpan, domain: declaredDomain(manifest), place }, manifest);
  },
};
