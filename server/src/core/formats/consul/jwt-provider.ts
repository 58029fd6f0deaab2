import { nodeAt } from '../../syntax/tree.ts';
import { textOf, textsOf } from '../cursor.ts';
import type { Kind } from '../kind.ts';
import { VERSION } from './item.ts';

/** An issuer whose tokens intentions may ask for. */
export const jwtProvider: Kind = {
  apiVersion: VERSION,
  kind: 'JWTProvider',
  read({ resource, root, at }) {
    const spec = nodeAt(root, ['spec']);
    const first = spec?.type === 'map' ? spec.entries[0]?.key.span : undefined;
    return [
      {
        type: 'token-trust',
        resource,
        slots: {},
        engine: 'consul',
        span: resource.name?.span ?? first ?? resource.kindSpan,
        path: at('spec'),
        issuer: textOf(nodeAt(root, ['spec', 'issuer'])),
        audiences: textsOf(nodeAt(root, ['spec', 'audiences'])),
        audiencesPath: at('spec', 'audiences'),
        keysUrl: textOf(nodeAt(root, ['spec', 'jsonWebKeySet', 'remote', 'uri'])),
        subjects: undefined,
        requiresExpiration: undefined,
      },
    ];
  },
};
