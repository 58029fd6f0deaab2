import { SOUND_TELEPORT, TELEPORT_STATIC_FEDERATION } from '../data-examples.ts';
import { changed } from '../examples.ts';
import { rule } from '../rule.ts';

export const twoBundleSources = rule({
  id: 'two-bundle-sources',
  severity: 'error',
  title: 'Two sources for one bundle',
  what: 'A `spiffe_federation` of Teleport names both `https_web` and `static` as the source of the bundle.',
  why: 'Teleport takes exactly one and refuses the resource, so the federation does not come about.',
  how: 'Keep `https_web` where the other side serves its bundle, and delete the other one.',
  families: ['bundle-endpoint'],
  edit: 'suggest',
  on: ['teleport-federation'],
  *check({ sources }) {
    const [first, second] = sources;
    if (!first || !second) return;
    yield {
      at: second.span,
      message: `Teleport takes one source for a bundle, and both \`${first.name}\` and \`${second.name}\` stand here, so it refuses the resource. Keep one of them.`,
      offers: () =>
        [first, second].map(({ name, path }) => ({
          title: `Delete \`${name}\``,
          kind: 'suggest',
          operations: [{ op: 'remove', path }],
        })),
    };
  },
  bad: {
    ...SOUND_TELEPORT,
    'federation.yaml': changed(
      TELEPORT_STATIC_FEDERATION,
      '    static:\n',
      `    https_web:
      bundle_endpoint_url: https://bundles.acme.partner.example/bundle.json
    static:
`,
    ),
  },
  good: SOUND_TELEPORT,
});
