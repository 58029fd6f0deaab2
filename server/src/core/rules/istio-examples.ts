/** More policies for the sound mesh, as files beside it. */
import { SOUND_POLICIES } from './policy-examples.ts';

type Files = Readonly<Record<string, string>>;

/** The sound mesh with further files. */
export function meshWith(files: Files): Files {
  return { ...SOUND_POLICIES, ...files };
}

/** What stands at the beginning of each. */
export function policyHead(kind: string, name: string): string {
  return `apiVersion: security.istio.io/v1
kind: ${kind}
metadata:
  name: ${name}
  namespace: payments
spec:
`;
}

/** Nobody deletes an order. */
export const DENY = `${policyHead('AuthorizationPolicy', 'no-deletion')}  action: DENY
  rules:
    - to:
        - operation:
            methods: [DELETE]
            ports: ["8080"]
`;

/** An external authorizer is asked about refunds. */
export const CUSTOM = `${policyHead('AuthorizationPolicy', 'refunds')}  action: CUSTOM
  provider:
    name: opa
  rules:
    - to:
        - operation:
            paths: [/v1/refunds]
`;

/** The settings of the mesh by which it is reached. */
export const AUTHORIZER = `    extensionProviders:
      - name: opa
        envoyExtAuthzGrpc:
          service: opa.authorization.svc.cluster.local
          port: 9191
          timeout: 1s
`;

/** Tokens of the partner are checked, and asked for. */
export const TOKENS = `${policyHead('RequestAuthentication', 'acme-tokens')}  jwtRules:
    - issuer: https://tokens.acme.partner.example
      jwksUri: https://tokens.acme.partner.example/keys
      audiences: [payments]
`;

export const TOKENS_REQUIRED = `${policyHead('AuthorizationPolicy', 'acme-tokens')}  action: ALLOW
  rules:
    - from:
        - source:
            requestPrincipals: ["https://tokens.acme.partner.example/checkout"]
`;
