/** The subjects of a document: facts that are subjects as they are, and those that are put together from several. */
import type { DocumentState } from '../analysis/state.ts';
import type { Fact } from '../model/facts.ts';
import type { FactReader } from '../model/store.ts';
import { anchorsIn } from './anchors.ts';
import { settingsIn } from './settings-in.ts';
import { REVIEWED, type Subject } from './subject.ts';

const TYPES: ReadonlySet<string> = new Set(REVIEWED);

export function subjectsIn(document: DocumentState, workspace: FactReader): Subject[] {
  return [...document.facts.filter(isSubject), ...anchorsIn(document, workspace), ...settingsIn(document)];
}

function isSubject(fact: Fact): fact is Extract<Fact, Subject> {
  return TYPES.has(fact.type);
}
