import type { BundleMapFact } from '../../model/facts.ts';
import { known } from '../../model/stated.ts';
import { hasPlaceholder } from '../../values/placeholder.ts';
import type { Format } from '../kind.ts';
import { fieldsOf, memberOf } from './member.ts';
import { readBundle } from './read-bundle.ts';
import { signOfBundle } from './signs.ts';

/** The bundles of several trust domains in one text (SPEC-BUNDLE 5). */
export const spiffeBundleMap: Format = {
  name: 'SPIFFE bundle map',
  recognise(root, file) {
    if (root.type !== 'map') return undefined;
    const entry = memberOf(root, 'trust_domains');
    if (entry?.value.type !== 'map') return undefined;
    const domains = entry.value.entries;
    const isMap =
      domains.some(({ value }) => value.type === 'map' && signOfBundle(value)) ||
      // Others have trust domains of their own kind under this name.
      (domains.length === 0 && root.entries.length === 1 && /bundle/i.test(file));
    return isMap ? entry.key.span : undefined;
  },
  read(manifest) {
    const { root, resource } = manifest;
    const entry = root.type === 'map' ? memberOf(root, 'trust_domains') : undefined;
    if (root.type !== 'map' || entry?.value.type !== 'map') return [];
    const name = String(entry.key.value);
    const domains = entry.value.entries.map(({ key, value }) => {
      const text = String(key.value);
      const domain = hasPlaceholder(text) ? { known: false as const, span: key.span, text } : known(text, key.span);
      return { domain, key: text, span: key.span, value };
    });
    const map: BundleMapFact = {
      type: 'bundle-map',
      resource,
      slots: {},
      path: manifest.at(),
      domainsPath: manifest.at(name),
      domains: domains.map(({ domain, key, span }) => ({ name: domain, path: manifest.at(name, key), span })),
      fields: fieldsOf(root, manifest.at()),
    };
    const bundles = domains.flatMap(({ domain, key, span, value }) =>
      value.type === 'map' ? readBundle(value, { path: [name, key], span, domain, place: 'map' }, manifest) : [],
    );
    return [map, ...bundles];
  },
};
