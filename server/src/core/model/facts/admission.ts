/** What only the rules on admission controllers ask: the words in which they are told what becomes of a violation. */
import type { Span } from '../../syntax/span.ts';
import type { Path } from '../../syntax/tree.ts';
import type { Stated } from '../stated.ts';
import type { Owner, TimeBox } from './governance.ts';
import type { PolicyFact } from './policy.ts';
import type { OfResource } from './resource.ts';
import type { ListedText } from './workload-identity.ts';

/** One place where a Kyverno policy says `Audit` or `Enforce`. */
export interface FailureAction {
  readonly stated: Stated;
  readonly path: Path;
  /** For one rule, for the images of one rule, or for all rules; in each case everywhere or by an override for some namespaces. */
  readonly place: 'rule' | 'images' | 'policy' | 'rule-override' | 'policy-override';
  /** An override that names no namespaces and no selector, or all namespaces, holds everywhere. */
  readonly reach: 'everywhere' | 'some' | 'nowhere';
}

/** How a policy of `kyverno.io` says what becomes of a violation. */
export interface FailureActionsFact extends OfResource {
  readonly type: 'failure-actions';
  readonly policy: PolicyFact;
  readonly stated: readonly FailureAction[];
  /** Overrides that decide everywhere, and observe where the rule or the policy says `Enforce`. */
  readonly downgrades: readonly FailureAction[];
  /** Where the rules that leave it to the policy would say so themselves. */
  readonly rulePaths: readonly Path[];
}

/** `validationActions` of a ValidatingAdmissionPolicyBinding, and of the policies of Kyverno that are made like it. */
export interface ValidationActionsFact extends OfResource {
  readonly type: 'validation-actions';
  readonly policy: PolicyFact;
  /** Undefined where there is no such field. */
  readonly actions: readonly ListedText[] | undefined;
  readonly path: Path;
  /** Of a binding: whether it gives the policy its parameters. */
  readonly givesParameters: boolean;
}

/** A ValidatingAdmissionPolicy that takes parameters from whoever binds it. */
export interface PolicyParametersFact extends OfResource {
  readonly type: 'policy-parameters';
  /** `paramKind`. */
  readonly span: Span;
  /** Whether an expression reads `params` while none asks first whether there are any. */
  readonly needsThem: boolean;
}

/** An exemption from Kyverno policies. */
export interface PolicyExceptionFact extends OfResource {
  readonly type: 'policy-exception';
  readonly span: Span;
  /** The kind of `policies.kyverno.io` has an end and notes of its own; that of `kyverno.io` has neither. */
  readonly form: 'kyverno.io' | 'policies.kyverno.io';
  readonly policies: readonly ExemptedPolicy[];
  /** `expiresAt`, else the label or annotation that sets an end. */
  readonly timeBox: TimeBox;
  /** Whether Kyverno itself ends it then: by `expiresAt`, or by deleting what the label marks. */
  readonly isEndEnforced: boolean;
  /** Where the end would be written. */
  readonly endPath: Path;
  readonly owner: Stated<Owner> | undefined;
  /** `properties`, free notes as key and text. */
  readonly properties: Readonly<Record<string, Stated>>;
  readonly propertiesPath: Path;
  /** Filters for objects that name neither objects nor labels. */
  readonly broadMatches: readonly BroadMatch[];
}

export interface ExemptedPolicy {
  readonly kind: string | undefined;
  readonly name: Stated;
  readonly rules: readonly ListedText[];
}

export interface BroadMatch {
  readonly span: Span;
  readonly path: Path;
}

/** A Gatekeeper constraint. */
export interface ConstraintFact extends OfResource {
  readonly type: 'constraint';
  readonly policy: PolicyFact;
  readonly action: Stated | undefined;
  readonly actionPath: Path;
  /** `scopedEnforcementActions`, where there is one. */
  readonly scoped: ScopedActions | undefined;
  readonly excludedNamespaces: readonly ListedText[];
}

export interface ScopedActions {
  readonly span: Span;
  readonly entries: readonly ScopedAction[];
}

export interface ScopedAction {
  readonly action: Stated | undefined;
  readonly path: Path;
  readonly span: Span;
  readonly points: readonly ListedText[];
}

/** A kind of constraints, which does nothing until there is one. */
export interface ConstraintTemplateFact extends OfResource {
  readonly type: 'constraint-template';
  /** The kind of its constraints. */
  readonly constraintKind: Stated;
  /** Whether its code names a kind by which trust is configured. What it is about, only its constraints say. */
  readonly speaksOfTrust: boolean;
}

/** The configuration of Gatekeeper as a whole. */
export interface GatekeeperConfigFact extends OfResource {
  readonly type: 'gatekeeper-config';
  readonly namePath: Path;
  readonly exclusions: readonly GatekeeperExclusion[];
}

export interface GatekeeperExclusion {
  readonly namespaces: readonly ListedText[];
  readonly processes: readonly Stated[];
}
