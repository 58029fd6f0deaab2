import type { Span } from '../../syntax/span.ts';
import type { Path } from '../../syntax/tree.ts';
import type { Stated } from '../stated.ts';
import type { Owner, TimeBox } from './governance.ts';
import type { OfResource } from './resource.ts';

/** What reads a policy and acts on it. */
export type PolicyEngine =
  | 'istio'
  | 'linkerd'
  | 'cilium'
  | 'consul'
  | 'envoy'
  | 'opa'
  | 'kuma'
  | 'kyverno'
  | 'gatekeeper'
  | 'kubernetes'
  | 'cedar';

/** What becomes of those it is about. */
export type PolicyEffect =
  | 'admits'
  | 'refuses'
  /** Another program is asked (an external authorizer). */
  | 'delegates'
  /** Whoever calls has to show some identity, whichever it is (mutual TLS, a token). */
  | 'authenticates'
  /** Objects are checked as they are written to the cluster. */
  | 'validates';

/**
 * A policy in the words of the program that enforces it: the place where a request is really admitted or refused. What
 * people say about such a place is an EnforcementPointFact.
 */
export interface PolicyFact extends OfResource {
  readonly type: 'policy';
  readonly engine: PolicyEngine;
  /** Its name, else what stands for it. */
  readonly span: Span;
  /** The part that it is, where it is a part of a larger configuration. */
  readonly path?: Path;
  /** Path of the file, relative to the workspace. */
  readonly file: string;
  readonly decides: 'request-time' | 'admission' | 'connection';
  readonly effect: PolicyEffect;
  readonly enforcement: Enforcement;
  /** The setting by which everything is let through while nothing can be decided. Absent where it refuses then. */
  readonly failsOpen: PolicySetting<FailureWay> | undefined;
  /** Whom it names, in the order of the text. */
  readonly parties: readonly Party[];
  /**
   * Whether it lets in callers besides who are not named as parties: by their address, by a condition, or whoever comes.
   * Of Istio, where the details are known, they are asked instead.
   */
  readonly admitsUnnamed: boolean;
  /**
   * Stands for all that it says, in whichever order and spelling; '' where the text around it says other things as well.
   * What is said about it, as its owner, is not part of it.
   */
  readonly digest: string;
  /**
   * Kinds of objects that an admission policy is about, as `Kind` or `group/Kind` or in the plural of the API, `*` for
   * all; undefined where it names none.
   */
  readonly guards: readonly Stated[] | undefined;
  /** What another document defines and this one puts in force: `ValidatingAdmissionPolicy/owners`. */
  readonly applies: Stated | undefined;
  /** Resources that it is put together from, each as `Kind/namespace/name`: what documents it documents them. */
  readonly parts: readonly string[];
  readonly owner: Stated<Owner> | undefined;
  readonly timeBox: TimeBox;
  /** Names of the enforcement points that it is said to be (`fedlint.dev/enforcement-point`). */
  readonly enforces: readonly Stated[];
}

/** How much of a policy is acted upon (reference map of engines and modes). */
export interface Enforcement {
  readonly level: 'enforced' | 'observed' | 'partial' | 'off' | 'unknown';
  /** The settings that make it less than enforced; empty where it is enforced or nobody can tell. */
  readonly weakenedBy: readonly PolicySetting<Weakness>[];
}

/** A setting that weakens a policy, with what would take the weakness away. */
export interface PolicySetting<Way extends string> {
  readonly way: Way;
  /** As a person writes it: `accessPolicy: audit`. */
  readonly written: string;
  readonly span: Span;
  readonly path: Path;
  readonly mend: Mend | undefined;
}

/** A single edit, in the terms of edits of rules. */
export type Mend =
  | { readonly op: 'set'; readonly path: Path; readonly value: string | number | boolean }
  | { readonly op: 'replace'; readonly span: Span; readonly value: string | number | boolean }
  | { readonly op: 'remove'; readonly path: Path }
  | { readonly op: 'rename-key'; readonly path: Path; readonly to: string };

/** What makes a policy observe only, or let through more than it says. */
export type Weakness =
  // Observed: nothing is refused.
  | 'istio-dry-run'
  | 'istio-audit'
  | 'linkerd-audit'
  | 'cilium-audit-mode'
  | 'envoy-shadow-rules'
  | 'envoy-log-action'
  | 'opa-dry-run'
  | 'kuma-shadow-deny'
  | 'kyverno-audit'
  | 'kyverno-default-audit'
  | 'kyverno-warn'
  | 'gatekeeper-dryrun'
  | 'gatekeeper-warn'
  | 'gatekeeper-unblocked-admission'
  | 'binding-without-deny'
  | 'cedar-shadow-mode'
  // Peers without an identity get in.
  | 'istio-permissive'
  | 'istio-disable'
  | 'linkerd-unauthenticated'
  | 'consul-permissive'
  | 'consul-permissive-allowed'
  | 'kuma-permissive'
  | 'envoy-no-client-certificate'
  | 'envoy-untrusted-accepted'
  | 'envoy-expired-accepted'
  // Some or all requests pass by.
  | 'cilium-never'
  | 'cilium-no-default-deny'
  | 'envoy-no-rules'
  | 'envoy-off-for-route'
  | 'envoy-share-of-requests'
  | 'token-optional'
  | 'kyverno-background-only'
  | 'kyverno-audit-in-some-namespaces';

/** Settings by which a policy admits when its decision point is down, slow or in error. */
export type FailureWay =
  | 'istio-provider'
  | 'envoy-ext-authz'
  | 'kyverno-webhook'
  | 'gatekeeper-webhook'
  | 'validating-admission-policy';

/** Somebody whom a policy admits or refuses. */
export interface Party {
  readonly kind: 'trust-domain' | 'issuer' | 'peer' | 'cluster';
  /** The trust domain, issuer or peer; undefined where the pattern leaves open which one. */
  readonly domain: Stated | undefined;
  /** As written, such as `partner.example/ns/web/sa/api`. */
  readonly subject: Stated;
  readonly path: Path;
  /** The field that names it: `principals`, `namespaces`, `identities`, `sources`. */
  readonly field: string;
  readonly match: 'exact' | 'prefix' | 'suffix' | 'glob' | 'regex' | 'any';
  /** How much of the domain: one workload, a part such as a namespace, or everybody. */
  readonly reach: 'workload' | 'part' | 'everybody';
  readonly isRefused: boolean;
  /** Further conditions stand beside it: methods, paths, claims, networks. */
  readonly isNarrowed: boolean;
}
