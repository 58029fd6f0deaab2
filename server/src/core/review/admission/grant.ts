/** Whom a policy lets in or refuses, and on which conditions, as sets that can be compared. */
import type { Party } from '../../model/facts.ts';
import type { Span } from '../../syntax/span.ts';
import { type Answer, areDisjoint, coversAll, type Pattern } from '../../values/pattern-set.ts';

/** Something about a request that has to match one of the patterns, or none of them. */
export interface Condition {
  /** `identity` and `token` for who is calling; else what it looks at, such as `paths`. */
  readonly about: string;
  readonly isNegative: boolean;
  readonly patterns: readonly Pattern[];
}

export interface Grant {
  /** Undefined: whoever comes, with or without an identity. */
  readonly who: Condition | undefined;
  /** What has to hold besides. */
  readonly conditions: readonly Condition[];
  /** Conditions stand beside of which it is only known that they are there. */
  readonly isConditional: boolean;
  readonly isRefused: boolean;
  /** Where the policy names somebody. */
  readonly party: Party | undefined;
  readonly span: Span;
}

/** Of these callers it is only known that they are let in, and not by a name. */
export const UNNAMED = 'unnamed';

/** Equal for grants of the same to the same. */
export function keyOf({ who, conditions, isConditional, isRefused }: Grant): string {
  return JSON.stringify([who, conditions.map((one) => JSON.stringify(one)).sort(), isConditional, isRefused]);
}

/** Whether all that a grant gives is given by others together. */
export function isCovered(grant: Grant, by: readonly Grant[]): Answer {
  const fitting = by.map((other) => ({ other, answer: asksNoMore(other, grant) }));
  const sure = fitting.flatMap(({ other, answer }) => (answer === 'yes' ? [other] : []));
  const answer = isNamed(grant, sure);
  if (answer === 'yes') return 'yes';
  const possible = fitting.flatMap(({ other, answer: fits }) => (fits === 'no' ? [] : [other]));
  const isUnsure = grant.who?.about !== UNNAMED && possible.some(({ who }) => who?.about === UNNAMED);
  return isUnsure || isNamed(grant, possible) !== 'no' ? 'unknown' : 'no';
}

/** Whether a grant would be covered if the others asked for nothing but a name. */
export function isCoveredByName(grant: Grant, by: readonly Grant[]): boolean {
  return isNamed(grant, by) === 'yes';
}

function isNamed(grant: Grant, by: readonly Grant[]): Answer {
  if (by.some(({ who }) => who === undefined)) return 'yes';
  const asked = conditionsOf(grant).filter(({ isNegative }) => !isNegative);
  return anyOf(
    asked.map(({ about, patterns }) => {
      const named = by.flatMap(({ who }) => (who?.about === about ? who.patterns : []));
      return coversAll(named, patterns);
    }),
  );
}

function asksNoMore(other: Grant, grant: Grant): Answer {
  if (other.isConditional && !grant.isConditional) return 'no';
  return allOf(other.conditions.map((condition) => isImplied(condition, grant)));
}

function isImplied({ about, isNegative, patterns }: Condition, grant: Grant): Answer {
  const same = conditionsOf(grant).filter((one) => one.about === about);
  const included = same.filter((one) => !one.isNegative);
  if (!isNegative) return anyOf(included.map((one) => coversAll(patterns, one.patterns)));
  const excluded = same.filter((one) => one.isNegative);
  return anyOf([
    ...excluded.map((one) => coversAll(one.patterns, patterns)),
    ...included.map((one) => allOf(one.patterns.flatMap((left) => patterns.map((right) => areDisjoint(left, right))))),
  ]);
}

function conditionsOf({ who, conditions }: Grant): Condition[] {
  return who ? [who, ...conditions] : [...conditions];
}

function anyOf(answers: readonly Answer[]): Answer {
  return answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no';
}

function allOf(answers: readonly Answer[]): Answer {
  return answers.includes('no') ? 'no' : answers.includes('unknown') ? 'unknown' : 'yes';
}
