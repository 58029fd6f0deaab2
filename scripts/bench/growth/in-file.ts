/** One file of more and more documents. */
import { readCertificate } from '../../../server/src/certificates/x509.ts';
import { Analyzer } from '../../../server/src/core/analysis/analyzer.ts';
import { fixAll } from '../../../server/src/core/analysis/fix-all.ts';
import { completionsAt } from '../../../server/src/core/completion/complete.ts';
import { hoverAt } from '../../../server/src/core/hover/hover.ts';
import { DEFAULT_SETTINGS } from '../../../server/src/core/model/settings.ts';
import { rules } from '../../../server/src/core/rules/list.ts';
import { TODAY } from '../estate.ts';
import { documents } from '../manifests.ts';
import { placeOf } from '../typist.ts';
import { repeated } from './repeated.ts';
import type { Series } from './series.ts';

const NOW = Date.parse(TODAY);
const URI = 'file:///bench/federations.yaml';
const INFO = { uri: URI, path: 'federations.yaml', settings: DEFAULT_SETTINGS };
const OF = 'documents in a file';
const WORD = 'bundleEndpointURL:';

export const inFile: readonly Series[] = [
  {
    name: 'open',
    of: OF,
    costs: (size, times) =>
      repeated(
        times,
        () => ({ analyzer: empty(), text: text(size) }),
        ({ analyzer, text: opened }) => {
          analyzer.open(INFO, opened);
          analyzer.findings(URI);
        },
      ),
  },
  {
    name: 'keystroke',
    of: OF,
    costs(size, times) {
      const analyzer = judged(text(size));
      const { line, column: character } = placeOf(text(size), WORD);
      const start = { line, character };
      return repeated(
        times,
        (round) => (round % 2 === 0 ? '/' : ''),
        (typed) => {
          const end = typed === '' ? { line, character: character + 1 } : start;
          analyzer.edit(URI, [{ range: { start, end }, text: typed }]);
          analyzer.findings(URI);
        },
      );
    },
  },
  {
    name: 'keystroke that makes a line',
    of: OF,
    costs(size, times) {
      const analyzer = judged(text(size));
      const start = { line: 2, character: 0 };
      return repeated(
        times,
        (round) => (round % 2 === 0 ? '\n' : ''),
        (typed) => {
          const end = typed === '' ? { line: 3, character: 0 } : start;
          analyzer.edit(URI, [{ range: { start, end }, text: typed }]);
          analyzer.findings(URI);
        },
      );
    },
  },
  {
    name: 'hover',
    of: OF,
    costs(size, times) {
      const analyzer = judged(text(size));
      const document = analyzer.file(URI)?.documents[Math.floor(size / 2)];
      if (!document) throw new Error('there is no document to hover over');
      const offset = document.ref.section.text.indexOf('.partners.example');
      return repeated(
        times,
        () => {},
        () => hoverAt(analyzer, document, offset, NOW),
      );
    },
  },
  {
    name: 'completion',
    of: OF,
    costs(size, times) {
      const analyzer = judged(text(size));
      const document = analyzer.file(URI)?.documents[Math.floor(size / 2)];
      if (!document) throw new Error('there is no document to complete in');
      const { section } = document.ref;
      const offset = section.text.indexOf(WORD) + WORD.length + 1;
      const request = { path: INFO.path, language: 'yaml', section, tree: document.tree, offset, now: NOW } as const;
      const rest = { settings: DEFAULT_SETTINGS, workspace: analyzer.facts(), rules, stops: 'snippet' } as const;
      return repeated(
        times,
        () => {},
        () => completionsAt({ ...request, ...rest, found: () => new Set() }),
      );
    },
  },
  {
    name: 'fix all',
    of: OF,
    costs(size, times) {
      // A trust domain as a URI is a fault with a fix, in each document.
      const analyzer = judged(text(size).replaceAll('trustDomain: ', 'trustDomain: spiffe://'));
      return repeated(
        times,
        () => analyzer.findings(URI),
        (findings) => {
          if (fixAll(analyzer, findings).fixed.length < size) throw new Error('there was less to fix than thought');
        },
      );
    },
  },
];

function text(size: number): string {
  return documents('bare', size * 13);
}

function empty(): Analyzer {
  return new Analyzer(rules, NOW, readCertificate);
}

function judged(opened: string): Analyzer {
  const analyzer = empty();
  analyzer.open(INFO, opened);
  analyzer.work(Number.POSITIVE_INFINITY);
  analyzer.findings(URI);
  return analyzer;
}
