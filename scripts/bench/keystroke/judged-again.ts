/**
 * Which documents are judged again after an edit, and how long that takes, in process. Judged means that a rule was
 * asked about it. Called with the sizes as JSON; writes its section to standard output.
 */
import { readCertificate } from '../../../server/src/certificates/x509.ts';
import { Analyzer } from '../../../server/src/core/analysis/analyzer.ts';
import { DEFAULT_SETTINGS } from '../../../server/src/core/model/settings.ts';
import type { DocumentRef } from '../../../server/src/core/model/store.ts';
import { rules } from '../../../server/src/core/rules/list.ts';
import { estate, TODAY } from '../estate.ts';
import type { Row, Section } from '../section.ts';
import type { Sizes } from '../sizes.ts';
import { spread } from '../statistics.ts';
import { placeOf } from '../typist.ts';

/** What is typed in, and what depends on it. */
const EDITS = [
  { what: 'a comment', file: 'federations/', word: 'direction:', typed: ' # soon' },
  { what: 'the purpose of a federation', file: 'federations/', word: 'purpose:', typed: ' # soon' },
  { what: 'the end of a federation', file: 'federations/', word: 'expires:', typed: ' #' },
  { what: 'the remote side of a federation', file: 'federations/', word: 'remote:', typed: 'x' },
  { what: 'the own trust domain, in one of its places', file: 'federations/', word: 'local:', typed: 'x' },
  { what: 'the name of an enforcement point', file: 'enforcement/', word: 'name:', typed: 'x' },
  { what: 'whom a policy lets in', file: 'mesh/', word: 'principals:', typed: ' #' },
  { what: 'the trust domain of a resource', file: 'spire/', word: 'trustDomain:', typed: 'x' },
] as const;

const sizes: Sizes = JSON.parse(process.argv[2] ?? '{}');
const rows = sizes.manifests.flatMap((count) => edited(count));
const section: Section = {
  part: 'keystroke',
  title: 'what an edit makes others do, in process',
  columns: [
    { key: 'manifests', title: 'manifests', unit: 'count' },
    { key: 'edited', title: 'edited' },
    { key: 'judged', title: 'judged again', unit: 'count' },
    { key: 'asked', title: 'rules asked', unit: 'count' },
    { key: 'median', title: 'file itself', unit: 'ms' },
    { key: 'p95', title: '95 %', unit: 'ms' },
    { key: 'all', title: 'all judged', unit: 'ms' },
  ],
  rows,
  notes: ['judged again: documents, the edited one included. all judged: until no document waits for its rules.'],
};
process.stdout.write(JSON.stringify([section]));

function edited(count: number): Row[] {
  const judged = new Set<DocumentRef>();
  let asked = 0;
  const watched = rules.map((rule): (typeof rules)[number] => ({
    ...rule,
    check(fact, context) {
      judged.add(context.document);
      asked++;
      return rule.check(fact, context);
    },
  }));
  const analyzer = new Analyzer(watched, Date.parse(TODAY), readCertificate);
  const files = estate(count);
  for (const [path, text] of files) {
    analyzer.open({ uri: uriOf(path), path, settings: DEFAULT_SETTINGS }, text);
  }
  analyzer.work(Number.POSITIVE_INFINITY);

  return EDITS.flatMap(({ what, file, word, typed }) => {
    const [path, text] = files.find(([one]) => one.startsWith(file)) ?? [];
    if (path === undefined || text === undefined) return [];
    const { line, column: character } = placeOf(text, word);
    const start = { line, character };
    const own: number[] = [];
    const all: number[] = [];
    for (let round = 0; round < sizes.repeats * 2; round++) {
      judged.clear();
      asked = 0;
      const isThere = round % 2 === 1;
      const end = isThere ? { line, character: character + typed.length } : start;
      const started = performance.now();
      analyzer.edit(uriOf(path), [{ range: { start, end }, text: isThere ? '' : typed }]);
      analyzer.findings(uriOf(path));
      own.push(performance.now() - started);
      analyzer.work(Number.POSITIVE_INFINITY);
      all.push(performance.now() - started);
    }
    return { manifests: count, edited: what, judged: judged.size, asked, ...spread(own), all: spread(all).median };
  });
}

function uriOf(path: string): string {
  return `file:///bench/${path}`;
}
