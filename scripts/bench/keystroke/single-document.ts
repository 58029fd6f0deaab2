/** Typing in one long document, which no `---` divides, beside what its bare parse costs. */
import { LineCounter, parseDocument } from 'yaml';
import { foreignDocument, singleDocument } from '../manifests.ts';
import type { Setting } from '../part.ts';
import type { Row, Section } from '../section.ts';
import { fedlintServer, yamlLanguageServer } from '../servers.ts';
import { median, spread } from '../statistics.ts';
import { typistAt } from '../typist.ts';

const URI = 'file:///bench/one.yaml';
const PARSE = 'the yaml library, parsing it';

export async function inSingleDocument(setting: Setting): Promise<Section> {
  const { documentLines, keystrokes } = setting.sizes;
  const texts = [
    { document: 'a List, all ours', text: singleDocument('governed', documentLines), word: 'bundleEndpointURL:' },
    { document: 'none of ours', text: foreignDocument(documentLines), word: 'replicas:' },
  ];
  const contenders = [fedlintServer(setting), ...yamlLanguageServer(setting)];
  const rows: Row[] = [];
  for (const { document, text, word } of texts) {
    const desks = [];
    for (const { name, start } of contenders) {
      const server = await start();
      await server.open(URI, text);
      desks.push({ name, server, typist: typistAt(server, URI, text, word), strokes: [] as number[] });
    }
    const parses: number[] = [];
    for (let i = 0; i < keystrokes; i++) {
      for (const { typist, strokes } of desks) strokes.push(await typist.stroke());
      parses.push(parseTime(`${text}# ${i}\n`));
    }
    const lines = text.split('\n').length - 1;
    const parse = median(parses);
    for (const { name, server, strokes } of desks) {
      rows.push({ document, lines, by: name, ...spread(strokes), ratio: median(strokes) / parse });
      await server.stop();
    }
    rows.push({ document, lines, by: PARSE, ...spread(parses), ratio: 1 });
  }
  return {
    part: 'keystroke',
    title: 'keystroke to diagnostics, one single document',
    columns: [
      { key: 'document', title: 'document' },
      { key: 'lines', title: 'lines', unit: 'count' },
      { key: 'by', title: 'by' },
      { key: 'median', title: 'median', unit: 'ms' },
      { key: 'p95', title: '95 %', unit: 'ms' },
      { key: 'ratio', title: 'of its parse', unit: '×' },
    ],
    rows,
    notes: [],
  };
}

function parseTime(text: string): number {
  const started = performance.now();
  parseDocument(text, { lineCounter: new LineCounter(), keepSourceTokens: true });
  return performance.now() - started;
}
