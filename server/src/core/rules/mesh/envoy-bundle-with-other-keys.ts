import { knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { changed } from '../examples.ts';
import { BUNDLE_MAP_PROXY, JWT_KEY } from '../mesh-examples.ts';
import { rule } from '../rule.ts';
import { counted } from '../wording.ts';

export const envoyBundleWithOtherKeys = rule({
  id: 'envoy-bundle-with-other-keys',
  severity: 'error',
  title: 'A bundle that Envoy does not load',
  what: 'The bundle map under `trust_bundles` of a SPIFFE validator has keys of another use than `x509-svid`, such as `jwt-svid`.',
  why: 'Every bundle of a SPIRE server has JWT keys as well, and other programs pass over what they do not need. Envoy refuses the configuration because of them.',
  how: 'Take these keys out of the copy that Envoy gets. It verifies certificates alone.',
  families: ['bundle-endpoint'],
  references: ['spiffe:TDB 4.2.2'],
  edit: 'fix',
  on: ['envoy-trust'],
  *check({ bundleMap, span }) {
    const others = (bundleMap?.keys ?? []).filter(({ use }) => use?.known && /^(?:jwt|wit)-svid$/.test(use.value));
    const [first] = others;
    if (!first) return;
    const { use, domain } = first;
    const more = others.length === 1 ? '' : ` There are ${counted(others.length, 'such key')} in it.`;
    yield {
      at: use?.span ?? span,
      message: `The bundle of ${code(domain)} has a key of the use ${code(knownValue(use) ?? '')}, and Envoy refuses a bundle with anything but \`x509-svid\`.${more} Take it out of this copy.`,
      offers: () => [
        {
          title: others.length === 1 ? 'Take the key out' : 'Take the keys out',
          kind: 'fix',
          // From the last to the first, so that each keeps its place until it is its turn.
          operations: others.map(({ path }) => ({ op: 'remove', path }) as const).reverse(),
        },
      ],
    };
  },
  bad: { 'envoy.yaml': BUNDLE_MAP_PROXY },
  good: { 'envoy.yaml': changed(BUNDLE_MAP_PROXY, JWT_KEY, '') },
});
