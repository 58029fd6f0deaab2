/** The Federation manifest a native trust link lacks, filled with what the resource says and with blanks for the rest. */
import { blank, list, map, type Value } from '../fixes/operation.ts';
import { spireServerId } from '../model/bundle-endpoint.ts';
import { domainKey } from '../model/domain-key.ts';
import { type FederationFact, OWNER_ROLES } from '../model/facts.ts';
import { localDomainOf, ownersOf } from '../model/governance.ts';
import { isNamed } from '../model/ownership.ts';
import { knownValue, type Stated } from '../model/stated.ts';
import { addDays } from '../values/date.ts';
import { likelyOwner } from './likely-owner.ts';
import type { Offer, RuleContext } from './rule.ts';

/** None for a manifest, and none for a link to a side that nobody can know. */
export function manifestOffers(link: FederationFact, context: RuleContext): Offer[] {
  const stated = knownValue(link.remote);
  if (link.origin === 'manifest' || stated === undefined) return [];
  const remote = domainKey(stated);
  const name = remote.replace(/[^a-z0-9._-]+/gi, '-');
  const document = map({
    apiVersion: 'fedlint.dev/v1alpha1',
    kind: 'Federation',
    metadata: map({ name }),
    spec: specOf(link, remote, context),
  });
  return [
    {
      title: 'Create the Federation manifest',
      kind: 'suggest',
      operations: [{ op: 'create-file', name: `${name}-federation.yaml`, documents: [document] }],
    },
  ];
}

function specOf(link: FederationFact, remote: string, context: RuleContext): Value {
  const { enforcementPoints } = link;
  const points = enforcementPoints.flatMap((point) => knownValue(point) ?? []);
  return map({
    local: localDomainOf(link, context) ?? blank('corp.example'),
    remote,
    // What the resource does is to have the other side's identities accepted here.
    direction: 'inbound',
    purpose: blank('What this trust is for.'),
    remoteOperator: blank('partner'),
    owners: ownersFor(link, context),
    bundle: bundleFor(link, remote),
    revocation: map({
      path: blank('Remove the federation and delete the stored bundle.'),
      contact: blank(`security@${remote}`),
      lastTested: blank(addDays(context.now, 0)),
    }),
    trust: map({ authentication: 'accepted', authorization: blank('local') }),
    allow: list(map({ subject: blank(`spiffe://${remote}/orders/checkout`), purpose: blank('What it comes for.') })),
    enforcementPoints: points.length > 0 ? list(...points) : list(blank('payments-gateway')),
    ...timesFor(link, context),
  });
}

function ownersFor(link: FederationFact, context: RuleContext): Value {
  const owners = ownersOf(link, context);
  const likely = likelyOwner(link, context);
  return map(
    Object.fromEntries(
      OWNER_ROLES.map((role) => {
        const owner = owners[role];
        return [role, isNamed(owner) && owner?.known ? owner.value.name : blank(likely)];
      }),
    ),
  );
}

function bundleFor({ bundle }: FederationFact, remote: string): Value {
  const { url, profile, endpointSpiffeId } = bundle;
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
function timesFor({ timeBox, lifecycle }: FederationFact, { now, settings }: RuleContext): Record<string, Value> {
  const end = addDays(now, settings.timeBox.max);
  return {
    lifecycle: orBlank(lifecycle, 'temporary'),
    timeBox: map({ expires: orBlank(timeBox.expires, end), change: orBlank(timeBox.change, 'CHG-1042') }),
  };
}

function orBlank(stated: Stated | undefined, sample: string): Value {
  return knownValue(stated) ?? blank(sample);
}
