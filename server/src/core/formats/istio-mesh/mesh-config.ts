/** The fields of Istio's MeshConfig that say whom a mesh trusts, wherever the MeshConfig stands. */
import type { MeshAuthority } from '../../model/facts.ts';
import { type MapNode, type Node, nodeAt, type Path, type ScalarNode } from '../../syntax/tree.ts';
import { listedTextsOf, textOf, textsOf } from '../cursor.ts';
import type { Manifest, TextInside } from '../kind.ts';

/** What no other map would have: of these, one is enough. */
const TELLING = ['trustDomainAliases', 'caCertificates'];

/** Fields of MeshConfig by which a text that is nothing else is known to be one. */
const COMPANIONS = [
  ...[
    'accessLogFile',
    'accessLogEncoding',
    'accessLogFormat',
    'defaultConfig',
    'defaultProviders',
    'discoverySelectors',
  ],
  ...['enableAutoMtls', 'enablePrometheusMerge', 'enableTracing', 'extensionProviders', 'ingressControllerMode'],
  ...['ingressService', 'meshMTLS', 'outboundTrafficPolicy', 'pathNormalization', 'proxyListenPort', 'rootNamespace'],
];

/** Whether a map says anything about trust in the words of MeshConfig. */
export function saysTrust(node: Node | undefined): boolean {
  return ['trustDomain', ...TELLING].some((field) => nodeAt(node, [field]) !== undefined);
}

/** The words by which MeshConfig tells how to reach a program that decides in its place. */
export const AUTHORIZERS = ['envoyExtAuthzGrpc', 'envoyExtAuthzHttp'];

/** Whether a map names such a program. */
export function namesAuthorizer(node: Node | undefined): boolean {
  const providers = nodeAt(node, ['extensionProviders']);
  if (providers?.type !== 'seq') return false;
  return providers.items.some((item) => AUTHORIZERS.some((form) => nodeAt(item, [form]) !== undefined));
}

/** Whether a text that is not said to be a MeshConfig can be nothing else. */
export function isMeshConfig(root: Node): boolean {
  const has = (field: string) => nodeAt(root, [field]) !== undefined;
  if (namesAuthorizer(root)) return true;
  return saysTrust(root) && (COMPANIONS.some(has) || (has('trustDomain') && TELLING.some(has)));
}

/** The PEM texts in it. One that is for a single trust domain is an anchor of that. */
export function rootsInside(root: Node, config: Path): TextInside[] {
  return itemsOf(root, config).map(({ item, path }) => {
    const [domain, ...others] = textsOf(nodeAt(item, ['trustDomains']));
    const pem = { path: [...path, 'pem'], language: 'pem' } as const;
    return domain && others.length === 0 ? { ...pem, domain } : pem;
  });
}

/** An item of `caCertificates`, with its path from the root of the manifest. */
export interface AuthorityItem {
  readonly item: MapNode;
  readonly firstKey: ScalarNode;
  readonly path: Path;
}

export function itemsOf(root: Node, config: Path): AuthorityItem[] {
  const path = [...config, 'caCertificates'];
  const list = nodeAt(root, path);
  const items = list?.type === 'seq' ? list.items : [];
  return items.flatMap((item, index) => {
    const first = item.type === 'map' ? item.entries[0] : undefined;
    return item.type === 'map' && first ? [{ item, firstKey: first.key, path: [...path, index] }] : [];
  });
}

export function authorityOf({ item, firstKey, path }: AuthorityItem, { at }: Manifest): MeshAuthority {
  return {
    span: firstKey.span,
    path: at(...path),
    pem: textOf(nodeAt(item, ['pem'])),
    bundleUrl: textOf(nodeAt(item, ['spiffeBundleUrl'])),
    certSigners: textsOf(nodeAt(item, ['certSigners'])),
    trustDomains: listedTextsOf(nodeAt(item, ['trustDomains']), at(...path, 'trustDomains')),
  };
}
