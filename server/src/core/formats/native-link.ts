/** A trust link as a program's own configuration has it: what only governance manifests state is left out. */
import type { BundleTerms, ConfigurationForm, FederationFact, Resource, Slots } from '../model/facts.ts';
import type { Stated } from '../model/stated.ts';
import type { Span } from '../syntax/span.ts';
import type { Path } from '../syntax/tree.ts';
import type { ResourceGovernance } from './governance-annotations.ts';

export interface NativeTerms {
  readonly form: ConfigurationForm;
  readonly resource: Resource;
  readonly slots: Slots;
  /** The trust domain whose configuration this is, where it is written in the same text. */
  readonly local?: Stated | undefined;
  readonly remote: Stated;
  /** Of the part that makes the link, in a configuration that makes several. */
  readonly path?: Path;
  /** The same in the text. */
  readonly span?: Span;
  readonly governance: ResourceGovernance;
  readonly bundle: Partial<BundleTerms>;
  readonly className?: Stated | undefined;
}

const NO_BUNDLE_TERMS: BundleTerms = {
  span: undefined,
  distribution: undefined,
  url: undefined,
  profile: undefined,
  profileForm: undefined,
  endpointSpiffeId: undefined,
  refreshHint: undefined,
  rotation: undefined,
  maxStaleness: undefined,
  validatedBy: undefined,
  bootstrap: undefined,
  bootstrapFormat: undefined,
  bootstrapFile: undefined,
  profilesWritten: [],
  legacyEndpoint: undefined,
};

export function nativeLink(terms: NativeTerms): FederationFact {
  const { form, resource, slots, local, remote, path, span, governance, bundle, className } = terms;
  return {
    type: 'federation',
    origin: 'native',
    form,
    resource,
    slots,
    local,
    remote,
    ...(path && { path }),
    ...(span && { span }),
    direction: undefined,
    purpose: undefined,
    remoteOperator: undefined,
    model: undefined,
    owners: governance.owners,
    bundle: { ...NO_BUNDLE_TERMS, ...bundle },
    credentials: { kinds: [], maxTTL: undefined },
    revocation: {
      span: undefined,
      path: undefined,
      maxDelay: undefined,
      contact: undefined,
      lastTested: undefined,
      evidence: undefined,
    },
    trust: { authentication: undefined, authorization: undefined },
    allow: undefined,
    interpretation: undefined,
    enforcementPoints: governance.enforcedAt,
    inlinePoints: 0,
    lifecycle: undefined,
    timeBox: governance.timeBox,
    failureModes: {},
    className,
    annotated: governance.any,
  };
}
