import { code } from '../../values/code.ts';
import { nearest } from '../../values/nearest.ts';
import { SOUND_CHART, unsoundChart } from '../install-examples.ts';
import { rule } from '../rule.ts';

const LISTS = ['clusterSPIFFEIDs', 'clusterFederatedTrustDomains', 'clusterStaticEntries'];

export const unsupportedChartValue = rule({
  id: 'unsupported-chart-value',
  severity: 'error',
  title: 'A key that stops the SPIRE chart',
  what: 'An entry under `controllerManager.identities` has a key that the SPIRE Helm chart does not know, often one from the resource that the chart renders: `jwtTtl` there is `jwtTTL` here, and there is no `className`.',
  why: 'Elsewhere Helm passes over keys it does not know. Here the chart looks at each of them and stops with `Unsupported property specified`, so nothing of the release is installed or changed.',
  how: 'Use the name that the chart has for it, or take the key out.',
  families: [],
  edit: 'fix',
  on: ['shape-problem'],
  *check(fact) {
    const { rule: shape, resource, path, key, span } = fact;
    const suggestion = typeof fact.suggestion === 'string' ? fact.suggestion : undefined;
    const list = LISTS.find((name) => path.at(-2) === name);
    if (shape !== 'unknown-field' || resource?.kind !== 'SPIRE Helm values' || !list || key === undefined) return;
    const meant = suggestion === undefined ? '' : ` Did you mean ${code(suggestion)}?`;
    yield {
      at: span,
      instead: [...path, key],
      message: `The SPIRE chart knows no ${code(key)} in an entry of ${code(list)} and stops with "Unsupported property specified", so nothing is installed.${meant}`,
      offers: () =>
        suggestion === undefined
          ? [{ title: `Take ${code(key)} out`, kind: 'suggest', operations: [{ op: 'remove', path: [...path, key] }] }]
          : [
              {
                title: `Rename to ${code(suggestion)}`,
                // A slip of the pen decides nothing; another format's word for the idea may come with another value.
                kind: nearest(key, [suggestion]) === undefined ? 'suggest' : 'fix',
                operations: [{ op: 'rename-key', path: [...path, key], to: suggestion }],
              },
            ],
    };
  },
  bad: unsoundChart('jwtTTL: 5m', 'jwtTtl: 5m'),
  good: SOUND_CHART,
});
