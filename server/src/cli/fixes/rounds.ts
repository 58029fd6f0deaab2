/** What `fedlint fix` does to the files it was pointed at. Nothing is written to the disk here. */
import type { Analyzer } from '../../core/analysis/analyzer.ts';
import { type Finding, isVisible } from '../../core/analysis/finding.ts';
import { type FixedFinding, fixInRounds } from '../../core/analysis/fix-rounds.ts';
import { textOf } from '../../core/syntax/source.ts';
import type { Checked } from '../input/load.ts';
import type { Input } from '../input/take-in.ts';
import { displayPath } from '../wording.ts';

export interface ChangedFile {
  readonly input: Input;
  readonly before: string;
  readonly after: string;
  readonly fixed: readonly FixedFinding[];
}

export interface FixRun {
  /** Files that one fix edits together are in one group, and are written together or not at all. */
  readonly changed: readonly (readonly ChangedFile[])[];
  readonly failures: readonly string[];
}

export function fixChecked({ analyzer, inputs }: Checked): FixRun {
  const editable = new Map(inputs.filter(({ exact }) => exact).map((input) => [input.uri, input]));
  const asked = inputs.filter(({ uri, reported }) => reported && editable.has(uri));
  const visible = (current: Analyzer): Finding[] =>
    asked.flatMap(({ uri }) => current.findings(uri)).filter((finding) => isVisible(finding));
  const run = fixInRounds(analyzer, new Set(editable.keys()), visible);
  const failures = run.broken.map((uri) => {
    const input = editable.get(uri);
    return `A fix would have broken \`${input ? displayPath(input.path) : uri}\`, so it was left as it was. Please report it.`;
  });
  if (run.isEndless)
    failures.push('Two fixes keep undoing each other, so the last of them was left undone. Please report it.');
  const befores = new Map(run.files.map(({ uri, before }) => [uri, before]));
  const changed = inputs.flatMap((input): ChangedFile[] => {
    const before = befores.get(input.uri);
    if (before === undefined) return [];
    const fixed = run.fixed.filter(({ uri }) => uri === input.uri);
    return [{ input, before, after: textIn(analyzer, input.uri), fixed }];
  });
  return { changed: grouped(changed, run.fixed), failures };
}

/** In the order of their first files. */
function grouped(files: readonly ChangedFile[], fixes: readonly FixedFinding[]): ChangedFile[][] {
  const groups: ChangedFile[][] = files.map((file) => [file]);
  for (const { uris } of fixes.filter((fix) => fix.uris.length > 1)) {
    const joined = groups.filter((group) => group.some(({ input }) => uris.includes(input.uri)));
    const [first, ...others] = joined;
    first?.push(...others.flat());
    for (const other of others) groups.splice(groups.indexOf(other), 1);
  }
  return groups;
}

function textIn(analyzer: Analyzer, uri: string): string {
  const file = analyzer.file(uri);
  return file ? textOf(file.source) : '';
}
