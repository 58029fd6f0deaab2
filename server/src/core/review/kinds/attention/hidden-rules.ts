/** Which rules a suppression takes out of sight, or puts back, when another one for some of them stands in its place. */
import { isUnanswered } from '../../../model/answer.ts';
import { dateOf } from '../../../model/dates.ts';
import type { SuppressionFact } from '../../../model/facts.ts';
import { shown } from '../../../model/readiness/words.ts';
import { knownValue, type Stated } from '../../../model/stated.ts';
import { isOver } from '../../../model/suppression.ts';
import { enumerate } from '../../../rules/wording.ts';
import { code } from '../../../values/code.ts';
import type { ReviewContext } from '../../change-kind.ts';
import type { Pair, Subject, Version } from '../../subject.ts';

/** From the narrowest to the widest. */
export const SCOPE_ORDER = ['line', 'resource', 'file'] as const;

const SCOPES = { line: 'on this line', resource: 'on this resource', file: 'in this file' } as const;

/**
 * Of a suppression that has come or gone its rules, but for those that another one in the same file hides instead: for
 * one that has come, those that were hidden as far and as long before.
 */
export function rulesAlone(pair: Pair<SuppressionFact>, { pairs }: ReviewContext): string[] {
  const own = pair.after ?? pair.before;
  const opposite = pair.is === 'added' ? 'removed' : 'added';
  const others = pairs.flatMap((other) => {
    const version = other.is === opposite ? (other.after ?? other.before) : undefined;
    if (!version || !isSuppression(version) || version.document.uri !== own.document.uri || isVoid(version)) return [];
    return pair.is === 'removed' || reachesAsFar(version.fact, own.fact) ? rulesOf(version.fact) : [];
  });
  return rulesOf(own.fact).filter((rule) => !others.includes(rule));
}

function reachesAsFar(one: SuppressionFact, other: SuppressionFact): boolean {
  const ends = [one, other].map(({ until }) => dateOf(until)?.end ?? Number.POSITIVE_INFINITY);
  return SCOPE_ORDER.indexOf(one.scope) >= SCOPE_ORDER.indexOf(other.scope) && Number(ends[0]) >= Number(ends[1]);
}

export function rulesOf({ rules }: SuppressionFact): string[] {
  return rules.flatMap((rule) => knownValue(rule) ?? []);
}

/** Why it hides nothing at all, where that is so. */
export function isVoid({ fact, context }: Version<SuppressionFact>): boolean {
  const locked = rulesOf(fact).some((rule) => context.settings.locked.includes(rule));
  return fact.malformed !== undefined || locked || isOver(fact, context.now);
}

/** "in this file until 2026-12-31", "on this line without an end" */
export function extentOf({ scope, until }: SuppressionFact): string {
  return `${SCOPES[scope]} ${endOf(until)}`;
}

/** "until 2026-12-31" */
export function endOf(until: Stated | undefined): string {
  if (!until) return 'without an end';
  return until.known ? `until ${dateOf(until)?.day ?? shown(until.value)}` : 'until a day that a template fills in';
}

/** "the reason given is `CHG-1042`" */
export function reasonOf(fact: SuppressionFact): string {
  const text = reasonIn(fact);
  return text === undefined ? 'no reason is given' : `the reason given is ${code(text)}`;
}

/** As it is shown in a table. */
export function shownReason(fact: SuppressionFact): string {
  const text = reasonIn(fact);
  return text === undefined ? 'no reason' : shown(text);
}

function reasonIn({ reason }: SuppressionFact): string | undefined {
  return isUnanswered(reason) ? undefined : knownValue(reason);
}

/** "`broad-trust` is", "`broad-trust` and `missing-owner` are" */
export function areHidden(rules: readonly string[]): string {
  return `${enumerate(rules.map(code))} ${rules.length === 1 ? 'is' : 'are'}`;
}

function isSuppression(version: Version<Subject>): version is Version<SuppressionFact> {
  return version.fact.type === 'suppression';
}
