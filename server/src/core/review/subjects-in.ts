/** The subjects of a document: facts that are subjects as they are, and those that are put together from several. */
import type { Fact } from '../model/facts.ts';
import { anchorsIn } from './anchors.ts';
import { REVIEWED, type Subject } from './subject.ts';

const TYPES: ReadonlySet<string> = new Set(REVIEWED);

export function subjectsIn(facts: readonly Fact[]): Subject[] {
  return [...facts.filter(isSubject), ...anchorsIn(facts)];
}

function isSubject(fact: Fact): fact is Extract<Fact, Subject> {
  return TYPES.has(fact.type);
}
