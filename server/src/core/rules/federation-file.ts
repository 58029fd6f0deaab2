/** A new file with a Federation manifest: the terms that somebody knows, and blanks where a person has to say. */
import { blank, map, type Operation, type Value } from '../fixes/operation.ts';
import { spireServerId } from '../model/bundle-endpoint.ts';
import type { BundleTerms, FederationFact } from '../model/facts.ts';
import { knownValue, type Stated } from '../model/stated.ts';
import { addDays } from '../values/date.ts';
import type { RuleContext } from './rule.ts';

export interface ManifestTerms {
  readonly local: Value;
  readonly remote: Value;
  /** Inbound where nothing is said: native resources have the other side's identities accepted here. */
  readonly direction?: Value;
  readonly purpose: Value;
  readonly owners: Value;
  readonly bundle: Value;
  readonly revocation: Value;
  readonly allow: Value;
  readonly enforcementPoints: Value;
  readonly lifecycle: Value;
  readonly timeBox: Value;
}

export function manifestFile(remote: string, terms: ManifestTerms): Operation {
  const name = remote.replace(/[^a-z0-9._-]+/gi, '-');
  const document = map({
    apiVersion: 'fedlint.dev/v1alpha1',
    kind: 'Federation',
    metadata: map({ name }),
    spec: specOf(terms),
  });
  return { op: 'create-file', name: `${name}-federation.yaml`, documents: [document] };
}

function specOf(terms: ManifestTerms): Value {
  const { local, remote, direction = 'inbound', purpose, owners, bundle, revocation, allow, ...rest } = terms;
  return map({
    local,
    remote,
    direction,
    purpose,
    remoteOperator: blank('partner'),
    owners,
    bundle,
    revocation,
    trust: map({ authentication: 'accepted', authorization: blank('local') }),
    allow,
    ...rest,
  });
}

export function revocationFor(remote: string, { now }: RuleContext): Value {
  return map({
    path: blank('Remove the federation and delete the stored bundle.'),
    contact: blank(`security@${remote}`),
    lastTested: blank(addDays(now, 0)),
  });
}

export function allowing(subject: Value): Value {
  return map({ subject, purpose: blank('What it comes for.') });
}

export function bundleFor(terms: BundleTerms | undefined, remote: string): Value {
  const { url, profile, endpointSpiffeId } = terms ?? {};
  const id = knownValue(profile) === 'https_web' ? undefined : orBlank(endpointSpiffeId, spireServerId(remote));
  return map({
    distribution: 'endpoint',
    endpointURL: orBlank(url, `https://spire.${remote}:8443`),
    profile: orBlank(profile, 'https_spiffe'),
    endpointSPIFFEID: id,
    refreshHint: blank('5m'),
    rotation: blank('24h'),
  });
}

/** Trust is taken for temporary until somebody decides that it is to last. */
export function timesFor(
  link: Pick<FederationFact, 'timeBox' | 'lifecycle'> | undefined,
  { now, settings }: RuleContext,
): Pick<ManifestTerms, 'lifecycle' | 'timeBox'> {
  const end = addDays(now, settings.timeBox.max);
  const { expires, change } = link?.timeBox ?? {};
  return {
    lifecycle: orBlank(link?.lifecycle, 'temporary'),
    timeBox: map({ expires: orBlank(expires, end), change: orBlank(change, 'CHG-1042') }),
  };
}

function orBlank(stated: Stated | undefined, sample: string): Value {
  return knownValue(stated) ?? blank(sample);
}
