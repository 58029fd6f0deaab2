import type { Span } from '../../syntax/span.ts';
import type { Path } from '../../syntax/tree.ts';
import type { Stated } from '../stated.ts';
import type { ConfigurationForm, OfResource } from './resource.ts';
import type { ListedText } from './workload-identity.ts';

/** A duration or number under the name it has in its format. */
export interface NamedValue {
  /** As people of that format know it: `ca_ttl`, `caTTL`, `caValidity`. */
  readonly name: string;
  readonly stated: Stated<string | number>;
  readonly path: Path;
}

/** A SPIRE server: the trust domain it signs for, and how long what it signs is valid. */
export interface SpireServerFact extends OfResource {
  readonly type: 'spire-server';
  readonly form: ConfigurationForm;
  readonly trustDomain: Stated | undefined;
  readonly caTtl: NamedValue | undefined;
  /** Lifetimes of what the CA signs, where stated: X509-SVIDs, JWT-SVIDs, the agents' own. */
  readonly credentialTtls: readonly NamedValue[];
  readonly keyTypes: readonly NamedValue[];
  /** SPIFFE IDs that may use the server's administration API. */
  readonly adminIds: readonly ListedText[];
  /** Every other duration that the program parses at its start. */
  readonly durations: readonly NamedValue[];
}

/** The endpoint at which a trust domain hands out its own bundle (SPEC-FED 5). */
export interface BundleEndpointFact extends OfResource {
  readonly type: 'bundle-endpoint';
  readonly form: ConfigurationForm;
  /** The key that opens it. */
  readonly span: Span;
  readonly path: Path;
  readonly trustDomain: Stated | undefined;
  readonly address: Stated | undefined;
  readonly port: Stated<string | number> | undefined;
  readonly refreshHint: NamedValue | undefined;
  readonly caTtl: NamedValue | undefined;
  /** As written: a `word` is `profile = "https_web"`. */
  readonly profileForm: 'absent' | 'word' | 'block' | 'other';
  readonly profiles: readonly ServingProfile[];
  /** ACME settings right under the endpoint, as before SPIRE 1.1. */
  readonly legacyAcme: AcmeTerms | undefined;
}

export interface ServingProfile {
  readonly name: Stated;
  readonly path: Path;
  readonly acme: AcmeTerms | undefined;
  readonly servingCert: ServingCertTerms | undefined;
  /** Fields that stand in it, by name. */
  readonly fields: readonly { readonly name: string; readonly span: Span; readonly path: Path }[];
}

export interface AcmeTerms {
  readonly span: Span;
  readonly path: Path;
  readonly directoryUrl: Stated | undefined;
  readonly domainName: Stated | undefined;
  readonly email: Stated | undefined;
  /** Text in formats that write it as a text. */
  readonly tosAccepted: Stated<boolean> | undefined;
  /** Fields in it that are none of these. */
  readonly others: readonly string[];
}

export interface ServingCertTerms {
  readonly span: Span;
  readonly path: Path;
  readonly certFile: Stated | undefined;
  readonly keyFile: Stated | undefined;
  readonly fileSyncInterval: NamedValue | undefined;
}

/** A plugin that puts the bundle where others fetch it. */
export interface BundlePublisherFact extends OfResource {
  readonly type: 'bundle-publisher';
  readonly form: ConfigurationForm;
  /** `aws_s3`, `gcp_cloudstorage`, …; the same in every format. */
  readonly plugin: Stated;
  readonly path: Path;
  /** Whose bundle it is. */
  readonly trustDomain: Stated | undefined;
  /** Of a plugin that writes to several clusters: which of them this is about. */
  readonly cluster: Stated | undefined;
  readonly format: Stated | undefined;
  /** What is set, under the plugin's own names. */
  readonly settings: Readonly<Record<string, Stated>>;
}

/** A SPIRE agent: how it comes to trust its server, and whom it lets see what. */
export interface SpireAgentFact extends OfResource {
  readonly type: 'spire-agent';
  readonly form: ConfigurationForm;
  readonly trustDomain: Stated | undefined;
  /** Switches that weaken what the agent checks, where they are stated. */
  readonly switches: readonly { readonly name: string; readonly stated: Stated<boolean>; readonly path: Path }[];
  /** SPIFFE IDs of processes that may fetch the identities of others (`authorized_delegates`). */
  readonly delegates: readonly ListedText[];
  readonly trustBundleFile: Stated | undefined;
  readonly trustBundleFormat: Stated | undefined;
  readonly durations: readonly NamedValue[];
}
