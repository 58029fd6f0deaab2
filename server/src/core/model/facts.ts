/**
 * The facts: the one model into which every format is read (architecture, invariant 1). Rules look at these and never
 * at a format. Facts are plain data without references to the tree, so that two of them can be compared.
 */
import type { Span } from '../syntax/span.ts';
import type { Path, SyntaxProblem } from '../syntax/tree.ts';
import type { Stated } from './stated.ts';

export type Fact =
  | TrustDomainFact
  | FederationFact
  | EnforcementPointFact
  | ExceptionFact
  | WorkloadIdentityFact
  | ControllerFact
  | MisnamedResourceFact
  | OwnershipFact
  | FillInFact
  | SuppressionFact
  | ShapeFact
  | SyntaxFact;

export type FactType = Fact['type'];
export type FactOf<T extends FactType> = Extract<Fact, { type: T }>;

/** The Kubernetes-shaped object a fact was read from. */
export interface Resource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: Stated | undefined;
  readonly namespace: Stated | undefined;
  /** From the root of the document; `['items', 2]` inside a List. */
  readonly path: Path;
  readonly span: Span;
  readonly apiVersionSpan: Span;
  /** Value of `kind`: the place of a finding that has no better one. */
  readonly kindSpan: Span;
  readonly labels: Readonly<Record<string, Stated>>;
  readonly annotations: Readonly<Record<string, Stated>>;
}

/** Something governance asks for; a format says by a slot where it would be written. */
export type Term =
  | 'owner'
  | 'owner.accountable'
  | 'owner.bundle'
  | 'owner.renewal'
  | 'owner.authorization'
  | 'role'
  | 'direction'
  | 'remote-operator'
  | 'lifecycle'
  | 'bundle'
  | 'bundle.url'
  | 'bundle.profile'
  | 'bundle.endpoint-spiffe-id'
  | 'bundle.refresh-hint'
  | 'bundle.rotation'
  | 'bundle.bootstrap'
  | 'trust.authorization'
  | 'allow'
  | 'interpretation'
  | 'enforcement-points'
  | 'time-box'
  | 'time-box.expires'
  | 'time-box.review-by'
  | 'time-box.change'
  | 'revocation'
  | 'revocation.path'
  | 'revocation.contact'
  | 'revocation.last-tested'
  | 'failure-modes'
  | 'mode'
  | 'on-failure'
  | 'policy-ref'
  | 'x509-ttl'
  | 'jwt-ttl'
  | 'class-name'
  | 'federates-with'
  | 'pod-selector'
  | 'admin'
  | 'downstream';

/** Where a term is, or would be, written: a path from the root of the document. */
export type Slots = Partial<Readonly<Record<Term, Path>>>;

interface OfResource {
  readonly resource: Resource;
  readonly slots: Slots;
}

/** What said who owns a thing, in the order in which Fedlint asks. */
export type OwnerSource =
  | 'manifest'
  | 'fedlint.dev annotation'
  | 'leading comment'
  | 'a8r.io/owner annotation'
  | 'owner label'
  | 'namespace label'
  | 'catalog-info.yaml'
  | 'CODEOWNERS';

export interface Owner {
  readonly name: string;
  readonly contact?: string;
  readonly source: OwnerSource;
}

export const OWNER_ROLES = ['accountable', 'bundle', 'renewal', 'authorization'] as const;
export type OwnerRole = (typeof OWNER_ROLES)[number];
export type Owners = Partial<Readonly<Record<OwnerRole, Stated<Owner>>>>;

export interface TimeBox {
  readonly span: Span | undefined;
  readonly starts: Stated | undefined;
  readonly expires: Stated | undefined;
  readonly reviewBy: Stated | undefined;
  readonly change: Stated | undefined;
}

/** How the other side's bundle is come by, and how often it changes. */
export interface BundleTerms {
  readonly span: Span | undefined;
  readonly distribution: Stated | undefined;
  readonly url: Stated | undefined;
  readonly profile: Stated | undefined;
  /** How the profile is written in formats that have a block for it; a `word` there is `bundleEndpointProfile: https_web`. */
  readonly profileForm: 'absent' | 'word' | 'block' | 'other' | undefined;
  readonly endpointSpiffeId: Stated | undefined;
  readonly refreshHint: Stated | undefined;
  readonly rotation: Stated | undefined;
  readonly maxStaleness: Stated | undefined;
  readonly validatedBy: Stated | undefined;
  /**
   * Bundle text given beside the endpoint, for the first contact. `isText` is false when it is a map or a list; `json` is
   * then the text it stands for, where that is sure.
   */
  readonly bootstrap:
    | { readonly text: Stated; readonly isText: boolean; readonly json: string | undefined }
    | undefined;
}

export interface TrustDomainFact extends OfResource {
  readonly type: 'trust-domain';
  readonly name: Stated;
  readonly role: Stated | undefined;
  readonly operator: Stated | undefined;
  readonly owner: Stated<Owner> | undefined;
  readonly issuer: {
    readonly type: Stated | undefined;
    readonly authority: Stated | undefined;
    readonly keyCustody: Stated | undefined;
  };
  readonly namespace: readonly Stated[];
  readonly bundle: BundleTerms;
  readonly x509TTL: Stated | undefined;
  readonly jwtTTL: Stated | undefined;
  readonly clockSkew: Stated | undefined;
  readonly policyEngine: Stated | undefined;
  readonly environments: readonly Stated[];
}

export const FAILURE_MODES = [
  'expiredBundle',
  'endpointUnreachable',
  'stalePolicyCache',
  'clockSkew',
  'delayedPropagation',
  'missedRenewal',
  'revocation',
] as const;
export type FailureMode = (typeof FAILURE_MODES)[number];

export interface FailureTerms {
  readonly span: Span;
  readonly behaviour: Stated | undefined;
  readonly tested: Stated | undefined;
  readonly evidence: Stated | undefined;
}

/** One entry of the narrow list of foreign identities. */
export interface AllowEntry {
  /** Its first key, which stands for the whole of it. */
  readonly span: Span;
  readonly subject: Stated | undefined;
  readonly audiences: readonly Stated[];
  readonly roles: readonly Stated[];
  readonly purpose: Stated | undefined;
}

export type Interpreted = 'audiences' | 'roles' | 'serviceNames' | 'controls';

/** What the words of the other side mean here: in a text, or word by word. */
export interface Interpretation {
  readonly span: Span;
  readonly text: Stated | undefined;
  readonly terms: Readonly<
    Record<Interpreted, readonly { readonly term: Stated; readonly meaning: Stated | undefined }[]>
  >;
}

/**
 * A trust link: the local side accepts identities of the remote side. A `manifest` is a governance manifest, the rest
 * are the native resources that configure the trust for real.
 */
export interface FederationFact extends OfResource {
  readonly type: 'federation';
  readonly origin: 'manifest' | 'native';
  readonly local: Stated | undefined;
  readonly remote: Stated;
  readonly direction: Stated | undefined;
  readonly purpose: Stated | undefined;
  readonly remoteOperator: Stated | undefined;
  readonly model: Stated | undefined;
  readonly owners: Owners;
  readonly bundle: BundleTerms;
  readonly credentials: { readonly kinds: readonly Stated[]; readonly maxTTL: Stated | undefined };
  readonly revocation: {
    readonly span: Span | undefined;
    readonly path: Stated | undefined;
    readonly maxDelay: Stated | undefined;
    readonly contact: Stated | undefined;
    readonly lastTested: Stated | undefined;
    readonly evidence: Stated | undefined;
  };
  readonly trust: { readonly authentication: Stated | undefined; readonly authorization: Stated | undefined };
  readonly allow: { readonly span: Span; readonly entries: readonly AllowEntry[] } | undefined;
  readonly interpretation: Interpretation | undefined;
  /** Names of EnforcementPoint documents. Inline ones are facts of their own and listed in `inlinePoints`. */
  readonly enforcementPoints: readonly Stated[];
  readonly inlinePoints: number;
  readonly lifecycle: Stated | undefined;
  readonly timeBox: TimeBox;
  readonly failureModes: Partial<Readonly<Record<FailureMode, FailureTerms>>>;
  readonly className: Stated | undefined;
  /** A native link on which somebody wrote an owner, a date, a change or a place of enforcement. */
  readonly annotated: boolean;
}

export interface EnforcementPointFact extends OfResource {
  readonly type: 'enforcement-point';
  /** Written inside this Federation manifest instead of in a document of its own. */
  readonly inlineOf: string | undefined;
  readonly name: Stated | undefined;
  readonly span: Span;
  readonly accepts: readonly Stated[];
  readonly location: {
    readonly type: Stated | undefined;
    readonly cluster: Stated | undefined;
    readonly policyRef: Stated | undefined;
  };
  readonly engine: Stated | undefined;
  readonly mode: Stated | undefined;
  readonly decision: Stated | undefined;
  readonly owner: Stated<Owner> | undefined;
  readonly cache: { readonly ttl: Stated | undefined; readonly onStale: Stated | undefined };
  readonly onFailure: Stated | undefined;
  readonly interprets: { readonly audiences: readonly Stated[]; readonly roles: readonly Stated[] };
  readonly timeBox: TimeBox;
}

export interface ExceptionFact extends OfResource {
  readonly type: 'exception';
  readonly federation: Stated | undefined;
  readonly reason: Stated | undefined;
  readonly owner: Stated<Owner> | undefined;
  readonly approvedBy: Stated | undefined;
  readonly timeBox: TimeBox;
  readonly scope: readonly Stated[];
}

/** A Kubernetes label selector; `undefined` in a fact means absent, which selects everything. */
export interface LabelSelector {
  readonly span: Span;
  readonly path: Path;
  /** No condition at all (`{}`). A selector that only a template knows is taken to select something. */
  readonly selectsAll: boolean;
  readonly matchLabels: readonly {
    readonly key: Stated;
    readonly value: Stated<string | number | boolean | null>;
  }[];
  readonly matchExpressions: readonly {
    readonly key: Stated | undefined;
    readonly operator: Stated | undefined;
    readonly values: readonly Stated[];
    readonly span: Span;
    readonly path: Path;
  }[];
}

/** A text in a list, with its place for edits that take it out. */
export type ListedText = Stated & { readonly path: Path };

/** An identity, or a template for identities, and which workloads get it. */
export interface WorkloadIdentityFact extends OfResource {
  readonly type: 'workload-identity';
  readonly origin: 'template' | 'static-entry';
  /** Go template text (`template`), or a SPIFFE ID (`static-entry`). Go templates are known values. */
  readonly spiffeId: Stated | undefined;
  readonly parentId: Stated | undefined;
  /** Of a static entry; `isText` is false for an entry that is a map, which `joined` then gives as `type:value`. */
  readonly selectors: readonly {
    readonly text: Stated;
    readonly isText: boolean;
    readonly joined: string | undefined;
    readonly path: Path;
  }[];
  readonly podSelector: LabelSelector | undefined;
  readonly namespaceSelector: LabelSelector | undefined;
  readonly workloadSelectorTemplates: readonly Stated[];
  readonly dnsNames: readonly Stated[];
  readonly dnsNamesAreTemplates: boolean;
  readonly federatesWith: readonly ListedText[];
  /** Raw values, numbers included, because a number where a duration belongs is a fault of its own. */
  readonly x509TTL: Stated<string | number> | undefined;
  readonly jwtTTL: Stated<string | number> | undefined;
  readonly admin: Stated<boolean> | undefined;
  readonly downstream: Stated<boolean> | undefined;
  readonly hint: Stated | undefined;
  readonly className: Stated | undefined;
}

/** Configuration of a SPIRE controller manager: it knows the local trust domain and the class it watches. */
export interface ControllerFact extends OfResource {
  readonly type: 'controller';
  readonly trustDomain: Stated | undefined;
  readonly clusterName: Stated | undefined;
  readonly className: Stated | undefined;
  readonly watchClassless: Stated<boolean> | undefined;
  readonly parentIdTemplate: Stated | undefined;
  /** Resources are read from files, where ClusterSPIFFEID does not exist. */
  readonly fromFiles: boolean;
  readonly reconcile: { readonly span: Span; readonly path: Path; readonly members: readonly string[] } | undefined;
}

/** A resource whose group, version or kind is a near miss of one Fedlint knows. */
export interface MisnamedResourceFact extends OfResource {
  readonly type: 'misnamed-resource';
  readonly apiVersion: Stated;
  readonly kind: Stated;
  readonly expected: { readonly apiVersion: string; readonly kind: string };
}

/** A file that says who owns other files: CODEOWNERS or catalog-info.yaml. */
export interface OwnershipFact {
  readonly type: 'ownership';
  readonly source: Extract<OwnerSource, 'catalog-info.yaml' | 'CODEOWNERS'>;
  /** Folder below which it counts, relative to the workspace; '' is the root. */
  readonly folder: string;
  readonly rules: readonly { readonly pattern: string; readonly owners: readonly string[] }[];
}

/** A text of governance in which somebody was meant to write something, in a field that no other rule asks for. */
export interface FillInFact {
  readonly type: 'fill-in';
  readonly resource: Resource;
  readonly field: string;
  /** What stands in the place of the answer, and where. */
  readonly text: string;
  readonly span: Span;
}

/** A request to hide findings. */
export interface SuppressionFact {
  readonly type: 'suppression';
  readonly scope: 'line' | 'resource' | 'file';
  readonly span: Span;
  readonly rules: readonly Stated[];
  readonly until: Stated | undefined;
  readonly reason: Stated | undefined;
  /** What makes it unreadable, in words; such a one hides nothing. */
  readonly malformed: string | undefined;
  /** What it covers: a line or a resource. Undefined for the whole file. */
  readonly covers: Span | undefined;
  /** Annotation to remove where it is one; comments are removed by their span. */
  readonly path: Path | undefined;
}

/** A departure from the schema. */
export interface ShapeFact {
  readonly type: 'shape-problem';
  readonly rule: 'unknown-field' | 'missing-field' | 'invalid-value';
  readonly span: Span;
  readonly path: Path;
  readonly key: string | undefined;
  readonly message: string;
  readonly suggestion: string | undefined;
  readonly resource: Resource | undefined;
}

/** A fault of the text itself. */
export interface SyntaxFact {
  readonly type: 'syntax-problem';
  readonly problem: SyntaxProblem;
}
