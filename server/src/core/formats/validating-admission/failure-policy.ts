/** `failurePolicy`: what becomes of an object while a webhook or an expression cannot answer. */
import type { FailureWay, PolicySetting } from '../../model/facts.ts';
import { nodeAt, type Path } from '../../syntax/tree.ts';
import { textOf } from '../cursor.ts';
import type { Manifest } from '../kind.ts';
import { written } from '../policy.ts';

/** The setting by which objects pass while they cannot be checked; undefined where they are refused then. */
export function failureIgnored(
  { root, at }: Manifest,
  path: Path,
  way: FailureWay,
): PolicySetting<FailureWay> | undefined {
  const stated = textOf(nodeAt(root, path));
  if (!stated?.known || stated.value !== 'Ignore') return undefined;
  const place = at(...path);
  const mend = { op: 'set', path: place, value: 'Fail' } as const;
  return { way, written: written(String(path.at(-1)), stated), span: stated.span, path: place, mend };
}
