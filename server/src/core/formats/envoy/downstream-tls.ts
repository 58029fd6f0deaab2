/** Envoy's TLS settings for those who connect to it: whether they have to prove who they are. */
import type { Enforcement, Party, PolicySetting, Weakness } from '../../model/facts.ts';
import { entryOf, type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { booleanOf, itemsAt, textOf } from '../cursor.ts';
import { enforcementOf, UNKNOWN_ENFORCEMENT, written } from '../policy.ts';
import { matchedBy } from './string-matcher.ts';

type At = (...path: Path) => Path;

export interface TlsSurroundings {
  /** A filter in the same text asks who is calling, so that it may refuse those who have not said it. */
  readonly isDecidedLater: boolean;
  /** It is merged into settings that stand elsewhere. */
  readonly isPatch: boolean;
}

const COMMON = 'common_tls_context';
const CONTEXTS: readonly Path[] = [
  [COMMON, 'validation_context'],
  [COMMON, 'combined_validation_context', 'default_validation_context'],
];

export function clientsIn(node: Node, path: Path, at: At, surroundings: TlsSurroundings): Enforcement {
  const required = requirement(node, path, at, surroundings);
  const trusted = CONTEXTS.flatMap((context) => weaknessesIn(nodeAt(node, context), [...path, ...context], at));
  if (!required && trusted.length === 0) return UNKNOWN_ENFORCEMENT;
  return enforcementOf([...(required ?? []), ...trusted], 'partial');
}

/** Undefined where nothing can be said. */
function requirement(
  node: Node,
  path: Path,
  at: At,
  { isDecidedLater, isPatch }: TlsSurroundings,
): PolicySetting<Weakness>[] | undefined {
  const field = 'require_client_certificate';
  const required = booleanOf(nodeAt(node, [field]));
  if (required?.known && required.value) return [];
  if (required?.known === false || isDecidedLater || (!required && isPatch)) return undefined;
  const place = at(...path, field);
  const name = String(place.at(-1));
  const text = required ? written(name, required) : `${name}: false`;
  const span = required?.span ?? nodeAt(node, ['@type'])?.span ?? node.span;
  const mend = { op: 'set', path: place, value: true } as const;
  return [{ way: 'envoy-no-client-certificate', written: text, span, path: place, mend }];
}

/** By name, and by number as protocol buffers take it as well. */
const UNTRUSTED = ['ACCEPT_UNTRUSTED', '1'];

function weaknessesIn(context: Node | undefined, path: Path, at: At): PolicySetting<Weakness>[] {
  const weaknesses: PolicySetting<Weakness>[] = [];
  const chain = textOf(nodeAt(context, ['trust_chain_verification']));
  if (chain?.known && UNTRUSTED.includes(chain.value)) {
    const place = at(...path, 'trust_chain_verification');
    const mend = { op: 'remove', path: place } as const;
    const text = written(String(place.at(-1)), chain);
    weaknesses.push({ way: 'envoy-untrusted-accepted', written: text, span: chain.span, path: place, mend });
  }
  const expired = booleanOf(nodeAt(context, ['allow_expired_certificate']));
  // Beside the SPIFFE validator it is said of that.
  if (expired?.known && expired.value && !entryOf(context, 'custom_validator_config')) {
    const place = at(...path, 'allow_expired_certificate');
    const mend = { op: 'remove', path: place } as const;
    const text = written(String(place.at(-1)), expired);
    weaknesses.push({ way: 'envoy-expired-accepted', written: text, span: expired.span, path: place, mend });
  }
  return weaknesses;
}

/** Whom the certificate has to name; nobody where any will do. */
export function clientsNamed(node: Node, path: Path, at: At): Party[] {
  const matchers = CONTEXTS.flatMap((context) => [
    ...itemsAt(node, [...context, 'match_typed_subject_alt_names'])
      .filter((item) => isUri(item.node))
      .map((item) => ({ node: nodeAt(item.node, ['matcher']), path: [...item.path, 'matcher'] })),
    ...itemsAt(node, [...context, 'match_subject_alt_names']),
  ]);
  return matchers.flatMap((matcher) =>
    matchedBy(matcher.node, [...path, ...matcher.path]).map(
      (matched): Party => ({
        kind: 'trust-domain',
        ...matched,
        path: at(...matched.path),
        field: 'match_typed_subject_alt_names',
        isRefused: false,
        isNarrowed: false,
      }),
    ),
  );
}

function isUri(node: Node): boolean {
  const type = textOf(nodeAt(node, ['san_type']));
  return type?.known === true && (type.value === 'URI' || type.value === '3');
}
