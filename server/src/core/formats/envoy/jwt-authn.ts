/** Envoy's filter that verifies tokens: whose it takes, and whether a request needs one. */
import type { Enforcement, PolicySetting, TokenTrustFact } from '../../model/facts.ts';
import { type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { booleanOf, itemsAt, mapOf, textOf, textsOf } from '../cursor.ts';
import type { Manifest } from '../kind.ts';
import { enforcementOf, UNKNOWN_ENFORCEMENT } from '../policy.ts';
import { matchedBy } from './string-matcher.ts';

type At = (...path: Path) => Path;

export function tokensIn(node: Node, path: Path, { resource, at }: Manifest): TokenTrustFact[] {
  const providers = nodeAt(node, ['providers']);
  if (providers?.type !== 'map') return [];
  return providers.entries.flatMap(({ key, value: provider }): TokenTrustFact[] => {
    const place = [...path, 'providers', String(key.value)];
    if (provider.type !== 'map') return [];
    return [
      {
        type: 'token-trust',
        engine: 'envoy',
        resource,
        slots: {},
        span: key.span,
        path: at(...place),
        issuer: textOf(nodeAt(provider, ['issuer'])),
        audiences: textsOf(nodeAt(provider, ['audiences'])),
        audiencesPath: at(...place, 'audiences'),
        keysUrl: textOf(nodeAt(provider, ['remote_jwks', 'http_uri', 'uri'])),
        subjects: matchedBy(nodeAt(provider, ['subjects']), []).map(({ subject }) => subject),
        requiresExpiration: booleanOf(nodeAt(provider, ['require_expiration'])),
      },
    ];
  });
}

/**
 * Whether every request for which a rule wants a token needs one; where no rule wants any, another file may. A filter
 * behind it may refuse those who have none (`isDecidedLater`).
 */
export function requirementIn(node: Node, path: Path, at: At, isDecidedLater: boolean): Enforcement {
  const named = mapOf(nodeAt(node, ['requirement_map']))?.entries ?? [];
  const wanted = [
    ...itemsAt(node, ['rules']).map((rule) => ({
      node: nodeAt(rule.node, ['requires']),
      path: [...rule.path, 'requires'],
    })),
    ...named.map(({ key, value }) => ({ node: value, path: ['requirement_map', String(key.value)] })),
  ].filter((one) => one.node !== undefined);
  if (wanted.length === 0) return UNKNOWN_ENFORCEMENT;
  const weakenedBy = wanted.flatMap((one) => waysAround(one.node, [...path, ...one.path], at));
  if (weakenedBy.length > 0 && isDecidedLater) return UNKNOWN_ENFORCEMENT;
  return enforcementOf(weakenedBy, 'partial');
}

const WITHOUT_TOKEN = ['allow_missing', 'allow_missing_or_failed'];
const MAX_DEPTH = 10;

/** What lets a request in without a token. Where all of a list are needed, the others still want theirs. */
function waysAround(node: Node | undefined, path: Path, at: At, depth = 0): PolicySetting<'token-optional'>[] {
  if (node?.type !== 'map' || depth > MAX_DEPTH) return [];
  return node.entries.flatMap(({ key, value }) => {
    const field = String(key.value);
    if (WITHOUT_TOKEN.includes(field)) {
      const place = at(...path, field);
      return [{ way: 'token-optional', written: String(place.at(-1)), span: key.span, path: place, mend: undefined }];
    }
    if (field !== 'requires_any') return [];
    return itemsAt(value, ['requirements']).flatMap((item) =>
      waysAround(item.node, [...path, field, ...item.path], at, depth + 1),
    );
  });
}
