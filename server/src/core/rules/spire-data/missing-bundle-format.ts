import { blank } from '../../fixes/operation.ts';
import { federationData, SOUND_DATA } from '../data-examples.ts';
import { rule } from '../rule.ts';
import { formatsOf } from './bundle-form.ts';

export const missingBundleFormat = rule({
  id: 'missing-bundle-format',
  severity: 'error',
  title: 'A bundle without its format',
  what: 'A federation relationship in a file for `spire-server federation` has a `trustDomainBundle` and no `trustDomainBundleFormat`.',
  why: 'On the command line the format is `pem` when nothing is said, but a file has no default: the command stops with "bundle format is unsupported", and no relationship of the file is created.',
  how: 'Add `"trustDomainBundleFormat"`: `"spiffe"` for a map of keys, `"pem"` for a text of certificates.',
  families: ['bundle-endpoint'],
  edit: 'fix',
  on: ['federation'],
  *check({ form, bundle: { bootstrap, bootstrapFormat }, slots, resource }) {
    const path = slots['bundle.bootstrap-format'];
    if (form !== 'federation-data' || !bootstrap || bootstrapFormat || !path) return;
    const [format, ...others] = formatsOf(bootstrap);
    const isSure = format !== undefined && others.length === 0;
    yield {
      at: { missing: slots['bundle.bootstrap'] ?? path, fallback: resource.kindSpan },
      message:
        'Nothing says in which format this bundle is, and in a file there is no default: `spire-server` stops here and creates none of the relationships in the file. Add `trustDomainBundleFormat`.',
      offers: () => [
        {
          title: isSure ? `Add the format \`${format}\`` : 'Add the format',
          kind: isSure ? 'fix' : 'suggest',
          operations: [{ op: 'set', path, value: isSure ? format : blank('pem') }],
        },
      ],
    };
  },
  bad: { ...SOUND_DATA, 'federation.json': federationData({ trustDomainBundleFormat: undefined }) },
  good: SOUND_DATA,
});
