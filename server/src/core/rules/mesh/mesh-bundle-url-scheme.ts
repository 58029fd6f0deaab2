import { partOf } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { SOUND_MESH, unsoundMesh } from '../mesh-examples.ts';
import { rule } from '../rule.ts';

export const meshBundleUrlScheme = rule({
  id: 'mesh-bundle-url-scheme',
  severity: 'error',
  title: 'A bundle address that Istio makes nonsense of',
  what: 'The address under `spiffeBundleUrl` begins with another scheme than `https`.',
  why: 'istiod puts `https://` in front of every address that does not begin with just that, so `http://bundle.example` becomes `https://http://bundle.example`. Nothing answers there, the roots of that trust domain never arrive, and only a line in the log of istiod tells.',
  how: 'Give the `https` address of the bundle. An address without any scheme works as well.',
  families: ['bundle-endpoint'],
  references: ['spiffe:FED 5.2.1.1'],
  edit: 'suggest',
  on: ['mesh'],
  *check({ authorities }) {
    for (const { bundleUrl } of authorities) {
      const scheme = bundleUrl?.known ? /^\s*[A-Za-z][A-Za-z0-9+.-]*:\/\//.exec(bundleUrl.value)?.[0] : undefined;
      if (!bundleUrl?.known || scheme === undefined || scheme === 'https://') continue;
      const { value, span } = bundleUrl;
      yield {
        at: partOf(bundleUrl, { start: 0, end: scheme.length }),
        message: `istiod puts \`https://\` in front of this address and asks ${code(`https://${value}`)}, where nothing answers. The roots behind it never arrive, and only the log of istiod tells. Give the https address.`,
        offers: () => [
          {
            title: 'Use https',
            kind: 'suggest',
            operations: [{ op: 'replace', span, value: `https://${value.slice(scheme.length)}` }],
          },
        ],
      };
    }
  },
  bad: unsoundMesh('mesh.yaml', 'https://', 'http://'),
  good: SOUND_MESH,
});
