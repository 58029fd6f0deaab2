/** From what the rules said about a document to its findings: severity settled, repetitions dropped. */
import type { ShapeFact } from '../model/facts.ts';
import { internalError } from '../rules/format/internal-error.ts';
import type { Problem, Rule } from '../rules/rule.ts';
import type { Span } from '../syntax/span.ts';
import { anchorOf, type Path } from '../syntax/tree.ts';
import type { Finding } from './finding.ts';
import { inSight } from './message.ts';
import { severityOf } from './severity.ts';
import type { DocumentState } from './state.ts';

export function findingsOf(document: DocumentState): Finding[] {
  const findings: Finding[] = [];
  const replaced = replacedShapes(document);
  const isBroken = brokenPlaces(document);
  for (const [rule, { problems, failure }] of document.evaluations) {
    if (failure !== undefined) findings.push(...failed(document, rule, failure));
    for (const problem of problems) {
      if ('missing' in problem.at && isBroken(problem.at.missing)) continue;
      const finding = asFinding(document, rule, problem);
      if (finding && !replaced.has(`${rule.id} ${problem.message}`)) findings.push(finding);
    }
  }
  const outdone = outdonePlaces(document);
  const told = outdone.size === 0 ? findings : findings.filter((finding) => !outdone.has(placeKey(finding)));
  return onceEach(told).sort(inTextOrder);
}

export function inTextOrder(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || Number(a.rule.id > b.rule.id) - Number(a.rule.id < b.rule.id);
}

/** Several facts of one resource may make a rule say the same of the same place, such as an annotation for all of them. */
function onceEach(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ rule, span, message }) => {
    const key = `${rule.id} ${span.start} ${span.end} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** What seems to be missing may stand in the part that could not be read: that of the innermost manifest around it. */
function brokenPlaces({ manifests, tree }: DocumentState): (path: Path) => boolean {
  const byPath = new Map(manifests.map(({ resource, isBroken }) => [pathKey(resource.path), isBroken]));
  const isBroken = tree?.problems.some(({ code }) => code === 'syntax') ?? false;
  return (path) => {
    for (let length = path.length; length >= 0; length--) {
      const inManifest = byPath.get(pathKey(path.slice(0, length)));
      if (inManifest !== undefined) return inManifest;
    }
    return isBroken;
  };
}

export function asFinding(document: DocumentState, rule: Rule, problem: Problem): Finding | undefined {
  const severity = severityOf(rule, problem.severity ?? rule.severity, document.file.info);
  if (severity === 'off') return undefined;
  return {
    rule,
    severity,
    message: inSight(problem.message),
    document: document.ref,
    section: document.ref.section,
    span: spanOf(document, problem.at),
    related: (problem.related ?? []).map((one) => ({ ...one, message: inSight(one.message) })),
    tag: problem.tag,
    suppressed: undefined,
    offers: () => (problem.offers?.() ?? []).map((offer) => ({ ...offer, title: inSight(offer.title) })),
  };
}

function spanOf({ tree }: DocumentState, at: Problem['at']): Span {
  if (!('missing' in at)) return at;
  return tree?.root ? anchorOf(tree.root, at.missing, at.fallback) : at.fallback;
}

function failed(document: DocumentState, rule: Rule, failure: string): Finding[] {
  const at = { start: 0, end: Math.max(1, document.ref.section.lineStarts[1] ?? 1) };
  const message = `Fedlint failed in its rule \`${rule.id}\` on this document, so what the rule would say is missing here. Please report it. (${failure.split('\n')[0]})`;
  return [asFinding(document, internalError, { at, message })].flatMap((finding) => finding ?? []);
}

/** Shape problems that a rule has put in better words, as rule and message. */
function replacedShapes({ evaluations, facts }: DocumentState): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const { problems } of evaluations.values()) {
    for (const { instead } of problems) if (instead) paths.add(pathKey(instead));
  }
  if (paths.size === 0) return new Set();
  const shapes = facts.filter((fact) => fact.type === 'shape-problem');
  return new Set(
    shapes.filter((fact) => paths.has(pathKey(fullPath(fact)))).map(({ rule, message }) => `${rule} ${message}`),
  );
}

/** Places at which a rule says better what another one says there. */
function outdonePlaces(document: DocumentState): ReadonlySet<string> {
  const places = new Set<string>();
  for (const { problems } of document.evaluations.values()) {
    for (const { insteadOf, at } of problems) {
      if (insteadOf !== undefined) places.add(`${insteadOf} ${spanOf(document, at).start}`);
    }
  }
  return places;
}

function placeKey({ rule, span }: Finding): string {
  return `${rule.id} ${span.start}`;
}

function fullPath({ path, key, rule }: ShapeFact): Path {
  return key !== undefined && rule !== 'invalid-value' ? [...path, key] : path;
}

function pathKey(path: Path): string {
  return path.join('\0');
}
