/** One section of a file read into facts: the step between text and rules. */

import { isConfigName } from '../config/names.ts';
import type { Fact, MisnamedResourceFact } from '../model/facts.ts';
import { known } from '../model/stated.ts';
import { readText } from '../syntax/read.ts';
import type { Section } from '../syntax/sections.ts';
import type { Language } from '../syntax/source.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import { isHelmTemplate } from '../values/go-template.ts';
import { fillInsOf } from './fill-ins.ts';
import type { KubernetesObject } from './kind.ts';
import { kinds } from './list.ts';
import { nearMissOf } from './near-miss.ts';
import { objectsOf } from './objects.ts';
import { readCodeowners } from './ownership/codeowners.ts';
import { configSchema, schemaFor } from './schemas.ts';
import { shapeFacts } from './shape-facts.ts';
import { mayBeOurs } from './sniff.ts';
import { suppressionsOf } from './suppressions.ts';

export interface Reading {
  /** Undefined where the text was not ours to parse. */
  readonly tree: SyntaxTree | undefined;
  readonly facts: readonly Fact[];
}

const NOT_OURS: Reading = { tree: undefined, facts: [] };

const byName = new Map(kinds.map((kind) => [`${kind.apiVersion} ${kind.kind}`, kind]));

/** `path` is that of the file, relative to the workspace; some files are known by their name alone. */
export function readDocument(path: string, language: Language, section: Section): Reading {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  if (name === 'CODEOWNERS') return { tree: undefined, facts: [{ ...readCodeowners(section.text), folder }] };
  if (isConfigName(name)) return readConfiguration(language, section.text);
  if (!mayBeOurs(section.text)) return NOT_OURS;
  // A chart template is not YAML until it is rendered, and what it would say cannot be known.
  if (isHelmTemplate(section.text)) return NOT_OURS;
  const tree = readText(language, section.text);
  const objects = objectsOf(tree);
  const facts = objects
    .flatMap((object) => factsOf(object, tree))
    .map((fact) => (fact.type === 'ownership' ? { ...fact, folder } : fact));
  const ours = facts.length > 0 || objects.some(isOurs) || brokenButOurs(tree, language, section.text);
  const suppressions = suppressionsOf(tree, section.text, objects);
  if (ours) return { tree, facts: [...facts, ...syntaxFacts(tree), ...suppressions] };
  // A request for the whole file counts wherever in the file it stands.
  const forFile = suppressions.filter(({ scope }) => scope === 'file');
  return forFile.length > 0 ? { tree, facts: forFile } : NOT_OURS;
}

function syntaxFacts(tree: SyntaxTree): Fact[] {
  return tree.problems.map((problem) => ({ type: 'syntax-problem', problem }));
}

function readConfiguration(language: Language, text: string): Reading {
  const tree = readText(language, text);
  const shape = tree.root ? shapeFacts(configSchema, tree.root, { resource: undefined, fallback: tree.root.span }) : [];
  return { tree, facts: [...syntaxFacts(tree), ...shape] };
}

function factsOf(object: KubernetesObject, tree: SyntaxTree): readonly Fact[] {
  const { root, resource } = object;
  const { apiVersion, kind, kindSpan } = resource;
  const reader = byName.get(`${apiVersion} ${kind}`);
  if (!reader) return misnamed(object);
  const schema = schemaFor(apiVersion, kind);
  // In broken text the shape of what is left says more about the fault than about the manifest.
  const isBroken = tree.problems.some(({ code }) => code !== 'duplicate-key');
  const shape = schema && !isBroken ? shapeFacts(schema, root, { resource, fallback: kindSpan }) : [];
  return [...reader.read(object), ...shape, ...fillInsOf(object, schema?.schema)];
}

function isOurs({ resource }: KubernetesObject): boolean {
  return byName.has(`${resource.apiVersion} ${resource.kind}`);
}

function misnamed({ resource }: KubernetesObject): MisnamedResourceFact[] {
  const expected = nearMissOf(resource.apiVersion, resource.kind);
  if (!expected) return [];
  return [
    {
      type: 'misnamed-resource',
      resource,
      slots: {},
      apiVersion: known(resource.apiVersion, resource.apiVersionSpan),
      kind: known(resource.kind, resource.kindSpan),
      expected,
    },
  ];
}

const OURS_IN_YAML = /^["']?apiVersion["']?:\s*["']?(fedlint\.dev|spire\.spiffe\.io)\//m;
const OURS_IN_JSON = /^[\s{]*"apiVersion"\s*:\s*"(fedlint\.dev|spire\.spiffe\.io)\//;

/** Text so broken that no object could be made out of it, which still says at the left margin that it is ours. */
function brokenButOurs(tree: SyntaxTree, language: Language, text: string): boolean {
  const pattern = language === 'json' ? OURS_IN_JSON : OURS_IN_YAML;
  return tree.problems.length > 0 && pattern.test(text);
}
