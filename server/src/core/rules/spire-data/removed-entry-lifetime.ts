import { entries, SOUND_DATA } from '../data-examples.ts';
import { rule } from '../rule.ts';

const FORMAT = 'SPIRE registration entries';

export const removedEntryLifetime = rule({
  id: 'removed-entry-lifetime',
  severity: 'error',
  title: 'A lifetime in a field that is gone',
  what: 'A registration entry sets `ttl`, which SPIRE once had for all identities of an entry.',
  why: 'SPIRE now passes over it without a word. The identity lives as long as the default of the server says, which may be much longer than what stands here.',
  how: 'Write `x509_svid_ttl` for the certificate and `jwt_svid_ttl` for tokens, both in seconds.',
  families: ['long-lived-credential'],
  edit: 'suggest',
  on: ['shape-problem'],
  *check({ rule: shape, key, path, span, resource, suggestion }) {
    if (shape !== 'unknown-field' || key !== 'ttl' || resource?.kind !== FORMAT) return;
    const place = [...path, key];
    yield {
      at: span,
      instead: place,
      message:
        'SPIRE no longer knows `ttl` and passes over it without a word, so the identity lives as long as the default of the server says. Write `x509_svid_ttl` for the certificate and `jwt_svid_ttl` for tokens.',
      offers: () => [
        typeof suggestion !== 'string'
          ? { title: 'Delete `ttl`', kind: 'suggest', operations: [{ op: 'remove', path: place }] }
          : {
              title: `Rename to \`${suggestion}\``,
              kind: 'suggest',
              operations: [{ op: 'rename-key', path: place, to: suggestion }],
            },
      ],
    };
  },
  bad: { ...SOUND_DATA, 'entries.json': entries({ x509_svid_ttl: undefined, ttl: 3600 }) },
  good: SOUND_DATA,
});
