import type { NamingFact } from '../../model/identifiers.ts';
import type { Known } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import type { Offer } from '../rule.ts';

/**
 * Writes another name in the place of that of a trust domain. In `server.conf` the name of the other side is the label of
 * a block; of two blocks under one label only the last has a path of its own.
 */
export function renaming(fact: NamingFact, stated: Known, name: string, kind: Offer['kind']): Offer[] {
  const title = `Change to ${code(name)}`;
  const isLabel = fact.type === 'federation' && fact.form === 'spire-conf';
  if (!isLabel) return [{ title, kind, operations: [{ op: 'replace', span: stated.span, value: name }] }];
  return fact.path ? [{ title, kind, operations: [{ op: 'rename-key', path: fact.path, to: name }] }] : [];
}
