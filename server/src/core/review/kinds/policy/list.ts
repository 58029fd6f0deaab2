/** Where a request is refused: policies, enforcement points, whom they let in. */
import type { ChangeKind } from '../../change-kind.ts';
import { acceptsChanged } from './accepts-changed.ts';
import { admissionMoved } from './admission-moved.ts';
import { admissionNarrowed } from './admission-narrowed.ts';
import { admissionWidened } from './admission-widened.ts';
import { decisionMoved } from './decision-moved.ts';
import { enforcementModeChanged } from './enforcement-mode-changed.ts';
import { enforcementPointAdded } from './enforcement-point-added.ts';
import { enforcementPointRemoved } from './enforcement-point-removed.ts';
import { exportsChanged } from './exports-changed.ts';
import { failsOpenChanged } from './fails-open-changed.ts';
import { guardsChanged } from './guards-changed.ts';
import { meshTrustChanged } from './mesh-trust-changed.ts';
import { peeringAdded } from './peering-added.ts';
import { peeringMoved } from './peering-moved.ts';
import { peeringRemoved } from './peering-removed.ts';
import { policyAdded } from './policy-added.ts';
import { policyEdited } from './policy-edited.ts';
import { policyRemoved } from './policy-removed.ts';
import { requiredAuthenticationChanged } from './required-authentication-changed.ts';
import { tokenAudiencesChanged } from './token-audiences-changed.ts';
import { tokenChecksChanged } from './token-checks-changed.ts';
import { tokenIssuerAdded } from './token-issuer-added.ts';
import { tokenIssuerRemoved } from './token-issuer-removed.ts';
import { tokenKeysMoved } from './token-keys-moved.ts';

export const policyKinds: readonly ChangeKind[] = [
  admissionWidened,
  admissionNarrowed,
  admissionMoved,
  policyAdded,
  policyRemoved,
  policyEdited,
  enforcementModeChanged,
  failsOpenChanged,
  decisionMoved,
  requiredAuthenticationChanged,
  guardsChanged,
  enforcementPointAdded,
  enforcementPointRemoved,
  acceptsChanged,
  peeringAdded,
  peeringRemoved,
  peeringMoved,
  exportsChanged,
  tokenIssuerAdded,
  tokenIssuerRemoved,
  tokenAudiencesChanged,
  tokenChecksChanged,
  tokenKeysMoved,
  meshTrustChanged,
];
