/** Finds what concerns us in an Envoy configuration, however deep: who verifies peers, and who decides about them. */
import { entryOf, type Node, type Path } from '../../syntax/tree.ts';
import { keySpan } from '../cursor.ts';

/** The parts that are looked for, by the names they have in the view. */
export type PartKind =
  /** A validation context whose `custom_validator_config` is the SPIFFE validator. */
  | 'validation_context'
  | 'rbac'
  | 'rbac_per_route'
  | 'ext_authz'
  | 'jwt_authn'
  /** The TLS settings of a listener, where they have anything to say about the certificates of clients. */
  | 'downstream_tls';

export interface Part {
  readonly kind: PartKind;
  readonly node: Node;
  readonly path: Path;
  /** The `@type` that tells it. */
  readonly sign: Node;
  /** What people would say it is: the filter with its name. A comment about it stands above. */
  readonly holder: Path;
  /** Where that begins. */
  readonly start: number;
}

export interface Survey {
  readonly parts: readonly Part[];
  /** Every `@type` in the text, such as `type.googleapis.com/envoy.extensions.filters.http.rbac.v3.RBAC`. */
  readonly types: readonly Node[];
}

/** More than the largest configuration that a person looks at; and what is deeper is no configuration. */
const MOST_NODES = 200_000;
const DEEPEST = 100;

/** `typed_config`, in `custom_validator_config`, in the context. */
const LEVELS_TO_CONTEXT = 2;
const HOLDERS: readonly unknown[] = ['custom_validator_config', 'customValidatorConfig'];
const CONFIGS: readonly unknown[] = ['typed_config', 'typedConfig'];

const KINDS: readonly (readonly [RegExp, PartKind])[] = [
  [/\.rbac\.v\w+\.RBAC$/, 'rbac'],
  [/\.rbac\.v\w+\.RBACPerRoute$/, 'rbac_per_route'],
  [/\.ext_authz\.v\w+\.ExtAuthz$/, 'ext_authz'],
  [/\.jwt_authn\.v\w+\.JwtAuthentication$/, 'jwt_authn'],
  [/\.DownstreamTlsContext$/, 'downstream_tls'],
];
const FILTER = /[./]filters?\./;

export function surveyOf(root: Node): Survey {
  const contexts: Part[] = [];
  const filters: Part[] = [];
  const types: Node[] = [];
  let left = MOST_NODES;
  const walk = (node: Node, path: Path, around: readonly Node[]): void => {
    if (left-- <= 0 || path.length > DEEPEST || node.type === 'scalar') return;
    const inside = [...around, node];
    if (node.type === 'seq') {
      for (const [index, item] of node.items.entries()) walk(item, [...path, index], inside);
      return;
    }
    const sign = entryOf(node, '@type')?.value;
    if (sign?.type === 'scalar') {
      types.push(sign);
      const kind = kindOf(String(sign.value), node);
      if (kind) {
        const holder = CONFIGS.includes(path.at(-1)) ? path.slice(0, -1) : path;
        filters.push({ kind, node, path, sign, holder, start: startOf(root, holder) });
      }
      const context = around.at(-LEVELS_TO_CONTEXT);
      const isHeld = HOLDERS.includes(path.at(-LEVELS_TO_CONTEXT));
      if (context && isHeld && /[./]SPIFFECertValidatorConfig$/.test(String(sign.value))) {
        const place = path.slice(0, -LEVELS_TO_CONTEXT);
        const start = startOf(root, place);
        contexts.push({ kind: 'validation_context', node: context, path: place, sign, holder: place, start });
      }
    }
    for (const { key, value } of node.entries) walk(value, [...path, String(key.value)], inside);
  };
  walk(root, [], []);
  // Whoever asks by a position gets the first that stands there, and contexts stand inside of others.
  return { parts: [...contexts, ...filters], types };
}

function kindOf(type: string, node: Node): PartKind | undefined {
  const kind = KINDS.find(([pattern]) => pattern.test(type))?.[1];
  if (kind === 'downstream_tls') return verifiesClients(node) ? kind : undefined;
  return FILTER.test(type) ? kind : undefined;
}

/** Most listeners show a certificate and ask for none. */
function verifiesClients(node: Node): boolean {
  const common = (entryOf(node, 'common_tls_context') ?? entryOf(node, 'commonTlsContext'))?.value;
  return common?.type === 'map' && common.entries.some(({ key }) => /validation_?context/i.test(String(key.value)));
}

function startOf(root: Node, path: Path): number {
  return keySpan(root, path)?.start ?? root.span.start;
}
