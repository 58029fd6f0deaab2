/** The filters of an Envoy configuration that decide, and the TLS settings before them, each as a policy. */

import type { Fact, PolicyFact } from '../../model/facts.ts';
import { type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { itemsAt, type ListItem } from '../cursor.ts';
import type { Manifest } from '../kind.ts';
import { type PolicyTerms, policyFact, UNKNOWN_ENFORCEMENT } from '../policy.ts';
import { clientsIn, clientsNamed } from './downstream-tls.ts';
import { failsOpenIn, shareIn } from './ext-authz.ts';
import { requirementIn, tokensIn } from './jwt-authn.ts';
import { partsIn } from './parts.ts';
import { rbacIn } from './rbac.ts';
import { TYPES } from './view.ts';
import { whoever } from './whoever.ts';

type Terms = Omit<PolicyTerms, 'engine' | 'decides' | 'part'>;

/** `manifest` has the view for its root. `isPatch`: what stands there is merged into a configuration that stands elsewhere. */
export function policiesIn(manifest: Manifest, isPatch: boolean): Fact[] {
  const { root, at } = manifest;
  const types = itemsAt(root, [TYPES]).flatMap(({ node }) => (node.type === 'scalar' ? String(node.value) : []));
  const isAuthorized = types.some((type) => /\.(?:rbac|ext_authz)\./.test(type));
  const isDecidedLater = isAuthorized || types.some((type) => /\.jwt_authn\./.test(type));
  const isSetByRoute = partsIn(root, 'rbac_per_route').some(({ node }) => nodeAt(node, ['rbac']));
  const of = (kind: Parameters<typeof partsIn>[1], terms: (item: ListItem) => Terms) =>
    partsIn(root, kind).map((item) => policyAt(manifest, item, terms(item)));
  return [
    ...of('downstream_tls', ({ node, path }) => {
      const parties = clientsNamed(node, path, at);
      const enforcement = clientsIn(node, path, at, { isDecidedLater, isPatch });
      return { effect: parties.length > 0 ? 'admits' : 'authenticates', enforcement, parties };
    }),
    ...of('jwt_authn', ({ node, path }) => ({
      effect: 'authenticates',
      enforcement: requirementIn(node, path, at, isAuthorized),
    })),
    ...partsIn(root, 'jwt_authn').flatMap(({ node, path }) => tokensIn(node, path, manifest)),
    ...of('ext_authz', ({ node, path }) => ({
      effect: 'delegates',
      parties: [whoever('ext_authz', nodeAt(node, ['@type'])?.span ?? node.span, at(...path))],
      enforcement: shareIn(node, path, at),
      failsOpen: failsOpenIn(node, path, at),
    })),
    ...of('rbac', (item) => rbacTerms(item, manifest, isSetByRoute || isPatch)),
    ...of('rbac_per_route', (item) => routeTerms(item, manifest)),
  ];
}

/** A filter without rules is there for routes that bring their own, if any do. */
function rbacTerms({ node, path }: ListItem, { at }: Manifest, isHook: boolean): Terms {
  const reading = rbacIn(node, path, at);
  if (reading.enforcement.level !== 'off') return reading;
  return isHook ? { ...reading, enforcement: UNKNOWN_ENFORCEMENT } : switchedOff(node, at(...path), 'envoy-no-rules');
}

function routeTerms({ node, path }: ListItem, { at }: Manifest): Terms {
  const inside = nodeAt(node, ['rbac']);
  const reading = inside && rbacIn(inside, [...path, 'rbac'], at);
  if (reading && reading.enforcement.level !== 'off') return reading;
  return switchedOff(node, at(...path), 'envoy-off-for-route');
}

function switchedOff(node: Node, path: Path, way: 'envoy-no-rules' | 'envoy-off-for-route'): Terms {
  const span = nodeAt(node, ['@type'])?.span ?? node.span;
  const written = way === 'envoy-no-rules' ? 'RBAC' : 'RBACPerRoute';
  const weakenedBy = [{ way, written, span, path, mend: undefined }];
  return { effect: 'admits', enforcement: { level: 'off', weakenedBy } };
}

/** Shown at its type, and said of in comments above the filter with its name. */
function policyAt(manifest: Manifest, { node, path }: ListItem, terms: Terms): PolicyFact {
  const type = nodeAt(node, ['@type']);
  const decides = /\.(?:network|tls)\.|TlsContext$/.test(textIn(type)) ? 'connection' : 'request-time';
  const holder = path.slice(0, -1);
  const start = nodeAt(manifest.root, holder)?.span.start ?? node.span.start;
  const part = { span: { start, end: start }, path: holder };
  const fact = policyFact(manifest, { ...terms, engine: 'envoy', decides, part });
  return { ...fact, span: type?.span ?? node.span };
}

function textIn(node: Node | undefined): string {
  return node?.type === 'scalar' ? String(node.value) : '';
}
