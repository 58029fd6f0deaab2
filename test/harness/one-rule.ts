/** What a single rule says about a set of files, whatever the other rules would say. */
import type { Rule } from '../../server/src/core/rules/rule.ts';
import { applyOffer } from './offers.ts';
import { analyze, findingsIn, findingsOf } from './workspace.ts';

export type Files = Readonly<Record<string, string>>;

/** The marked text of each finding. */
export function marks(rule: Rule, files: Files): string[] {
  return findingsOf(files, [rule]).map(({ span, document }) => document.section.text.slice(span.start, span.end));
}

export function messages(rule: Rule, files: Files): string[] {
  return findingsOf(files, [rule]).map(({ message }) => message);
}

/** Titles of all edits on offer. */
export function titles(rule: Rule, files: Files): string[] {
  return findingsOf(files, [rule]).flatMap((finding) => finding.offers().map(({ title }) => title));
}

/** The files after the first edit of that title, its blanks filled in. */
export function after(rule: Rule, files: Files, title: string): Files {
  const analyzer = analyze(files, [rule]);
  for (const finding of findingsIn(analyzer)) {
    const offer = finding.offers().find((other) => other.title === title);
    if (offer) return applyOffer(analyzer, finding, offer, files);
  }
  throw new Error(`nothing is called "${title}"`);
}
