/** How an identity that comes or goes is told of: what it may do, and who gets it. */
import type { WorkloadIdentityFact } from '../../../model/facts.ts';
import { shown } from '../../../model/readiness/words.ts';
import { enumerate } from '../../../rules/wording.ts';
import { code } from '../../../values/code.ts';
import type { Version } from '../../subject.ts';
import { identityName, powersOf } from './concerned.ts';
import { describeSelection, selectionOf } from './selection.ts';

/** Undefined for one that is nobody's business but its own. */
export function effectOf(version: Version<WorkloadIdentityFact>) {
  const powers = powersOf(version);
  if (powers.length === 0) return undefined;
  const selection = selectionOf(version.fact);
  const name = identityName(version.fact);
  return {
    powers: enumerate(powers),
    name: name === undefined ? '' : `: ${code(name)}`,
    says: name === undefined ? undefined : shown(name),
    whom: selection ? describeSelection(selection) : 'workloads that a template selects',
  };
}
