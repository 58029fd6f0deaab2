import type { GatekeeperExemption } from '../../model/facts.ts';
import { nodeAt } from '../../syntax/tree.ts';
import { keySpan, textOf } from '../cursor.ts';
import type { Manifest } from '../kind.ts';

/** What the labels of a namespace say to Gatekeeper. */
export function exemptionIn({ root, at }: Manifest): GatekeeperExemption | undefined {
  const path = ['metadata', 'labels', 'admission.gatekeeper.sh/ignore'];
  const span = keySpan(root, path);
  return span && { span, path: at(...path), reason: textOf(nodeAt(root, path)) };
}
