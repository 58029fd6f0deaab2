/** Changes of an allow list as people read them. */
import type { FederationFact } from '../../../model/facts.ts';
import { shown } from '../../../model/readiness/words.ts';
import { enumerate } from '../../../rules/wording.ts';
import { code } from '../../../values/code.ts';
import { anybody } from '../../../values/pattern-set.ts';
import type { Direction } from '../../change.ts';
import type { Admitted } from './allow-list.ts';

export function titleFor(come: readonly Admitted[], gone: readonly Admitted[]): string {
  const [fresh, old] = [namesOf(come), namesOf(gone)];
  if (isEverybody(come)) return 'Every identity of the other side is let in, and not only those listed';
  if (isEverybody(gone))
    return `Only ${listed(fresh)} ${verb(fresh)} let in, and no longer every identity of the other side`;
  if (fresh.length > 0 && old.length > 0)
    return `${listed(fresh)} ${fresh.length === 1 ? 'takes' : 'take'} the place of ${listed(old)} on the allow list`;
  return fresh.length > 0 ? `${listed(fresh)} ${verb(fresh)} let in` : `${listed(old)} ${verb(old)} no longer let in`;
}

export function messageFor(direction: Direction, come: readonly Admitted[]): string {
  if (isEverybody(come)) {
    return 'The other side decides from now on how many identities that is: whatever it names gets in.';
  }
  if (direction === 'narrows') return 'Whoever else still calls will be refused wherever the list is enforced.';
  if (come.some(({ subject }) => subject.written.includes('*'))) {
    return 'Behind a wildcard stands whatever the other side gives such a name, also what nobody has thought of yet.';
  }
  return 'Each of them that is taken over is a way in, so each needs a purpose of its own.';
}

/** The subjects where there are few, "5 entries on the allow list", or who gets in without any. */
export function describeList({ allow }: FederationFact): string {
  const entries = allow?.entries ?? [];
  if (entries.length === 0) return 'everybody';
  const subjects = entries.flatMap(({ subject }) => (subject?.known ? [shown(subject.value)] : []));
  if (subjects.length === entries.length && subjects.length <= MOST_NAMED) return enumerate(subjects);
  return `${entries.length} ${entries.length === 1 ? 'entry' : 'entries'} on the allow list`;
}

const MOST_NAMED = 3;

/** "`spiffe://…/a` with `payments` and 2 more" */
function listed(names: readonly string[]): string {
  const rest = names.length - MOST_NAMED;
  return rest > 0 ? `${names.slice(0, MOST_NAMED).join(', ')} and ${rest} more` : enumerate(names);
}

function verb(names: readonly string[]): string {
  return names.length === 1 ? 'is' : 'are';
}

function isEverybody(all: readonly Admitted[]): boolean {
  return all.some(({ subject }) => subject.written === anybody.written);
}

/** Each subject once, with the audiences and roles that it gets or loses. */
function namesOf(all: readonly Admitted[]): string[] {
  const bySubject = new Map<string, Set<string>>();
  for (const { subject, audience, role } of all) {
    const terms = bySubject.get(subject.written) ?? new Set<string>();
    bySubject.set(subject.written, terms);
    for (const term of [audience, role]) if (term !== undefined) terms.add(code(term));
  }
  return [...bySubject].map(([subject, terms]) => {
    return terms.size === 0 ? code(subject) : `${code(subject)} with ${enumerate([...terms])}`;
  });
}
