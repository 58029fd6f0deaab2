/** Applies safe fixes round after round, for one may make room for another, until none is left. */
import { narrowed } from '../fixes/apply.ts';
import { type Draft, draftOf, editsOf, revise } from '../fixes/draft.ts';
import { rangeAt, textOf } from '../syntax/source.ts';
import type { Analyzer } from './analyzer.ts';
import type { FileEdit } from './edits.ts';
import { type Finding, isVisible } from './finding.ts';
import { type AppliedFix, type FixedFile, fixAll } from './fix-all.ts';

/** More rounds than this mean that two fixes undo each other. */
const MAX_ROUNDS = 10;

export interface FixedFinding {
  /** The files that its fix edits. */
  readonly uris: readonly string[];
  /** Where it stood: the file, and the line counted from 1 in the text of its round. */
  readonly uri: string;
  readonly line: number;
  readonly rule: string;
  readonly title: string;
}

export interface FixRun {
  readonly files: readonly { readonly uri: string; readonly before: string; readonly edits: readonly FileEdit[] }[];
  readonly fixed: readonly FixedFinding[];
  /** Files that a fix would have broken. They were left as they were from that round on. */
  readonly broken: readonly string[];
  /** Whether fixes were left that keep undoing each other. */
  readonly isEndless: boolean;
}

/** The analyzer has the fixed texts afterwards. `findings` is asked in every round for those to fix. */
export function fixInRounds(
  analyzer: Analyzer,
  editable: ReadonlySet<string>,
  findings: (analyzer: Analyzer) => readonly Finding[],
): FixRun {
  const drafts = new Map<string, Draft>();
  const fixed: FixedFinding[] = [];
  const broken = new Set<string>();
  const isEditable = (uri: string): boolean => editable.has(uri) && !broken.has(uri);
  for (let round = 0; ; ) {
    const plan = fixAll(analyzer, findings(analyzer), isEditable);
    const isEndless = round === MAX_ROUNDS && plan.files.length > 0;
    if (isEndless || plan.files.length === 0) return { files: filesOf(drafts), fixed, broken: [...broken], isEndless };
    const notes = plan.fixed.map((fix) => noteOf(analyzer, fix));
    const next = rewrite(analyzer, plan.files, drafts);
    if (next.broken.length > 0) {
      // A fix of several files must not be made in some of them, so the whole round is tried anew without these.
      for (const uri of next.broken) broken.add(uri);
      continue;
    }
    for (const [uri, draft] of next.drafts) drafts.set(uri, draft);
    fixed.push(...notes);
    round++;
  }
}

/** The safe fixes of one file, as edits to that file alone. What they lead to is tried out beside the workspace. */
export function fixFile(analyzer: Analyzer, uri: string): readonly FileEdit[] {
  const file = analyzer.file(uri);
  if (!file || fixAll(analyzer, analyzer.findings(uri), (other) => other === uri).files.length === 0) return [];
  const scratch = analyzer.variant(new Set());
  scratch.open(file.info, textOf(file.source));
  const { files } = fixInRounds(scratch, new Set([uri]), () => scratch.findings(uri).filter(isVisible));
  return files[0]?.edits ?? [];
}

function filesOf(drafts: ReadonlyMap<string, Draft>): FixRun['files'] {
  return [...drafts].flatMap(([uri, draft]) => {
    const edits = narrowed(draft.original, editsOf(draft)).map(({ start, end, text }) => {
      return { start, end, newText: text, reach: { start, end } };
    });
    return edits.length === 0 ? [] : [{ uri, before: draft.original, edits }];
  });
}

function noteOf(analyzer: Analyzer, { finding, title, uris }: AppliedFix): FixedFinding {
  const { uri, index } = finding.document;
  const file = analyzer.file(uri);
  const line = file ? rangeAt(file.source, index, finding.span).start.line + 1 : 1;
  return { uris, uri, line, rule: finding.rule.id, title };
}

interface Rewritten {
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly broken: readonly string[];
}

/** Puts the edited texts in place of the old ones; none of them, if one could not be read as well as it was. */
function rewrite(analyzer: Analyzer, files: readonly FixedFile[], drafts: ReadonlyMap<string, Draft>): Rewritten {
  const next = new Map<string, Draft>();
  const broken: string[] = [];
  for (const { uri, edits } of files) {
    const draft = drafts.get(uri) ?? draftOf(textIn(analyzer, uri));
    const planned = edits.map(({ start, end, newText }) => ({ start, end, text: newText }));
    const revised = revise(draft, planned);
    if (revised && takesText(analyzer, uri, draft.text, revised.text)) next.set(uri, revised);
    else broken.push(uri);
  }
  if (broken.length === 0) return { drafts: next, broken };
  for (const [uri, { original }] of next) write(analyzer, uri, drafts.get(uri)?.text ?? original);
  return { drafts, broken };
}

/** Whether the file, which has the text from now on, is read as well as it was; else it has the old text again. */
function takesText(analyzer: Analyzer, uri: string, old: string, fresh: string): boolean {
  const before = soundness(analyzer, uri);
  write(analyzer, uri, fresh);
  const { documents, problems } = soundness(analyzer, uri);
  if (problems <= before.problems && documents >= before.documents) return true;
  write(analyzer, uri, old);
  return false;
}

function write(analyzer: Analyzer, uri: string, text: string): void {
  const info = analyzer.file(uri)?.info;
  if (info) analyzer.open(info, text);
}

function soundness(analyzer: Analyzer, uri: string): { documents: number; problems: number } {
  const documents = analyzer.file(uri)?.documents.flatMap((document) => document ?? []) ?? [];
  const problems = documents.flatMap(({ facts }) => facts.filter(({ type }) => type === 'syntax-problem'));
  return { documents: documents.length, problems: problems.length };
}

function textIn(analyzer: Analyzer, uri: string): string {
  const file = analyzer.file(uri);
  return file ? textOf(file.source) : '';
}
