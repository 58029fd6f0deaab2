/** From the validation contexts of an Envoy configuration to facts. */
import type { DataSource, EnvoyTrustFact, ValidatedBundleMap, ValidatedDomain } from '../../model/facts.ts';
import { known, type Stated } from '../../model/stated.ts';
import { type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { trustDomainName } from '../../values/spiffe-id.ts';
import { booleanOf, itemsAt, type ListItem, textOf } from '../cursor.ts';
import type { Manifest, TextInside } from '../kind.ts';
import { partsIn } from './parts.ts';
import { TYPES } from './view.ts';

const VALIDATOR = ['custom_validator_config', 'typed_config'];
const BUNDLE_MAP = [...VALIDATOR, 'trust_bundles'];
const SOURCES = ['filename', 'inline_string', 'inline_bytes', 'environment_variable'] as const;
const AUTHORIZING = /\.(?:rbac|ext_authz)\./;
const WHOLE: readonly unknown[] = ['common_tls_context', 'commonTlsContext'];

/** Texts of other languages, by their paths in the view. */
export function textsInside(view: Node): TextInside[] {
  return partsIn(view, 'validation_context').flatMap(({ path }): TextInside[] => {
    const domains = itemsAt(view, [...path, ...VALIDATOR, 'trust_domains']).map(({ node, index }) => ({
      path: [...path, ...VALIDATOR, 'trust_domains', index, 'trust_bundle', 'inline_string'],
      language: 'pem' as const,
      domain: bareName(textOf(nodeAt(node, ['name']))),
    }));
    return [...domains, { path: [...path, ...BUNDLE_MAP, 'inline_string'], language: 'json' }];
  });
}

/** `isPatch`: what stands there is merged into a configuration that stands elsewhere. */
export function envoyTrustIn({ root, resource, at: place }: Manifest, isPatch: boolean): EnvoyTrustFact[] {
  const isAuthorized = itemsAt(root, [TYPES]).some(
    ({ node }) => node.type === 'scalar' && AUTHORIZING.test(String(node.value)),
  );
  return partsIn(root, 'validation_context').map(({ node, path }) => {
    const context: Context = { node, at: (...rest) => place(...path, ...rest) };
    const allowExpired = booleanOf(nodeAt(node, ['allow_expired_certificate']));
    return {
      type: 'envoy-trust',
      resource,
      slots: {},
      span: nodeAt(node, [...VALIDATOR, '@type'])?.span ?? resource.kindSpan,
      path: context.at(),
      domains: itemsAt(node, [...VALIDATOR, 'trust_domains']).flatMap((domain) => domainIn(domain, context)),
      bundleMap: bundleMapIn(context),
      matchers: matchersIn(node),
      // Only there a context is the whole one: others are merged with what a server sends, or sent to be merged.
      isPartial: isPatch || !WHOLE.includes(context.at().at(-2)),
      isAuthorized,
      allowExpired: allowExpired && { stated: allowExpired, path: context.at('allow_expired_certificate') },
    };
  });
}

/** A validation context, and from a path in it to the path from the root of the document. */
interface Context {
  readonly node: Node;
  at(...path: Path): Path;
}

/** The name that was meant, where it is written as a URI: its bundle is still that of the domain. */
function bareName(name: Stated | undefined): Stated | undefined {
  return name?.known ? known(trustDomainName(name.value) ?? name.value, name.span) : name;
}

function domainIn({ node, path }: ListItem, context: Context): ValidatedDomain[] {
  const first = node.type === 'map' ? node.entries[0] : undefined;
  if (!first) return [];
  const bundle = sourceAt([...path, 'trust_bundle'], context);
  return [{ name: textOf(nodeAt(node, ['name'])), span: first.key.span, path: context.at(...path), bundle }];
}

function sourceAt(path: Path, { node, at }: Context): DataSource | undefined {
  const [source] = SOURCES.flatMap((kind) => {
    const stated = textOf(nodeAt(node, [...path, kind]));
    return stated ? [{ kind, stated, path: at(...path, kind) }] : [];
  });
  return source;
}

/** Its keys stand here only where the text has been read in its place. */
function bundleMapIn(context: Context): ValidatedBundleMap | undefined {
  const source = sourceAt(BUNDLE_MAP, context);
  if (!source) return undefined;
  const inside = [...BUNDLE_MAP, 'inline_string', 'trust_domains'];
  const bundles = nodeAt(context.node, inside);
  const domains = bundles?.type === 'map' ? bundles.entries.map(({ key }) => String(key.value)) : [];
  const keys = domains.flatMap((domain) =>
    itemsAt(context.node, [...inside, domain, 'keys']).map(({ node, path }) => {
      return { domain, use: textOf(nodeAt(node, ['use'])), path: context.at(...path) };
    }),
  );
  return { source, keys };
}

/** An older list, which says no type, is tried on names of every type. */
function matchersIn(context: Node): EnvoyTrustFact['matchers'] {
  const typed = itemsAt(context, ['match_typed_subject_alt_names']);
  const untyped = itemsAt(context, ['match_subject_alt_names']);
  if (typed.length === 0) return { uri: untyped.length, other: 0 };
  const others = typed.filter(({ node }) => {
    const type = textOf(nodeAt(node, ['san_type']));
    // Left out it is no type at all, which Envoy refuses; a template may become any.
    return type?.known && type.value !== 'URI' && type.value !== '3';
  });
  return { uri: typed.length - others.length, other: others.length };
}
