/** Phrases that several messages share, so that the same thing is always called the same. */
import type { FederationFact } from '../model/facts.ts';
import type { ForeignTrust } from '../model/foreign-trust.ts';
import { knownValue } from '../model/stated.ts';
import type { TimeBoxed } from '../model/time-box.ts';
import { code } from '../values/code.ts';
import type { Related } from './rule.ts';

/** "the federation with `partner.example`" */
export function describeLink({ remote }: FederationFact): string {
  const name = knownValue(remote);
  return name === undefined ? 'this federation' : `the federation with ${code(name)}`;
}

const TIME_BOXED_KINDS: Readonly<Record<Exclude<TimeBoxed['type'], 'federation'>, string>> = {
  exception: 'exception',
  'enforcement-point': 'observing enforcement point',
  policy: 'policy',
};

/** "the exception `blue-green`" */
export function describeTimeBoxed(fact: TimeBoxed): string {
  if (fact.type === 'federation') return describeLink(fact);
  const kind = TIME_BOXED_KINDS[fact.type];
  const name = knownValue(fact.type === 'enforcement-point' ? fact.name : fact.resource.name);
  return name === undefined ? `this ${kind}` : `the ${kind} ${code(name)}`;
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

/** A place in a message that stands for "mesh.yaml:12", the place of one of its related locations. */
export const CITED = /\uE000(\d+)\uE001/g;

/** The mark of such a place. Lines move while nobody asks the rule again, so the line is put in as the message is shown. */
export function cited(related: number): string {
  return `\uE000${related}\uE001`;
}

/** Why a rule speaks that would be silent among one's own workloads; the place is the first related location. */
export function becauseOf({ name }: ForeignTrust): string {
  return `because ${cited(0)} also trusts ${code(name)}`;
}

/** That place, as the related location. */
export function citing({ name, document, span }: ForeignTrust): Related {
  return { document, span, message: `This trusts ${code(name)}.` };
}
