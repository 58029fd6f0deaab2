/** From a name to where it is declared, and to everywhere it is written. */
import type { DocumentState } from '../analysis/state.ts';
import type { ValueKind } from '../formats/field.ts';
import { domainKey } from '../model/domain-key.ts';
import { type Mention, mentionsIn, type Name, nameKey } from '../model/mentions.ts';
import { inOrder } from '../model/order.ts';
import { namesOfPolicy } from '../model/policy-reference.ts';
import type { DocumentRef, FactReader, Located } from '../model/store.ts';
import { contains, type Span } from '../syntax/span.ts';
import { fieldUnder } from './field-at.ts';
import { type MentionedBy, policyMentions } from './policy-sites.ts';

export interface NameAt extends Name {
  readonly span: Span;
}

/** A place where a name is written. */
export interface Site {
  readonly document: DocumentRef;
  readonly span: Span;
  /** The resource around it. */
  readonly around: Span;
  readonly role: Mention['role'];
}

/** The name a cursor stands on. */
export function nameAt(document: DocumentState, offset: number): NameAt | undefined {
  const here = document.facts.flatMap(mentionsIn).flatMap(({ of, name, span }) => {
    const exact = placeIn(document.ref, name, span);
    return contains(exact, offset) ? { of, name, span: exact } : [];
  });
  const [smallest] = here.sort((a, b) => length(a) - length(b));
  return smallest ?? policyByKind(document, offset) ?? nameInField(document, offset);
}

/** The kind of a policy stands for all of it. */
function policyByKind({ facts }: DocumentState, offset: number): NameAt | undefined {
  const [policy] = facts.flatMap((fact) =>
    fact.type === 'policy' && contains(fact.resource.kindSpan, offset) ? fact : [],
  );
  const [name] = policy ? namesOfPolicy(policy) : [];
  return policy && name !== undefined ? { of: 'policy', name, span: policy.resource.kindSpan } : undefined;
}

/** What a comment states has the place of the comment; the name is somewhere behind its colon. */
function placeIn({ section }: DocumentRef, name: string, span: Span): Span {
  const text = section.text.slice(span.start, span.end);
  if (!/^(?:#|\/\/)/.test(text)) return span;
  const separator = /[:,\s]/;
  for (let at = text.indexOf(name, text.indexOf(':')); at > 0; at = text.indexOf(name, at + 1)) {
    const after = text.charAt(at + name.length);
    if (!separator.test(text.charAt(at - 1)) || (after !== '' && !separator.test(after))) continue;
    return { start: span.start + at, end: span.start + at + name.length };
  }
  return span;
}

const NAMED: Partial<Readonly<Record<ValueKind, Name['of']>>> = {
  'trust-domain': 'trust-domain',
  federation: 'federation',
  'enforcement-point': 'enforcement-point',
  'policy-ref': 'policy',
};

/** Text that no fact was read from, such as the configuration. */
function nameInField(document: DocumentState, offset: number): NameAt | undefined {
  const at = fieldUnder(document, offset);
  const of = at?.field.hints.value && NAMED[at.field.hints.value];
  if (!of || at.onKey || !at.text?.known) return undefined;
  const { value } = at.text;
  return { of, name: of === 'trust-domain' ? domainKey(value) : value, span: at.span };
}

/** Everywhere a name is written, in the order of the workspace. */
export function sitesOf(name: Name, workspace: FactReader): Site[] {
  const mentions = name.of === 'policy' ? policyMentions(name, workspace) : mentionsOf(name, workspace);
  const sites = mentions.map(({ fact: { mention, fact }, document }) => {
    const span = placeIn(document, mention.name, mention.span);
    return { document, fact: { span, role: mention.role, around: fact.resource.span } };
  });
  return inOrder(sites, ({ span }) => span).map(({ document, fact }) => ({ document, ...fact }));
}

function mentionsOf(name: Name, workspace: FactReader): Located<MentionedBy>[] {
  return workspace.lookup('mention', nameKey(name)).flatMap(({ fact, document }) =>
    mentionsIn(fact)
      .filter((mention) => mention.of === name.of && mention.name === name.name)
      .map((mention) => ({ document, fact: { mention, fact } })),
  );
}

/** The documents about what is named; of a trust domain without one, the native resources that configure trust in it. */
export function declarationsOf(name: Name, workspace: FactReader): Site[] {
  const sites = sitesOf(name, workspace);
  const declared = sites.filter(({ role }) => role === 'declares');
  return declared.length > 0 ? declared : sites.filter(({ role }) => role === 'configures');
}

function length({ span }: NameAt): number {
  return span.end - span.start;
}
