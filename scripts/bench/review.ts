/**
 * What the review of a change of five files costs in a repository of 5,000 manifests, in process, beside what it cannot
 * do without: reading the whole repository once, and these five files twice. The ratios are what to quote. Which
 * findings are new is known where all of the head has been judged, as a check does and an editor has done.
 */
import { readCertificate } from '../../server/src/certificates/x509.ts';
import { Analyzer } from '../../server/src/core/analysis/analyzer.ts';
import { DEFAULT_SETTINGS } from '../../server/src/core/model/settings.ts';
import { baseOf, type FileChange } from '../../server/src/core/review/base-state.ts';
import { newFindings } from '../../server/src/core/review/new-findings.ts';
import { reviewOf } from '../../server/src/core/review/review.ts';
import { viewsOf } from '../../server/src/core/review/view.ts';
import { EXAMPLE_NOW } from '../../server/src/core/rules/examples.ts';
import { rules } from '../../server/src/core/rules/list.ts';
import { partner, type Terms } from './partner.ts';
import type { Section } from './section.ts';
import type { Sizes } from './sizes.ts';
import { median as medianOf } from './statistics.ts';

const sizes: Sizes = JSON.parse(process.argv[2] ?? '{}');
const PARTNERS = sizes.partners;

const USUAL: Terms = { until: '2027-01-31', reach: 'ns/orders/sa/checkout', owner: 'team-partners' };
/** One edit in each of five files that belong to different partners. */
const EDITS: readonly Partial<Terms>[] = [
  { until: '2027-06-30' },
  { owner: 'team-identity' },
  { reach: '*' },
  { reach: 'ns/orders/*' },
  { until: '2026-12-31' },
];

const edited = new Map(EDITS.map((edit, n) => [n * Math.floor(PARTNERS / EDITS.length), edit]));
const head = files((n) => ({ ...USUAL, ...edited.get(n) }));
const usual = files(() => USUAL);
const changed = [...head].filter(([path, text]) => usual.get(path) !== text);

const index = median(Math.min(3, sizes.repeats), () => opened(head));
const analyzer = opened(head);
const judged = timed(() => analyzer.work(Number.POSITIVE_INFINITY));
const changes = changed.map(([path]): FileChange => {
  const info = { uri: uriOf(path), path, settings: DEFAULT_SETTINGS };
  return { before: { info, text: usual.get(path) ?? '' }, after: info.uri };
});
const twice = median(sizes.repeats, () => [
  opened(changed),
  opened(changed.map(([path]) => [path, usual.get(path) ?? ''])),
]);

let found = 0;
const compared = median(sizes.repeats, () => {
  const base = baseOf(analyzer, changes);
  found = viewsOf(reviewOf(base, analyzer, changes, EXAMPLE_NOW), base, analyzer).length;
});
let fresh = 0;
const reviewed = median(sizes.repeats, () => {
  const base = baseOf(analyzer, changes);
  viewsOf(reviewOf(base, analyzer, changes, EXAMPLE_NOW), base, analyzer);
  fresh = newFindings(base, analyzer, changes).size;
});

const amount = head.size.toLocaleString('en');
const needed = index + twice;
const section: Section = {
  part: 'review',
  title: `review of a change of ${changed.length} files among ${amount} manifests, in process`,
  columns: [
    { key: 'work', title: 'work' },
    { key: 'median', title: 'median', unit: 'ms' },
    { key: 'found', title: 'found', unit: 'count' },
    { key: 'what', title: '' },
  ],
  rows: [
    { work: `reading ${amount} manifests`, median: index },
    { work: 'judging them', median: judged },
    { work: `reading ${changed.length} of them twice`, median: twice },
    { work: 'comparing the two states', median: compared, found, what: 'changes' },
    { work: 'the same, and which findings are new', median: reviewed, found: fresh, what: 'new findings' },
  ],
  notes: [
    `Reading all and comparing takes ${ratio(index + compared, needed)} times as long as reading all, and the changed twice.`,
    `With the findings that are new it takes ${ratio(needed + judged + reviewed, needed + judged)} times as long as that and a check.`,
  ],
};
process.stdout.write(JSON.stringify([section]));

function files(terms: (n: number) => Terms): Map<string, string> {
  return new Map(Array.from({ length: PARTNERS }, (_, n) => Object.entries(partner(n, terms(n)))).flat());
}

function opened(texts: Iterable<readonly [path: string, text: string]>): Analyzer {
  const state = new Analyzer(rules, EXAMPLE_NOW, readCertificate);
  for (const [path, text] of texts) state.open({ uri: uriOf(path), path, settings: DEFAULT_SETTINGS }, text);
  return state;
}

function uriOf(path: string): string {
  return `file:///bench/${path}`;
}

function median(rounds: number, work: () => unknown): number {
  return medianOf(Array.from({ length: rounds }, () => timed(work)));
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function ratio(own: number, other: number): string {
  return (own / other).toFixed(2);
}
