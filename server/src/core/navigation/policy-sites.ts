/** Where a policy stands and where manifests name it. It has several names, and one name may be that of several policies. */
import type { PolicyFact } from '../model/facts.ts';
import { type Mention, type MentioningFact, mentionsIn, type Name, nameKey } from '../model/mentions.ts';
import { isReferredTo, keysOfReference, namesOfPolicy } from '../model/policy-reference.ts';
import type { FactReader, Located } from '../model/store.ts';

export interface MentionedBy {
  readonly mention: Mention;
  readonly fact: MentioningFact;
}

/** Each policy that the name may mean, and every reference to one of them; where there is none, to the same name. */
export function policyMentions(name: Name, workspace: FactReader): Located<MentionedBy>[] {
  const policies = workspace.lookup('mention', nameKey(name)).filter(isPolicy).filter(isMeantBy(name.name));
  const declared = policies.flatMap(({ fact, document }) => {
    const [mention] = mentionsIn(fact);
    return mention ? [{ document, fact: { mention, fact } }] : [];
  });
  const keys = new Set([nameKey(name), ...policies.flatMap(keysOf)]);
  const naming = new Set([...keys].flatMap((key) => workspace.lookup('mention', key)));
  const references = [...naming].flatMap(({ fact, document }) =>
    mentionsIn(fact).flatMap((mention) => {
      if (mention.of !== 'policy' || mention.role !== 'refers') return [];
      const isMeant = policies.length > 0 ? policies.some(isMeantBy(mention.name)) : isSpeltLike(mention, name);
      return isMeant ? [{ document, fact: { mention, fact } }] : [];
    }),
  );
  return [...declared, ...references];
}

function isSpeltLike(a: Name, b: Name): boolean {
  return keysOfReference(a.name)[0] === keysOfReference(b.name)[0];
}

function isPolicy(found: Located<MentioningFact>): found is Located<PolicyFact> {
  return found.fact.type === 'policy';
}

function isMeantBy(reference: string): (policy: Located<PolicyFact>) => boolean {
  return ({ fact }) => isReferredTo(fact, reference);
}

function keysOf({ fact }: Located<PolicyFact>): string[] {
  return namesOfPolicy(fact).map((name) => nameKey({ of: 'policy', name }));
}
