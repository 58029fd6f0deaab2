/** Phrases that several messages share, so that the same thing is always called the same. */
import type { FederationFact } from '../model/facts.ts';
import { knownValue } from '../model/stated.ts';
import type { TimeBoxed } from '../model/time-box.ts';

/** "the federation with `partner.example`" */
export function describeLink({ remote }: FederationFact): string {
  const name = knownValue(remote);
  return name === undefined ? 'this federation' : `the federation with \`${name}\``;
}

/** "the exception `blue-green`" */
export function describeTimeBoxed(fact: TimeBoxed): string {
  if (fact.type === 'federation') return describeLink(fact);
  const kind = fact.type === 'exception' ? 'exception' : 'observing enforcement point';
  const name = knownValue(fact.type === 'exception' ? fact.resource.name : fact.name);
  return name === undefined ? `this ${kind}` : `the ${kind} \`${name}\``;
}

/** "Beginning of a sentence" */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "1 day", "90 days" */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Names in a sentence: "a, b and c". */
export function enumerate(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
