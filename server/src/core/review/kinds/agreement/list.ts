/** What two sides have agreed on: federations, their terms, owners and dates. */
import type { ChangeKind } from '../../change-kind.ts';
import { agreementEdited } from './agreement-edited.ts';
import { allowListChanged } from './allow-list-changed.ts';
import { authenticationChanged } from './authentication-changed.ts';
import { authorizationMoved } from './authorization-moved.ts';
import { bundleDistributionChanged } from './bundle-distribution-changed.ts';
import { credentialKindsChanged } from './credential-kinds-changed.ts';
import { credentialLifetimeChanged } from './credential-lifetime-changed.ts';
import { directionChanged } from './direction-changed.ts';
import { documentationDropped } from './documentation-dropped.ts';
import { endpointIdentityChanged } from './endpoint-identity-changed.ts';
import { endpointUrlChanged } from './endpoint-url-changed.ts';
import { enforcementPointsChanged } from './enforcement-points-changed.ts';
import { exceptionAdded } from './exception-added.ts';
import { exceptionRemoved } from './exception-removed.ts';
import { exceptionScopeChanged } from './exception-scope-changed.ts';
import { failureBehaviourChanged } from './failure-behaviour-changed.ts';
import { federationAdded } from './federation-added.ts';
import { federationDocumented } from './federation-documented.ts';
import { federationRemoved } from './federation-removed.ts';
import { interpretationChanged } from './interpretation-changed.ts';
import { lifecycleChanged } from './lifecycle-changed.ts';
import { operatorChanged } from './operator-changed.ts';
import { ownerAdded } from './owner-added.ts';
import { ownerChanged } from './owner-changed.ts';
import { ownerDropped } from './owner-dropped.ts';
import { profileChanged } from './profile-changed.ts';
import { refreshHintChanged } from './refresh-hint-changed.ts';
import { revocationAdded } from './revocation-added.ts';
import { revocationChanged } from './revocation-changed.ts';
import { revocationDropped } from './revocation-dropped.ts';
import { signingAuthorityChanged } from './signing-authority-changed.ts';
import { timeBoxAdded } from './time-box-added.ts';
import { timeBoxExtended } from './time-box-extended.ts';
import { timeBoxRemoved } from './time-box-removed.ts';
import { timeBoxShortened } from './time-box-shortened.ts';
import { trustDomainRenamed } from './trust-domain-renamed.ts';
import { trustDomainRoleChanged } from './trust-domain-role-changed.ts';
import { trustModelChanged } from './trust-model-changed.ts';

const SPEAKING: readonly ChangeKind[] = [
  federationAdded,
  federationRemoved,
  federationDocumented,
  documentationDropped,
  trustDomainRenamed,
  directionChanged,
  lifecycleChanged,
  profileChanged,
  endpointUrlChanged,
  endpointIdentityChanged,
  allowListChanged,
  authorizationMoved,
  authenticationChanged,
  enforcementPointsChanged,
  exceptionAdded,
  exceptionRemoved,
  exceptionScopeChanged,
  timeBoxAdded,
  timeBoxRemoved,
  timeBoxExtended,
  timeBoxShortened,
  ownerAdded,
  ownerDropped,
  ownerChanged,
  revocationAdded,
  revocationDropped,
  revocationChanged,
  failureBehaviourChanged,
  credentialLifetimeChanged,
  refreshHintChanged,
  trustDomainRoleChanged,
  trustModelChanged,
  bundleDistributionChanged,
  credentialKindsChanged,
  operatorChanged,
  signingAuthorityChanged,
  interpretationChanged,
];

export const agreementKinds: readonly ChangeKind[] = [...SPEAKING.map(outdoingEdits), agreementEdited];

/** Where trust itself changes, it is no news that the wording was edited as well. */
function outdoingEdits(kind: ChangeKind): ChangeKind {
  return {
    ...kind,
    compare: (pair, context) =>
      [...kind.compare(pair, context)].map((difference) => {
        return { ...difference, insteadOf: [...(difference.insteadOf ?? []), agreementEdited.id] };
      }),
  };
}
