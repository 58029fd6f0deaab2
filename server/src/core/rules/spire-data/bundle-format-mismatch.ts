import type { BundleTerms } from '../../model/facts.ts';
import { knownValue } from '../../model/stated.ts';
import type { Path } from '../../syntax/tree.ts';
import { federationData, SOUND_DATA } from '../data-examples.ts';
import { type Offer, rule } from '../rule.ts';
import { type BundleForm, formOf } from './bundle-form.ts';

/** What the command makes of a bundle in a format that does not go with it. */
const OUTCOME: Readonly<Record<'pem' | 'spiffe', Partial<Readonly<Record<BundleForm, string>>>>> = {
  pem: {
    map: 'Under `pem` the bundle is a text of PEM certificates, and this is a map.',
    'quoted-json': 'Under `pem` the bundle is a text of PEM certificates, and this text is JSON.',
  },
  spiffe: {
    certificates: 'Under `spiffe` the bundle is a map of keys, and this is a text of PEM certificates.',
    'quoted-json': 'Under `spiffe` the bundle is a map, and this is a map in quotes, which is a text.',
    text: 'Under `spiffe` the bundle is a map of keys, and this is a text.',
  },
};

export const bundleFormatMismatch = rule({
  id: 'bundle-format-mismatch',
  severity: 'error',
  title: 'A bundle that is not in the format it is said to be in',
  what: 'In a file for `spire-server federation`, `trustDomainBundleFormat` and `trustDomainBundle` do not go together: a map is given as `pem`, or a text as `spiffe`.',
  why: 'The command cannot read the bundle and stops, and no relationship of the file is created.',
  how: 'Write a SPIFFE bundle as a map without quotes around it and `"spiffe"` beside it, PEM certificates as one text and `"pem"` beside it.',
  families: ['bundle-endpoint'],
  edit: 'fix',
  on: ['federation'],
  *check({ form, bundle: { bootstrap, bootstrapFormat }, slots }) {
    const path = slots['bundle.bootstrap-format'];
    const format = knownValue(bootstrapFormat);
    if (form !== 'federation-data' || !bootstrap || !bootstrapFormat || !path) return;
    if (format !== 'pem' && format !== 'spiffe') return;
    const written = formOf(bootstrap);
    const outcome = bootstrap.text.known || written === 'map' ? OUTCOME[format][written] : undefined;
    if (outcome === undefined) return;
    yield {
      at: bootstrapFormat.span,
      message: `${outcome} \`spire-server\` cannot read it and creates none of the relationships in the file.`,
      offers: () => offersFor(path, written, bootstrap, format),
    };
  },
  bad: { ...SOUND_DATA, 'federation.json': federationData({ trustDomainBundleFormat: 'pem' }) },
  good: SOUND_DATA,
});

function offersFor(
  path: Path,
  written: BundleForm,
  { text }: NonNullable<BundleTerms['bootstrap']>,
  format: string,
): Offer[] {
  const say = (right: string) => (right === format ? [] : [{ op: 'set', path, value: right } as const]);
  switch (written) {
    case 'map':
      return [{ title: 'Change the format to `spiffe`', kind: 'fix', operations: say('spiffe') }];
    case 'certificates':
      return [{ title: 'Change the format to `pem`', kind: 'fix', operations: say('pem') }];
    case 'quoted-json': {
      if (!text.known) return [];
      const unquoted = { op: 'replace-text', span: text.span, text: text.value.trim() } as const;
      return [{ title: 'Take the quotes off the bundle', kind: 'fix', operations: [unquoted, ...say('spiffe')] }];
    }
    case 'text':
      return [];
  }
}
