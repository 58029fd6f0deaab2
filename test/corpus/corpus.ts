/**
 * Real manifests of public projects, for tests and for reading. They belong to their authors and lie beside the
 * checkout, not in it: where they are absent, there is nothing to run.
 */
import { existsSync, readFileSync } from 'node:fs';
import { readCertificate } from '../../server/src/certificates/x509.ts';
import { Analyzer } from '../../server/src/core/analysis/analyzer.ts';
import { type Finding, isVisible } from '../../server/src/core/analysis/finding.ts';
import { DEFAULT_SETTINGS } from '../../server/src/core/model/settings.ts';
import { EXAMPLE_NOW } from '../../server/src/core/rules/examples.ts';
import { rules } from '../../server/src/core/rules/list.ts';
import { rangeAt } from '../../server/src/core/syntax/source.ts';

export interface RealFile {
  /** The folder it lies in, which is named after what it holds. */
  readonly format: string;
  /** From the root of the corpus. */
  readonly name: string;
  /** A repository at one moment: files of different moments do not stand side by side. */
  readonly repository: string;
  /** Where it lies in that repository. */
  readonly path: string;
}

export interface RealFinding {
  readonly file: RealFile;
  readonly finding: Finding;
  readonly analyzer: Analyzer;
}

const ROOT = new URL('../../../shared/corpus/', import.meta.url);

/** Undefined where the corpus is absent. */
export function realFiles(): readonly RealFile[] | undefined {
  const index = new URL('INDEX.tsv', ROOT);
  if (!existsSync(index)) return undefined;
  const [, ...rows] = readFileSync(index, 'utf8').trimEnd().split('\n');
  return rows.map((row) => {
    const [format = '', name = '', project = '', commit = '', path = ''] = row.split('\t');
    const version = /@[0-9a-f]{7}\b/.test(name) ? commit : 'latest';
    return { format, name, repository: `${project}@${version}`, path };
  });
}

export function textOf({ name }: RealFile): string {
  return readFileSync(new URL(name, ROOT), 'utf8').replace(/^\uFEFF/, '');
}

/** What is found in each file, judged by itself. */
export function findingsAlone(files: readonly RealFile[]): RealFinding[] {
  return files.flatMap((file) => findingsIn([{ file, path: file.path }]));
}

/** What is found in each file, judged with all others of its repository. */
export function findingsTogether(files: readonly RealFile[]): RealFinding[] {
  const repositories = new Map<string, { file: RealFile; path: string }[]>();
  for (const file of files) {
    const group = repositories.get(file.repository) ?? [];
    repositories.set(file.repository, group);
    // Several pieces may have been cut out of one page.
    const taken = group.filter(({ file: other }) => other.path === file.path).length;
    group.push({ file, path: taken === 0 ? file.path : file.path.replace(/[^/]*$/, `${taken}-$&`) });
  }
  return [...repositories.values()].flatMap(findingsIn);
}

/** Line and column, counted from 1, and what stands there. */
export function placeOf({ finding, analyzer }: RealFinding): { line: number; column: number; marked: string } {
  const document = analyzer.documentOf(finding.document);
  if (!document) throw new Error('the document is gone');
  const { start } = rangeAt(document.file.source, document.ref.index, finding.span);
  const { text } = finding.document.section;
  const marked = text.slice(finding.span.start, finding.span.end);
  return { line: start.line + 1, column: start.character + 1, marked };
}

function findingsIn(group: readonly { readonly file: RealFile; readonly path: string }[]): RealFinding[] {
  const analyzer = new Analyzer(rules, EXAMPLE_NOW, readCertificate);
  const uriOf = (path: string, name: string) =>
    `file:///${encodeURI(path.replace(/#.*$/, ''))}${/\.\w+$/.exec(name)?.[0] ?? ''}`;
  for (const { file, path } of group)
    analyzer.open({ uri: uriOf(path, file.name), path, settings: DEFAULT_SETTINGS }, textOf(file));
  return group.flatMap(({ file, path }) =>
    analyzer
      .findings(uriOf(path, file.name))
      .filter(isVisible)
      .map((finding) => ({ file, finding, analyzer })),
  );
}
