import type { Span } from '../../syntax/span.ts';
import type { Path } from '../../syntax/tree.ts';
import type { Stated } from '../stated.ts';
import type { OfResource } from './resource.ts';
import type { ListedText } from './workload-identity.ts';

/** What an Istio control plane is told about trust: by its MeshConfig, by the environment of istiod, or by both. */
export interface MeshFact extends OfResource {
  readonly type: 'mesh';
  /** The name or key that stands for it. */
  readonly span: Span;
  readonly trustDomain: Stated | undefined;
  /** Trust domains whose identities count as the mesh's own (`trustDomainAliases`). */
  readonly aliases: readonly ListedText[];
  /** The namespace whose policies hold for the whole mesh (`rootNamespace`). */
  readonly rootNamespace: Stated | undefined;
  /** Roots beside the mesh's own (`caCertificates`). */
  readonly authorities: readonly MeshAuthority[];
  /** Undefined where the environment of istiod does not stand in the same manifest. */
  readonly environment: IstiodEnvironment | undefined;
  /** The same manifest has workloads fetch certificates and roots from a SPIFFE Workload API instead of istiod. */
  readonly usesWorkloadApi: boolean;
}

/** One item of `caCertificates`: a root, or where roots are fetched, and for which trust domains. */
export interface MeshAuthority {
  /** Its first key. */
  readonly span: Span;
  readonly path: Path;
  readonly pem: Stated | undefined;
  readonly bundleUrl: Stated | undefined;
  /** Signers of the Kubernetes CSR API that it is limited to. */
  readonly certSigners: readonly Stated[];
  readonly trustDomains: readonly ListedText[];
}

export interface IstiodEnvironment {
  /** Where the first switch would be written. */
  readonly path: Path;
  readonly form: 'map' | 'list';
  readonly switches: readonly IstiodSwitch[];
}

export interface IstiodSwitch {
  readonly name: 'ISTIO_MULTIROOT_MESH' | 'PILOT_SKIP_VALIDATE_TRUST_DOMAIN';
  readonly stated: Stated<boolean>;
  /** The whole of it, in a list of variables the item. */
  readonly path: Path;
}
