/** Values of Linkerd's charts: the trust anchors of the mesh, and its default policy. */
import { entryOf, type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { keySpan, textOf } from '../cursor.ts';
import type { Format } from '../kind.ts';
import { policyFact } from '../policy.ts';
import { enforcementBy, inboundFact } from './inbound-policy.ts';

const ANCHORS = 'identityTrustAnchorsPEM';
const DOMAIN = 'identityTrustDomain';
const DEFAULT_POLICY = ['proxy', 'defaultInboundPolicy'];

export const linkerdHelmValues: Format = {
  name: 'Linkerd Helm values',
  recognise(root) {
    const chart = chartIn(root);
    return chart && signsOf(nodeAt(root, chart))[0]?.key.span;
  },
  embeds(root) {
    const chart = chartIn(root) ?? [];
    const domain = textOf(nodeAt(root, [...chart, DOMAIN]));
    return [{ path: [...chart, ANCHORS], language: 'pem', ...(domain && { domain }) }];
  },
  read(manifest) {
    const path = [...(chartIn(manifest.root) ?? []), ...DEFAULT_POLICY];
    const stated = textOf(nodeAt(manifest.root, path));
    const span = keySpan(manifest.root, path);
    if (!stated || !span) return [];
    const word = { stated, path: manifest.at(...path), field: 'proxy.defaultInboundPolicy' };
    return [
      policyFact(manifest, {
        engine: 'linkerd',
        decides: 'request-time',
        effect: 'authenticates',
        enforcement: enforcementBy(word),
        part: { span, path },
      }),
      inboundFact(manifest, word, 'helm-values'),
    ];
  },
};

/** Where the values of the chart begin: at the top, or under the name of the chart. */
function chartIn(root: Node): Path | undefined {
  if (root.type !== 'map') return undefined;
  const below = root.entries.flatMap(({ key, value }) => (value.type === 'map' ? [[String(key.value)]] : []));
  return [[], ...below].find((path) => signsOf(nodeAt(root, path)).length > 0);
}

/** Names that no other chart has. */
function signsOf(chart: Node | undefined) {
  return [
    entryOf(chart, ANCHORS),
    entryOf(chart, DOMAIN),
    entryOf(nodeAt(chart, ['proxy']), 'defaultInboundPolicy'),
  ].flatMap((entry) => entry ?? []);
}
