/** All kinds of change, by family. A new kind adds its line to the list of its family. */
import type { ChangeKind } from '../change-kind.ts';
import { agreementKinds } from './agreement/list.ts';
import { anchorKinds } from './anchors/list.ts';
import { attentionKinds } from './attention/list.ts';
import { identityKinds } from './identity/list.ts';
import { policyKinds } from './policy/list.ts';

export const changeKinds: readonly ChangeKind[] = [
  ...agreementKinds,
  ...policyKinds,
  ...anchorKinds,
  ...identityKinds,
  ...attentionKinds,
];
