/** What the tests of SPIRE's configurations share: a text read into facts, and facts in one line each. */
import { readDocument } from '../../../server/src/core/formats/read-document.ts';
import type { Fact, FactOf, FactType } from '../../../server/src/core/model/facts.ts';
import type { Stated } from '../../../server/src/core/model/stated.ts';
import { sectionOf } from '../../../server/src/core/syntax/sections.ts';
import { languageOf } from '../../../server/src/core/syntax/source.ts';
import type { Path } from '../../../server/src/core/syntax/tree.ts';

export function factsIn(text: string, path = 'server.conf'): readonly Fact[] {
  return readDocument({
    path,
    language: languageOf(path),
    section: sectionOf(text),
    readCertificate: () => ({ ok: false, problem: 'empty', message: '' }),
  }).facts;
}

export function factsOfType<T extends FactType>(type: T, text: string, path?: string): FactOf<T>[] {
  return factsIn(text, path).filter((fact): fact is FactOf<T> => fact.type === type);
}

/** The one fact of a type. */
export function factOf<T extends FactType>(type: T, text: string, path?: string): FactOf<T> {
  const [fact, ...others] = factsOfType(type, text, path);
  if (!fact || others.length > 0) throw new Error(`${others.length + (fact ? 1 : 0)} facts of type ${type}`);
  return fact;
}

/** The text at the place of what is stated, which has to be where it says. */
export function shown(text: string, stated: { readonly span: { start: number; end: number } } | undefined): string {
  return stated ? text.slice(stated.span.start, stated.span.end) : '';
}

/** `?` stands before what only a template engine knows. */
export function said(stated: Stated<string | number | boolean> | undefined): string | undefined {
  if (!stated) return undefined;
  return stated.known ? String(stated.value) : `?${stated.text}`;
}

export function dotted(path: Path | undefined): string | undefined {
  return path?.join(' / ');
}

/** `rule "text at the place": message` for each departure from the schema. */
export function faultsIn(text: string, path?: string): string[] {
  return factsOfType('shape-problem', text, path).map((fact) => `${fact.rule} "${shown(text, fact)}": ${fact.message}`);
}
