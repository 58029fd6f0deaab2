/** A workspace of more and more manifests, a file each. */
import { readCertificate } from '../../../server/src/certificates/x509.ts';
import { Analyzer } from '../../../server/src/core/analysis/analyzer.ts';
import { DEFAULT_SETTINGS } from '../../../server/src/core/model/settings.ts';
import { baseOf } from '../../../server/src/core/review/base-state.ts';
import { newFindings } from '../../../server/src/core/review/new-findings.ts';
import { reviewOf } from '../../../server/src/core/review/review.ts';
import { viewsOf } from '../../../server/src/core/review/view.ts';
import { rules } from '../../../server/src/core/rules/list.ts';
import { estate, TODAY } from '../estate.ts';
import { repeated } from './repeated.ts';
import type { Series } from './series.ts';

const NOW = Date.parse(TODAY);
const OF = 'manifests in a workspace';

export const inWorkspace: readonly Series[] = [
  {
    name: 'check',
    of: OF,
    costs: (size, times) =>
      repeated(
        times,
        () => estate(size),
        (files) => judged(files),
      ),
  },
  {
    name: 'keystroke, with all that follows',
    of: OF,
    costs(size, times) {
      const files = estate(size);
      const analyzer = judged(files);
      const [path = '', text = ''] = files[0] ?? [];
      return repeated(
        times,
        (round) => (round % 2 === 1 ? text : text.replace(/remote: /, 'remote: x')),
        (typed) => {
          analyzer.open(infoOf(path), typed);
          analyzer.work(Number.POSITIVE_INFINITY);
        },
      );
    },
  },
  {
    name: 'a change of the own trust domain, known to all',
    of: OF,
    costs(size, times) {
      const files = estate(size);
      const analyzer = judged(files);
      const [path = '', text = ''] = files.find(([one]) => one === 'domains/shop.yaml') ?? files[0] ?? [];
      return repeated(
        times,
        (round) => (round % 2 === 1 ? text : text.replace(/role: issuer/, 'role: consumer')),
        (typed) => {
          analyzer.open(infoOf(path), typed);
          analyzer.work(Number.POSITIVE_INFINITY);
        },
      );
    },
  },
  {
    name: 'review of one file',
    of: OF,
    costs(size, times) {
      const files = estate(size);
      const analyzer = judged(files);
      const [path = '', text = ''] = files[0] ?? [];
      const before = { info: infoOf(path), text: text.replace(/expires: [\d-]+/, 'expires: 2026-12-01') };
      const changes = [{ before, after: infoOf(path).uri }];
      return repeated(
        times,
        () => {},
        () => {
          const base = baseOf(analyzer, changes);
          viewsOf(reviewOf(base, analyzer, changes, NOW), base, analyzer);
          newFindings(base, analyzer, changes);
        },
      );
    },
  },
  {
    name: 'memory',
    of: OF,
    unit: 'MB',
    costs(size) {
      const before = inUse();
      const analyzer = judged(estate(size));
      const after = inUse();
      // Read once more, so that it is not collected before it was measured.
      return [after - before + 0 * [...analyzer.allFiles()].length];
    },
  },
];

function inUse(): number {
  for (let i = 0; i < 3; i++) globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

function judged(files: Iterable<readonly [path: string, text: string]>): Analyzer {
  const analyzer = new Analyzer(rules, NOW, readCertificate);
  for (const [path, text] of files) analyzer.open(infoOf(path), text);
  analyzer.work(Number.POSITIVE_INFINITY);
  return analyzer;
}

function infoOf(path: string) {
  return { uri: `file:///bench/${path}`, path, settings: DEFAULT_SETTINGS };
}
