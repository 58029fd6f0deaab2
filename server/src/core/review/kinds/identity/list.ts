/** Who gets an identity and how long it lasts: identities, servers, controllers. */
import type { ChangeKind } from '../../change-kind.ts';
import { adminChanged } from './admin-changed.ts';
import { agentChecksChanged } from './agent-checks-changed.ts';
import { agentDelegatesChanged } from './agent-delegates-changed.ts';
import { classNameChanged } from './class-name-changed.ts';
import { controllerChanged } from './controller-changed.ts';
import { downstreamChanged } from './downstream-changed.ts';
import { federatesWithChanged } from './federates-with-changed.ts';
import { identityAdded } from './identity-added.ts';
import { identityEdited } from './identity-edited.ts';
import { identityPatternChanged } from './identity-pattern-changed.ts';
import { identityRemoved } from './identity-removed.ts';
import { keyTypeChanged } from './key-type-changed.ts';
import { selectionChanged } from './selection-changed.ts';
import { serverAdminsChanged } from './server-admins-changed.ts';

export const identityKinds: readonly ChangeKind[] = [
  identityAdded,
  identityRemoved,
  federatesWithChanged,
  selectionChanged,
  identityPatternChanged,
  adminChanged,
  downstreamChanged,
  serverAdminsChanged,
  agentChecksChanged,
  agentDelegatesChanged,
  keyTypeChanged,
  classNameChanged,
  controllerChanged,
  identityEdited,
];
