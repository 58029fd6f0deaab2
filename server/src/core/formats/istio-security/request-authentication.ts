/** Istio's RequestAuthentication: whose tokens are taken for proof of an identity. */
import type {
  Enforcement,
  Fact,
  IstioRequestAuthenticationFact,
  PolicyFact,
  TokenTrustFact,
} from '../../model/facts.ts';
import { nodeAt, type Path } from '../../syntax/tree.ts';
import { itemsAt, textOf, textsOf } from '../cursor.ts';
import { inVersions, type Manifest } from '../kind.ts';
import { policyFact, UNKNOWN_ENFORCEMENT } from '../policy.ts';
import { isRendered, scopeOf } from './structure.ts';

export const requestAuthentication = inVersions('security.istio.io', ['v1beta1', 'v1'], {
  kind: 'RequestAuthentication',
  read(manifest): Fact[] {
    const rules = itemsAt(manifest.root, RULES).map(({ path }) => path);
    const tokens = rules.map((path) => tokenTrustAt(manifest, path));
    const policy = policyFact(manifest, {
      engine: 'istio',
      decides: 'request-time',
      effect: 'authenticates',
      enforcement: enforcementIn(manifest, rules),
    });
    return [policy, ...tokens, ...(isRendered(manifest) ? [termsOf(manifest, policy, tokens)] : [])];
  },
});

const RULES = ['spec', 'jwtRules'];

function termsOf(
  manifest: Manifest,
  policy: PolicyFact,
  tokens: readonly TokenTrustFact[],
): IstioRequestAuthenticationFact {
  const { resource, root } = manifest;
  return {
    type: 'istio-request-authentication',
    resource,
    slots: policy.slots,
    policy,
    scope: scopeOf(manifest),
    tokens,
    saysPresence: itemsAt(root, RULES).some(({ path }) => presenceAt(manifest, path) !== undefined),
  };
}

/**
 * A wrong token is refused, and a missing one passes unless an AuthorizationPolicy asks for it, which this document does
 * not tell. Newer versions have a field that asks for it right here.
 */
function enforcementIn(manifest: Manifest, rules: readonly Path[]): Enforcement {
  const isRequired = rules.length > 0 && rules.every((path) => presenceAt(manifest, path) === 'REQUIRED');
  return isRequired ? { level: 'enforced', weakenedBy: [] } : UNKNOWN_ENFORCEMENT;
}

function presenceAt({ root }: Manifest, path: Path): string | undefined {
  const presence = textOf(nodeAt(root, [...path, 'presence']));
  return presence?.known ? presence.value : presence?.text;
}

function tokenTrustAt({ root, resource, at }: Manifest, path: Path): TokenTrustFact {
  const rule = nodeAt(root, path);
  const text = (field: string) => textOf(nodeAt(rule, [field]));
  return {
    type: 'token-trust',
    resource,
    slots: {},
    engine: 'istio',
    span: (rule?.type === 'map' && rule.entries[0]?.key.span) || (rule?.span ?? resource.kindSpan),
    path: at(...path),
    issuer: text('issuer'),
    audiences: textsOf(nodeAt(rule, ['audiences'])),
    audiencesPath: at(...path, 'audiences'),
    keysUrl: text('jwksUri'),
    keys: text('jwks'),
    subjects: undefined,
    requiresExpiration: undefined,
  };
}
