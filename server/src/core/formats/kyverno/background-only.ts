/** Policies of Kyverno that have no say while an object is written, in both API groups. */
import type { Enforcement } from '../../model/facts.ts';
import { nodeAt, type Path } from '../../syntax/tree.ts';
import { booleanOf } from '../cursor.ts';
import type { Manifest } from '../kind.ts';
import { UNKNOWN_ENFORCEMENT, written } from '../policy.ts';

/** `false` there leaves objects to the scan in the background, which refuses nothing. */
export function backgroundOnly({ root, at }: Manifest, path: Path): Enforcement | undefined {
  const admission = booleanOf(nodeAt(root, path));
  if (!admission?.known) return admission && UNKNOWN_ENFORCEMENT;
  if (admission.value) return undefined;
  const place = at(...path);
  const field = path.slice(1).join('.');
  const mend = { op: 'set', path: place, value: true } as const;
  const setting = { written: written(field, admission), span: admission.span, path: place, mend };
  return { level: 'off', weakenedBy: [{ way: 'kyverno-background-only', ...setting }] };
}
