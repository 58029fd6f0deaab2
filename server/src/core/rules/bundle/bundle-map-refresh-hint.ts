import { SOUND_BUNDLE_MAP, unsoundBundleMap } from '../bundle-examples.ts';
import { rule } from '../rule.ts';

export const bundleMapRefreshHint = rule({
  id: 'bundle-map-refresh-hint',
  severity: 'warning',
  title: 'A refresh hint inside a bundle map',
  what: 'A bundle in a bundle map has a `spiffe_refresh_hint` of its own.',
  why: 'The map is fetched as a whole, so a time for one bundle in it is kept by nobody. The specification says to leave it out.',
  how: 'Leave it out, and agree elsewhere on how often the map is fetched.',
  families: ['cadence-drift'],
  references: ['spiffe:TDB 5.1.1'],
  edit: 'suggest',
  on: ['bundle'],
  *check({ place, fields }) {
    const hint = place === 'map' ? fields.find(({ name }) => name === 'spiffe_refresh_hint') : undefined;
    if (!hint) return;
    yield {
      at: hint.span,
      message:
        'The bundles of a map are fetched together, so a refresh hint for one of them has no effect that anybody can count on. Leave it out.',
      tag: 'unnecessary',
      offers: () => [{ title: 'Leave the hint out', kind: 'suggest', operations: [{ op: 'remove', path: hint.path }] }],
    };
  },
  bad: unsoundBundleMap('"spiffe_sequence": 3', '"spiffe_sequence": 3,\n      "spiffe_refresh_hint": 300'),
  good: SOUND_BUNDLE_MAP,
});
