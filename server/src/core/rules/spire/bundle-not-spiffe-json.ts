import { readBundle, secretsIn } from '../../values/bundle-text.ts';
import { code } from '../../values/code.ts';
import { type Offer, rule } from '../rule.ts';
import { SOUND_SPIRE, unsoundSpire } from '../spire-examples.ts';

const WHAT = {
  pem: 'holds PEM, but only a SPIFFE bundle in JSON is read here',
  'not-json': 'is not JSON, so no SPIFFE bundle can be read from it',
  'not-a-map': 'is JSON, but no SPIFFE bundle, which is a map with a list of `keys`',
  'no-keys': 'has no list of `keys`, which is what a SPIFFE bundle is made of',
} as const;

export const bundleNotSpiffeJson = rule({
  id: 'bundle-not-spiffe-json',
  severity: 'error',
  title: 'A bundle that cannot be read',
  what: 'A bundle inside a resource is something else than the JSON text of a SPIFFE bundle: PEM certificates, broken JSON, JSON without `keys`, or a YAML map where a text belongs.',
  why: 'The cluster refuses the resource, so the federation never comes about. PEM in particular looks right, because other tools take it.',
  how: 'Paste what `spire-server bundle show -format spiffe` prints on the other side, as a block of text behind `|-`. Or leave the field out and set the bundle on the server.',
  families: ['bundle-endpoint'],
  references: ['spiffe:TDB 3', 'spiffe:TDB 4.1.3'],
  edit: 'fix',
  on: ['federation'],
  *check({ form, bundle: { bootstrap }, slots, resource }) {
    const path = slots['bundle.bootstrap'];
    // There a map is right, and what is wrong depends on the format that is stated.
    if (!bootstrap || !path || form === 'federation-data') return;
    const field = code(String(path.at(-1)));
    const refusal = form === 'teleport' ? 'Teleport refuses the resource' : 'The cluster refuses the resource';
    const at = { missing: path, fallback: resource.kindSpan };
    if (!bootstrap.isText) {
      yield {
        at,
        instead: path,
        message: `${field} is a map here, but only a text is taken in its place. ${refusal}. Put the JSON behind \`|-\`.`,
        offers: () => offersFor(path, bootstrap.json),
      };
    } else if (bootstrap.text.known) {
      const bundle = readBundle(bootstrap.text.value);
      // A key that lies open is told of by `shared-secret`.
      if (bundle.ok || (bundle.problem === 'pem' && secretsIn(bootstrap.text.value).length > 0)) return;
      yield {
        at,
        instead: bundle.problem === 'no-keys' ? [...path, 'keys'] : path,
        message: `${field} ${WHAT[bundle.problem]}. ${refusal}, and the federation does not come about. Paste what \`spire-server bundle show -format spiffe\` prints on the other side.`,
      };
    }
  },
  bad: unsoundSpire('federated-trust-domain.yaml', 'trustDomainBundle: |-', 'trustDomainBundle:'),
  good: SOUND_SPIRE,
});

function offersFor(path: readonly (string | number)[], json: string | undefined): Offer[] {
  if (json === undefined) return [];
  return [{ title: 'Write the map as a text', kind: 'fix', operations: [{ op: 'set', path, value: json }] }];
}
