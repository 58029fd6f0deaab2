import type { Span } from '../../syntax/span.ts';
import type { Path } from '../../syntax/tree.ts';
import type { Stated } from '../stated.ts';
import type { OfResource } from './resource.ts';

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
  readonly origin: 'template' | 'static-entry' | 'entry-data';
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
