/** Applies safe fixes in the analyzer, round after round, until none is left. Nothing is written to the disk here. */
import type { Analyzer } from '../../core/analysis/analyzer.ts';
import { type Finding, isVisible } from '../../core/analysis/finding.ts';
import { type FixedFile, fixAll } from '../../core/analysis/fix-all.ts';
import { textOf } from '../../core/syntax/source.ts';
import type { Checked } from '../input/load.ts';
import type { Input } from '../input/take-in.ts';
import { placeOf } from '../reports/place.ts';
import { displayPath } from '../wording.ts';

/** A fix may make room for another; more rounds than this mean that two of them undo each other. */
const MAX_ROUNDS = 10;

export interface FixedFinding {
  /** Counted from 1, in the text of its round. */
  readonly line: number;
  readonly rule: string;
  readonly title: string;
}

export interface ChangedFile {
  readonly input: Input;
  readonly before: string;
  readonly after: string;
  readonly fixed: readonly FixedFinding[];
}

export interface FixRun {
  readonly changed: readonly ChangedFile[];
  readonly failures: readonly string[];
}

export function fixInRounds({ analyzer, inputs }: Checked): FixRun {
  const fixable = new Map(inputs.filter(({ exact }) => exact).map((input) => [input.uri, input]));
  const before = new Map<string, string>();
  const fixed = new Map<string, FixedFinding[]>();
  const failures: string[] = [];
  for (let round = 0; ; round++) {
    const findings = inputs
      .filter(({ uri, reported }) => reported && fixable.has(uri))
      .flatMap(({ uri }) => analyzer.findings(uri))
      .filter((finding) => isVisible(finding) && staysWithin(finding, fixable));
    const plan = fixAll(analyzer, findings);
    if (plan.files.length === 0) break;
    if (round === MAX_ROUNDS) {
      failures.push('Two fixes keep undoing each other, so the last of them was left undone. Please report it.');
      break;
    }
    const notes = plan.fixed.map((finding) => ({ uri: finding.document.uri, note: noteOf(analyzer, finding) }));
    for (const file of plan.files) {
      const text = textIn(analyzer, file.uri);
      if (!rewrite(analyzer, file, text)) {
        const input = fixable.get(file.uri);
        fixable.delete(file.uri);
        failures.push(
          `A fix would have broken \`${input ? displayPath(input.path) : file.uri}\`, so it was left as it was. Please report it.`,
        );
        continue;
      }
      before.set(file.uri, before.get(file.uri) ?? text);
      const own = notes.flatMap(({ uri, note }) => (uri === file.uri ? [note] : []));
      fixed.set(file.uri, [...(fixed.get(file.uri) ?? []), ...own]);
    }
  }
  const changed = inputs.flatMap((input) => {
    const text = before.get(input.uri);
    const after = textIn(analyzer, input.uri);
    return text === undefined || text === after
      ? []
      : [{ input, before: text, after, fixed: fixed.get(input.uri) ?? [] }];
  });
  return { changed, failures };
}

/** A fix is made as a whole or not at all, so every file it touches must be one that can be written. */
function staysWithin(finding: Finding, fixable: ReadonlyMap<string, Input>): boolean {
  const offer = finding.offers().find(({ kind }) => kind === 'fix');
  return (offer?.operations ?? []).every(
    (operation) => operation.op !== 'create-file' && fixable.has((operation.document ?? finding.document).uri),
  );
}

function noteOf(analyzer: Analyzer, finding: Finding): FixedFinding {
  const { range } = placeOf(analyzer, finding.document, finding.span);
  const title = finding.offers().find(({ kind }) => kind === 'fix')?.title ?? '';
  return { line: range.start.line, rule: finding.rule.id, title };
}

/** Puts the text with its edits in place of the old one, unless it cannot be read as well as that. */
function rewrite(analyzer: Analyzer, { uri, edits }: FixedFile, text: string): boolean {
  const info = analyzer.file(uri)?.info;
  if (!info) return false;
  const sound = soundness(analyzer, uri);
  const after = edits
    .toReversed()
    .reduce((old, { start, end, newText }) => old.slice(0, start) + newText + old.slice(end), text);
  analyzer.open(info, after);
  const now = soundness(analyzer, uri);
  if (now.problems <= sound.problems && now.documents >= sound.documents) return true;
  analyzer.open(info, text);
  return false;
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
