/** What is claimed of every edit on offer, each claim as a sentence that is there only where it does not hold. */
import type { Analyzer } from '../../../server/src/core/analysis/analyzer.ts';
import { type EditPlan, editsOf, type OfferedAt } from '../../../server/src/core/analysis/edits.ts';
import { type Finding, isVisible } from '../../../server/src/core/analysis/finding.ts';
import { applyEdits } from '../../../server/src/core/fixes/apply.ts';
import type { Operation } from '../../../server/src/core/fixes/operation.ts';
import type { Offer } from '../../../server/src/core/rules/rule.ts';
import { readText } from '../../../server/src/core/syntax/read.ts';
import type { Node } from '../../../server/src/core/syntax/tree.ts';
import { findingsIn } from '../../harness/workspace.ts';
import { snippetsAsLeft } from '../../unit/fixes/check.ts';
import { reasonToSay } from './says-next.ts';
import { strayChanges } from './values.ts';
import { type Counted as Before, countsOf, keyOf, type Texts, textIn, textsAfter, whileWritten } from './workspace.ts';

export type Outcome = { readonly refused: true } | { readonly refused: false; readonly faults: readonly string[] };

/** Tries an offer of a finding in every rendering. The analyzer is left as it was; `before` counts the findings it has. */
export function tryOffer(analyzer: Analyzer, finding: Finding, offer: Offer, before: Before): Outcome {
  return tryEdit(analyzer, finding, offer, {
    answered: () => [...resultFaults(analyzer, finding, before), ...againFaults(analyzer, finding, offer)],
    open: () => againFaults(analyzer, finding, offer),
  });
}

/** What has to hold while the edit stands in the workspace, with its blanks filled in and with open ones. */
interface Judges {
  answered(): readonly string[];
  open?(): readonly string[];
}

export function tryEdit(analyzer: Analyzer, at: OfferedAt, offer: Offer, judges: Judges): Outcome {
  const answered = editsOf(analyzer, at, offer, 'sample');
  const fields = editsOf(analyzer, at, offer, 'snippet');
  const open = editsOf(analyzer, at, offer, 'plain');
  if (!answered && !fields && !open) return { refused: true };
  // Undefined for an offer that would write what stands there already, such as an open blank in the place of another.
  const texts = answered && textsAfter(analyzer, answered, at.document.uri);
  const opened = open && textsAfter(analyzer, open, at.document.uri);
  const faults = [answered, open].flatMap((plan) =>
    (plan?.changes ?? []).flatMap(({ uri, edits }) => shapeFaults(textIn(analyzer, uri), edits)),
  );
  if (!fields) faults.push('it is refused as a snippet alone');
  if (texts && fields) faults.push(...snippetFaults(analyzer, fields, texts, at.document.uri));
  if (texts) {
    const roots = rootsOf(analyzer, texts.keys());
    const problems = problemsIn(analyzer, roots.keys());
    const look = (): string[] => [
      ...valueFaults(roots, rootsOf(analyzer, texts.keys()), at, offer),
      ...(problemsIn(analyzer, roots.keys()) > problems ? ['the text cannot be read as well as before'] : []),
      ...judges.answered(),
    ];
    faults.push(...whileWritten(analyzer, texts, look));
  }
  if (opened && !(texts && sameTexts(opened, texts)))
    faults.push(...whileWritten(analyzer, opened, () => [...(judges.open?.() ?? [])]));
  return { refused: false, faults };
}

function problemsIn(analyzer: Analyzer, uris: Iterable<string>): number {
  const documents = [...uris].flatMap((uri) => analyzer.file(uri)?.documents ?? []);
  return documents.reduce((sum, document) => sum + (document?.tree?.problems.length ?? 0), 0);
}

type FileEdits = EditPlan['changes'][number]['edits'];

/** Edits are in order, apart, within the text, cut no sign in two, and replace nothing by itself. */
function shapeFaults(text: string, edits: FileEdits): string[] {
  return edits.flatMap(({ start, end, newText }, index) => {
    const old = text.slice(start, end);
    const faults: string[] = [];
    const previous = edits[index - 1];
    if (start < 0 || end < start || end > text.length || (previous && start < previous.end))
      faults.push('its edits overlap');
    if (splits(text, start) || splits(text, end))
      faults.push(`an edit begins or ends inside a sign or a line break, at ${start}`);
    if (old === newText) faults.push('an edit changes nothing');
    else if (old !== '' && newText !== '' && isWide(old, newText))
      faults.push(`${JSON.stringify(old)} is replaced by ${JSON.stringify(newText)}`);
    return faults;
  });
}

/** Whether both begin or end with the same sign; a break of two characters and a surrogate pair are one sign. */
function isWide(old: string, fresh: string): boolean {
  const [a, b] = [signsOf(old), signsOf(fresh)];
  return a[0] === b[0] || a.at(-1) === b.at(-1);
}

function signsOf(text: string): string[] {
  return text.match(/\r\n|[\s\S]/gu) ?? [];
}

function splits(text: string, at: number): boolean {
  return /^(?:\r\n|[\ud800-\udbff][\udc00-\udfff])$/.test(text.slice(at - 1, at + 1));
}

/** A snippet with every field left as it is says what the answered edit says. */
function snippetFaults(analyzer: Analyzer, fields: EditPlan, answered: Texts, beside: string): string[] {
  return fields.changes.flatMap(({ uri, edits }) => {
    const planned = edits.map(({ start, end, newText }) => ({ start, end, text: newText }));
    const shown = uri === beside ? snippetsAsLeft(planned).edits : undefined;
    if (!shown) return [];
    const { text, conflicts } = applyEdits(textIn(analyzer, uri), shown);
    if (conflicts.length > 0) return ['the edits of its snippet overlap'];
    return text === answered.get(uri) ? [] : [`its snippet says something else:\n${text}`];
  });
}

type Roots = ReadonlyMap<string, readonly (Node | undefined)[]>;

/** The analyzer does not keep the trees of what is none of our business, as an edit may leave a document. */
function rootsOf(analyzer: Analyzer, uris: Iterable<string>): Roots {
  return new Map(
    [...uris].flatMap((uri) => {
      const source = analyzer.file(uri)?.source;
      const documents = analyzer.file(uri)?.documents ?? [];
      const rootAt = (text: string, index: number): Node | undefined =>
        documents[index]?.tree?.root ?? readText(source?.language ?? 'yaml', text).root;
      return source ? [[uri, source.sections.map(({ text }, index) => rootAt(text, index))]] : [];
    }),
  );
}

/** Nothing in the files but what the operations name has another value. */
function valueFaults(before: Roots, after: Roots, at: OfferedAt, { operations }: Offer): string[] {
  return [...before].flatMap(([uri, roots]) => {
    const documents = roots.map((root, index) => {
      const own = operations.flatMap((operation) => {
        if (operation.op === 'create-file') return [];
        const document = operation.document ?? at.document;
        return document.uri === uri && document.index === index ? [operation] : [];
      });
      return { root, own };
    });
    const fresh = after.get(uri) ?? [];
    const left = documents.filter(({ root, own }) => !own.some((operation) => takesAway(operation, root)));
    const same = fresh.length === left.length ? left : documents;
    if (fresh.length !== same.length) return [`${uri} has ${fresh.length} documents where it had ${roots.length}`];
    return same.flatMap(({ root, own }, index) => strayChanges(root, fresh[index], own));
  });
}

/** A resource that is no longer wanted goes with the whole of its document. */
function takesAway(operation: Operation, root: Node | undefined): boolean {
  if (operation.op !== 'replace-text' || operation.text.trim() !== '' || !root) return false;
  return operation.span.start <= root.span.start && root.span.end <= operation.span.end;
}

/** The finding is gone, and no rule says more than before but for what it may say next. */
function resultFaults(analyzer: Analyzer, finding: Finding, before: Before): string[] {
  const after = findingsIn(analyzer);
  const now = countsOf(after);
  const same = ({ rule, document, message }: Finding): boolean =>
    rule === finding.rule && document.uri === finding.document.uri && message === finding.message;
  const left = after.filter(same).length;
  const brought = [...now.counts].filter(([key, count]) => {
    const [next = ''] = key.split(' ');
    const own = key === keyOf(finding) ? 1 : 0;
    return count > (before.counts.get(key) ?? 0) - own && reasonToSay(next, finding.rule.id) === undefined;
  });
  return [
    ...(left < before.findings.filter(same).length ? [] : ['the finding is still there']),
    ...brought.map(([key]) => `it brings ${after.find((one) => keyOf(one) === key)?.message} (${key})`),
  ];
}

/** Where the same edit is still on offer for the same finding, it changes nothing more. */
function againFaults(analyzer: Analyzer, finding: Finding, { title }: Offer): string[] {
  const { uri, index } = finding.document;
  const same = analyzer
    .findings(uri)
    .filter((other) => other.rule === finding.rule && isVisible(other) && other.message === finding.message)
    .filter((other) => other.span.start === finding.span.start && other.document.index === index);
  return same.flatMap((other) => {
    const again = other.offers().find((offer) => offer.title === title);
    const plan = again && editsOf(analyzer, other, again, 'plain');
    return plan && plan.changes.length > 0 ? [`applied once more it changes ${JSON.stringify(plan.changes)}`] : [];
  });
}

function sameTexts(a: Texts, b: Texts): boolean {
  return a.size === b.size && [...a].every(([uri, text]) => b.get(uri) === text);
}
