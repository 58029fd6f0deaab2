import type { Span } from '../../syntax/span.ts';
import type { Path } from '../../syntax/tree.ts';
import type { Stated } from '../stated.ts';
import type { Owner } from './governance.ts';
import type { OfResource } from './resource.ts';

/** A field that says where services live: with a peer, in an admin partition, or in a group of both. */
export interface ConsulScope {
  readonly field: 'peer' | 'partition' | 'samenessGroup';
  readonly stated: Stated;
  readonly path: Path;
}

/** Something in a list that names such a place. Consul takes one of the fields. */
export interface ConsulItem {
  /** Its first key. */
  readonly span: Span;
  readonly path: Path;
  readonly name: Stated | undefined;
  readonly scopes: readonly ConsulScope[];
}

/** What the sources of a ServiceIntentions say besides whom they let in. */
export interface ConsulIntentionsFact extends OfResource {
  readonly type: 'consul-intentions';
  /** The service that is called. Consul takes one resource for each. */
  readonly destination: Stated | undefined;
  readonly owner: Stated<Owner> | undefined;
  /** Where another source would be written. */
  readonly sourcesPath: Path;
  readonly sources: readonly ConsulSource[];
}

export interface ConsulSource extends ConsulItem {
  readonly action: (ConsulAction & { readonly stated: Stated }) | undefined;
  readonly permissions: ConsulAction | undefined;
  /** Tokens have to be shown as well. */
  readonly asksForToken: boolean;
  /** The first condition on a path of a request. */
  readonly pathCondition: Span | undefined;
  readonly description: Stated | undefined;
}

/** Where a decision is written: its key, and its path. */
export interface ConsulAction {
  readonly span: Span;
  readonly path: Path;
}

/** Services that others may see: peers, partitions, groups. */
export interface ConsulExportsFact extends OfResource {
  readonly type: 'consul-exports';
  readonly name: Stated | undefined;
  readonly services: readonly (Omit<ConsulItem, 'scopes'> & { readonly consumers: readonly ConsulItem[] })[];
}

/** Peers and partitions that pass for one place. */
export interface SamenessGroupFact extends OfResource {
  readonly type: 'sameness-group';
  readonly name: Stated | undefined;
  readonly members: readonly ConsulItem[];
}

/** How proxies of a whole mesh treat requests. */
export interface ConsulMeshFact extends OfResource {
  readonly type: 'consul-mesh';
  /** `insecureDisablePathNormalization`. */
  readonly pathsAsSent: { readonly stated: Stated<boolean>; readonly path: Path } | undefined;
}
