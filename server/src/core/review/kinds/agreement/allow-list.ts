/** Whom an allow list lets in, as a set: what is written in another way is the same. */
import { isUnanswered } from '../../../model/answer.ts';
import { domainKey } from '../../../model/domain-key.ts';
import type { AllowEntry, FederationFact } from '../../../model/facts.ts';
import { knownValue, type Stated } from '../../../model/stated.ts';
import type { Span } from '../../../syntax/span.ts';
import { anybody, covers, type Pattern, wildcard } from '../../../values/pattern-set.ts';
import { reachOf } from '../../../values/subject.ts';
import { renaming } from './renaming.ts';

/** An identity with one audience and one role: what an entry lets in is all of its combinations. */
export interface Admitted {
  readonly subject: Pattern;
  /** Undefined: any, or none at all. */
  readonly audience: string | undefined;
  /** Undefined: without a role. */
  readonly role: string | undefined;
  readonly span: Span;
}

export interface AllowListChange {
  /** What is let in and was not, and what was and is not. */
  readonly come: readonly Admitted[];
  readonly gone: readonly Admitted[];
  /** The same by the letter, with what others cover. */
  readonly written: readonly Admitted[];
  readonly erased: readonly Admitted[];
}

/** Undefined where the same are let in, and where only a template could tell. */
export function allowListChange(before: FederationFact, after: FederationFact): AllowListChange | undefined {
  if (!before.allow && !after.allow) return undefined;
  // Of a domain that was renamed, an identity may be written with either name.
  const spellings = [(text: string) => text, renaming(before.remote, after.remote)];
  const all = spellings.map((follow) =>
    compared(
      admittedBy(before, follow),
      admittedBy(after, (text) => text),
    ),
  );
  return all.every((change) => change !== undefined) ? all.at(-1) : undefined;
}

function compared(
  old: readonly Admitted[] | undefined,
  fresh: readonly Admitted[] | undefined,
): AllowListChange | undefined {
  if (!old || !fresh) return undefined;
  const [come, gone] = [beyond(fresh, old), beyond(old, fresh)];
  if (come.length + gone.length === 0) return undefined;
  return { come, gone, written: unlike(fresh, old), erased: unlike(old, fresh) };
}

/** Undefined where only a template could tell. */
function admittedBy(link: FederationFact, follow: (text: string) => string): Admitted[] | undefined {
  const { allow, remote } = link;
  const entries = allow?.entries ?? [];
  if (entries.length === 0) {
    return [{ subject: anybody, audience: undefined, role: undefined, span: allow?.span ?? remote.span }];
  }
  const all = entries.map((entry) => admittedByEntry(entry, domainKey(knownValue(remote) ?? ''), follow));
  return all.every((some) => some !== undefined) ? all.flat() : undefined;
}

/** Those of the first that the second does not let in. */
function beyond(these: readonly Admitted[], those: readonly Admitted[]): Admitted[] {
  return these.filter((one) => {
    const fitting = those.filter(
      ({ audience, role }) => (audience === undefined || audience === one.audience) && role === one.role,
    );
    return (
      covers(
        fitting.map(({ subject }) => subject),
        one.subject,
      ) === 'no'
    );
  });
}

function unlike(these: readonly Admitted[], those: readonly Admitted[]): Admitted[] {
  const known = new Set(those.map(keyOf));
  return these.filter((one) => !known.has(keyOf(one)));
}

function keyOf({ subject, audience, role }: Admitted): string {
  return JSON.stringify([subject.written, audience, role]);
}

function admittedByEntry(
  { subject, audiences, roles, span }: AllowEntry,
  domain: string,
  follow: (text: string) => string,
): Admitted[] | undefined {
  if ([subject, ...audiences, ...roles].some((term) => term?.known === false)) return undefined;
  const pattern = patternOf(subject, domain, follow);
  const words = known(audiences);
  return (words.length === 0 ? [undefined] : words).flatMap((audience) =>
    [undefined, ...known(roles)].map((role) => ({ subject: pattern, audience, role, span: subject?.span ?? span })),
  );
}

/** No subject is every subject, and so is one that stands for the whole trust domain. */
function patternOf(subject: Stated | undefined, domain: string, follow: (text: string) => string): Pattern {
  const text = isUnanswered(subject) ? '*' : follow(knownValue(subject)?.trim() ?? '*');
  return reachOf(text, domain) === 'everybody' ? anybody : wildcard(text);
}

function known(terms: readonly Stated[]): string[] {
  return terms.flatMap((term) => knownValue(term) ?? []);
}
