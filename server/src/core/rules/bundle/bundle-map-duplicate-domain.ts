import type { BundleMapFact } from '../../model/facts.ts';
import { code } from '../../values/code.ts';
import { SOUND_BUNDLE_MAP, unsoundBundleMap } from '../bundle-examples.ts';
import { rule } from '../rule.ts';

export const bundleMapDuplicateDomain = rule({
  id: 'bundle-map-duplicate-domain',
  severity: 'error',
  title: 'A trust domain that stands twice in a bundle map',
  what: 'Two entries of a bundle map have the name of the same trust domain.',
  why: 'A program that notices must refuse the file. Most JSON readers do not: Envoy keeps the last entry without a word. So two readers of one file trust different keys.',
  how: 'Keep the one that is right. Where both are, put the keys of both into one entry.',
  families: ['trust-anchor'],
  references: ['spiffe:TDB 5.1.1'],
  edit: 'none',
  on: ['bundle-map'],
  *check({ domains }, { document }) {
    const first = new Map<string, BundleMapFact['domains'][number]>();
    for (const domain of domains) {
      if (!domain.name.known) continue;
      const { value } = domain.name;
      const before = first.get(value);
      if (!before) {
        first.set(value, domain);
        continue;
      }
      yield {
        at: domain.span,
        insteadOf: 'duplicate-key',
        message: `${code(value)} stands here a second time. A program that notices must refuse the whole map, and one that does not, such as Envoy, trusts the keys of the last entry only. Keep one of the two.`,
        related: [{ document, span: before.span, message: 'The first entry of this name.' }],
      };
    }
  },
  bad: unsoundBundleMap('"bank.partner.example"', '"acme.partner.example"'),
  good: SOUND_BUNDLE_MAP,
});
