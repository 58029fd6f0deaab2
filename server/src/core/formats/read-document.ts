/** One section of a file read into facts: the step between text and rules. */

import type { ReadCertificate } from '../certificates/certificate.ts';
import { isConfigName } from '../config/names.ts';
import type { Fact, MisnamedResourceFact } from '../model/facts.ts';
import { known } from '../model/stated.ts';
import { readText } from '../syntax/read.ts';
import type { Section } from '../syntax/sections.ts';
import type { Language } from '../syntax/source.ts';
import type { Path, SyntaxTree } from '../syntax/tree.ts';
import { isHelmTemplate } from '../values/go-template.ts';
import { fillInsOf } from './fill-ins.ts';
import type { Manifest } from './kind.ts';
import { contentsOf, type Found } from './manifests.ts';
import { nearMissOf } from './near-miss.ts';
import { readCodeowners } from './ownership/codeowners.ts';
import { configSchema, schemaFor } from './schemas.ts';
import type { ShapeProblem } from './shape.ts';
import { shapeFacts } from './shape-facts.ts';
import { isNamedAsOurs, mayBeOurs } from './sniff.ts';
import { suppressionsOf } from './suppressions.ts';

export interface Reading {
  /** Undefined where the text was not ours to parse. */
  readonly tree: SyntaxTree | undefined;
  readonly manifests: readonly Manifest[];
  readonly facts: readonly Fact[];
}

export interface ReadingRequest {
  /** Of the file, relative to the workspace; some files are known by their name alone. */
  readonly path: string;
  readonly language: Language;
  readonly section: Section;
  /** The tree of the text before it was edited. */
  readonly previous?: SyntaxTree | undefined;
  readonly readCertificate: ReadCertificate;
}

const NOT_OURS: Reading = { tree: undefined, manifests: [], facts: [] };

export function readDocument(request: ReadingRequest): Reading {
  const { path, language, section, previous, readCertificate } = request;
  const { text } = section;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  if (name === 'CODEOWNERS') return { ...NOT_OURS, facts: [{ ...readCodeowners(text), folder }] };
  if (isConfigName(name)) return readConfiguration(language, text);
  if (!mayBeOurs(path, text)) return NOT_OURS;
  // A chart template is not YAML until it is rendered, and what it would say cannot be known.
  if (isHelmTemplate(text)) return NOT_OURS;
  const { tree, found } = contentsOf(readText(language, text, previous?.outer ?? previous), {
    path,
    text,
    readCertificate,
  });
  const facts = found.flatMap(factsOf).map((fact) => (fact.type === 'ownership' ? { ...fact, folder } : fact));
  const manifests = found.map(({ manifest }) => manifest);
  const ours = facts.length > 0 || found.some(isOurs) || brokenButOurs(tree, request);
  const suppressions = suppressionsOf(tree, text, manifests);
  const own = manifests.some(({ resource }) => isOwnGroup(resource.apiVersion));
  const syntax = syntaxFacts(tree, own ? '' : text);
  if (ours) return { tree, manifests, facts: [...facts, ...syntax, ...suppressions] };
  // A request for the whole file counts wherever in the file it stands.
  const forFile = suppressions.filter(({ scope }) => scope === 'file');
  return forFile.length > 0 ? { tree, manifests, facts: forFile } : NOT_OURS;
}

const NAME_IN_BRACES = /\{\w+\}(?=[^\s,\]}])/;

/** `{{ … }}`, and a name in braces that runs on into text. */
function hasPlaceholder(line: string): boolean {
  const open = line.indexOf('{{');
  return (open >= 0 && line.includes('}}', open)) || NAME_IN_BRACES.test(line);
}

/** Of one document. Text that is something else altogether has one at every sign, and nobody mends it one by one. */
const MOST_PROBLEMS = 100;

/**
 * Policies of other tools are often templates of other programs, and no YAML before these have run: what stands on a line
 * of `text` with a placeholder in braces is no fault. The templates in SPIRE's own resources are values.
 */
function syntaxFacts(tree: SyntaxTree, text = ''): Fact[] {
  return tree.problems.slice(0, MOST_PROBLEMS).flatMap((problem) => {
    const start = text.lastIndexOf('\n', problem.span.start - 1) + 1;
    const [line = ''] = text.slice(start).split('\n', 1);
    return hasPlaceholder(line) ? [] : [{ type: 'syntax-problem', problem }];
  });
}

function readConfiguration(language: Language, text: string): Reading {
  const tree = readText(language, text);
  const owner = { resource: undefined, fallback: tree.root?.span ?? { start: 0, end: 0 }, at: (path: Path) => path };
  const shape = tree.root ? shapeFacts(configSchema, tree.root, owner) : [];
  return { tree, manifests: [], facts: [...syntaxFacts(tree), ...shape] };
}

function factsOf({ manifest, reader }: Found): readonly Fact[] {
  if (!reader) return misnamed(manifest);
  const { root, resource } = manifest;
  const schema = schemaFor(resource.apiVersion, resource.kind);
  const owner = {
    resource,
    fallback: resource.kindSpan,
    at: (path: Path) => manifest.at(...path),
    excuses: (problem: ShapeProblem) => ('excuses' in reader && reader.excuses?.(root, problem)) === true,
  };
  // In broken text the shape of what is left says more about the fault than about the manifest.
  const shape = schema && !manifest.isBroken ? shapeFacts(schema, root, owner) : [];
  return [...reader.read(manifest), ...shape, ...fillInsOf(manifest, schema?.schema)];
}

function isOurs({ reader }: Found): boolean {
  return reader !== undefined && !('carrier' in reader);
}

function misnamed({ resource }: Manifest): MisnamedResourceFact[] {
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

function isOwnGroup(apiVersion: string): boolean {
  return /^(?:fedlint\.dev|spire\.spiffe\.io)\//.test(apiVersion);
}

const OURS_IN_YAML = /^["']?apiVersion["']?:\s*["']?(fedlint\.dev|spire\.spiffe\.io)\//m;
const OURS_IN_JSON = /^[\s{]*"apiVersion"\s*:\s*"(fedlint\.dev|spire\.spiffe\.io)\//;

/**
 * Text so broken that no object could be made out of it, which still says at the left margin that it is ours; or text
 * that could not be read at all, under a name that says so.
 */
function brokenButOurs(tree: SyntaxTree, { path, language, section: { text } }: ReadingRequest): boolean {
  if (tree.problems.length === 0) return false;
  if (!tree.root && isNamedAsOurs(path)) return true;
  return (language === 'json' ? OURS_IN_JSON : OURS_IN_YAML).test(text);
}
