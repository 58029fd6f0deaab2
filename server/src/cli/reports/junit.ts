/** `--format junit`: a suite for each file, a failed case for each finding; a file without any is a case that passes. */
import type { Analyzer } from '../../core/analysis/analyzer.ts';
import { knownValue } from '../../core/model/stated.ts';
import { ruleUrl } from '../../core/rules/documentation.ts';
import { compare } from '../wording.ts';
import { type EntryKey, keysOf } from './entry-key.ts';
import type { Entry, Report } from './report.ts';
import { lineOf, messageFor, relatedTo } from './told.ts';
import { type Element, xmlText } from './xml.ts';

interface Suite {
  readonly name: string;
  readonly cases: readonly Element[];
}

export const junit: Report = ({ analyzer, entries, manifestFiles, failures }) => {
  const keys = keysOf(analyzer, entries);
  const byFile = new Map<string, Entry[]>(manifestFiles.map((file) => [file, []]));
  for (const entry of entries) {
    const found = byFile.get(entry.file);
    if (found) found.push(entry);
    else byFile.set(entry.file, [entry]);
  }
  const suites = [...byFile]
    .sort(([a], [b]) => compare(a, b))
    .map(([name, found]): Suite => {
      const cases = found.map((entry) => caseOf(analyzer, entry, keys.get(entry)));
      return { name, cases: cases.length > 0 ? cases : [testcase(name, 'nothing found', [])] };
    });
  const unread = failures.map((failure) =>
    testcase('fedlint', failure, [{ name: 'error', attributes: { message: failure } }]),
  );
  const all = [...(unread.length > 0 ? [{ name: 'fedlint', cases: unread }] : []), ...suites];
  return xmlText({
    name: 'testsuites',
    attributes: { name: 'fedlint', ...countsOf(all.flatMap(({ cases }) => cases)) },
    content: all.map(({ name, cases }) => ({
      name: 'testsuite',
      attributes: { name, ...countsOf(cases) },
      content: cases,
    })),
  });
};

/** Named by what it is about and not by its line, so that a case is the same one in the next run. */
function caseOf(analyzer: Analyzer, entry: Entry, key: EntryKey | undefined): Element {
  const { rule } = entry.finding;
  const place = { file: entry.file, line: entry.range.start.line };
  return testcase(entry.file, key?.title ?? rule.id, [outcomeOf(analyzer, entry)], place);
}

function outcomeOf(analyzer: Analyzer, { finding, file, range, known }: Entry): Element {
  const { rule, severity, suppressed } = finding;
  if (suppressed) {
    const [until, reason] = [knownValue(suppressed.until), knownValue(suppressed.reason)];
    return { name: 'skipped', attributes: { message: `suppressed until ${until ?? '?'}: ${reason ?? '?'}` } };
  }
  if (known) return { name: 'skipped', attributes: { message: 'known from the baseline' } };
  const message = messageFor(analyzer, finding);
  // Whatever a file is called, no line begins with its name: to a pipeline that reads along it could be a command.
  const related = relatedTo(analyzer, finding).map((place) => `- ${lineOf(place)}: ${place.message}`);
  const place = `${lineOf({ file, range })}:${range.start.column}`;
  const content = [`${place}: ${message}`, ...related, ruleUrl(rule.id)].join('\n');
  return { name: 'failure', attributes: { message, type: severity }, content };
}

function testcase(
  classname: string,
  name: string,
  content: readonly Element[],
  place: { readonly file?: string; readonly line?: number } = {},
): Element {
  return { name: 'testcase', attributes: { classname, name, ...place }, content };
}

function countsOf(cases: readonly Element[]) {
  const number = (name: string) =>
    cases.filter(({ content }) => typeof content === 'object' && content.some((outcome) => outcome.name === name))
      .length;
  return { tests: cases.length, failures: number('failure'), errors: number('error'), skipped: number('skipped') };
}
