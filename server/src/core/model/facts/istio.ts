import type { Span } from '../../syntax/span.ts';
import type { Path } from '../../syntax/tree.ts';
import type { Stated } from '../stated.ts';
import type { PolicyFact } from './policy.ts';
import type { OfResource } from './resource.ts';
import type { TokenTrustFact } from './token-trust.ts';
import type { ListedText } from './workload-identity.ts';

/**
 * An AuthorizationPolicy of Istio in its own terms. There is none for a policy whose structure only a template knows, so
 * what is absent here is not written.
 */
export interface IstioAuthorizationFact extends OfResource {
  readonly type: 'istio-authorization';
  readonly policy: PolicyFact;
  /** Absent means `ALLOW`. */
  readonly action: Stated | undefined;
  /** The annotation by which it is only evaluated, whatever its value. */
  readonly dryRun: Stated | undefined;
  /** The key `provider`, and the name under it. */
  readonly provider: { readonly span: Span; readonly name: Stated | undefined } | undefined;
  readonly scope: IstioScope;
  /** Undefined where the field is not there. */
  readonly rules: readonly IstioRule[] | undefined;
}

/** Which workloads a policy is about: all of its namespace where neither is there. The key of each. */
export interface IstioScope {
  readonly selector: Span | undefined;
  /** Whether the selector has any label. */
  readonly hasLabels: boolean;
  readonly targets: Span | undefined;
}

export interface IstioRule {
  readonly span: Span;
  readonly path: Path;
  /** The sources, any of which may hold. Undefined where the field is not there. */
  readonly from: readonly IstioClause[] | undefined;
  readonly to: readonly IstioClause[] | undefined;
  /** All of these have to hold besides. */
  readonly when: readonly IstioCondition[];
}

/** A `source` or an `operation`: all of its fields have to hold. */
export interface IstioClause {
  /** The key, else the item. */
  readonly span: Span;
  readonly path: Path;
  readonly fields: readonly IstioField[];
}

/** A field with something in it. */
export interface IstioField {
  readonly name: string;
  readonly span: Span;
  readonly path: Path;
  readonly values: readonly ListedText[];
}

export interface IstioCondition {
  readonly span: Span;
  readonly path: Path;
  readonly key: Stated | undefined;
  readonly values: readonly ListedText[];
  readonly notValues: readonly ListedText[];
}

export interface IstioPeerAuthenticationFact extends OfResource {
  readonly type: 'istio-peer-authentication';
  readonly policy: PolicyFact;
  readonly scope: IstioScope;
  readonly mode: Stated | undefined;
  /** The key `portLevelMtls`, and the mode of each port. */
  readonly ports: { readonly span: Span; readonly modes: readonly (Stated | undefined)[] } | undefined;
}

export interface IstioRequestAuthenticationFact extends OfResource {
  readonly type: 'istio-request-authentication';
  readonly policy: PolicyFact;
  readonly scope: IstioScope;
  /** Whose tokens it takes (`jwtRules`). */
  readonly tokens: readonly TokenTrustFact[];
  /** Some rule says whether a token has to be there (`presence`). */
  readonly saysPresence: boolean;
}

/** A program outside the mesh's proxies that decides for policies with `action: CUSTOM` (`extensionProviders`). */
export interface ExternalAuthorizerFact extends OfResource {
  readonly type: 'external-authorizer';
  /** How it decides: by asking that program, and what becomes of requests while it does not answer. */
  readonly policy: PolicyFact;
  /** Its name, else the key that leads to its settings. */
  readonly span: Span;
  readonly name: Stated | undefined;
  readonly service: Stated | undefined;
  /** How long a request waits for the decision; ten minutes where nothing is said. */
  readonly timeout: Stated | undefined;
  /** The key that leads to its settings, and their path. */
  readonly settings: { readonly span: Span; readonly path: Path };
}
