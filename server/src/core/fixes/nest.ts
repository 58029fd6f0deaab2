import type { Path } from '../syntax/tree.ts';
import type { Value } from './operation.ts';

/** A value inside maps of one key each; undefined where a step is no key. */
export function nested(path: Path, value: Value): Value | undefined {
  return path.reduceRight<Value | undefined>(
    (inner, step) => (inner === undefined || typeof step === 'number' ? undefined : { map: [[step, inner]] }),
    value,
  );
}
