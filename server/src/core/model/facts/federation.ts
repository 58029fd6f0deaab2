import type { Span } from '../../syntax/span.ts';
import type { Path } from '../../syntax/tree.ts';
import type { Stated } from '../stated.ts';
import type { BundleTerms } from './bundle-terms.ts';
import type { Owners, TimeBox } from './governance.ts';
import type { ConfigurationForm, OfResource } from './resource.ts';

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
  readonly form: ConfigurationForm;
  readonly local: Stated | undefined;
  readonly remote: Stated;
  /** All of it, where it is a part of a larger configuration: from there a link is taken out. */
  readonly path?: Path;
  /** The same in the text, from its name to its last brace, where two of one name may stand beside each other. */
  readonly span?: Span;
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
