/** Typing in one file of many documents. */
import { type Documents, documents } from '../manifests.ts';
import type { Setting } from '../part.ts';
import type { Row, Section } from '../section.ts';
import { fedlintServer, OURS, type ServerContender, THEIRS, yamlLanguageServer } from '../servers.ts';
import { spread } from '../statistics.ts';
import { placeOf, timed, typistAt } from '../typist.ts';

const URI = 'file:///bench/federations.yaml';
const WORD = 'bundleEndpointURL:';

export async function inOneFile(setting: Setting): Promise<Section> {
  const { sizes } = setting;
  const contenders = [fedlintServer(setting), fedlintServer(setting, false), ...yamlLanguageServer(setting)];
  const rows: Row[] = [];
  for (const kind of ['governed', 'bare'] as const) {
    for (const lines of sizes.lines) rows.push(...(await typedBy(contenders, kind, lines, setting)));
  }
  return {
    part: 'keystroke',
    title: 'keystroke to diagnostics, one file of many documents',
    columns: [
      { key: 'documents', title: 'documents' },
      { key: 'lines', title: 'lines', unit: 'count' },
      { key: 'server', title: 'server' },
      { key: 'strokes', title: 'strokes', unit: 'count' },
      { key: 'median', title: 'median', unit: 'ms' },
      { key: 'p95', title: '95 %', unit: 'ms' },
      { key: 'ratio', title: 'of ours', unit: '×' },
      { key: 'open', title: 'open', unit: 'ms' },
      { key: 'hover', title: 'hover', unit: 'ms' },
      { key: 'completion', title: 'completion', unit: 'ms' },
      { key: 'answer', title: 'answer', unit: 'kB' },
      { key: 'resident', title: 'memory', unit: 'MB' },
    ],
    rows,
    notes: [
      ...(['governed', 'bare'] as const).flatMap((kind) => againstSmallest(rows, kind)),
      ...(contenders.some(({ name }) => name === THEIRS)
        ? ['yaml-language-server waits 200 ms of its own accord before it looks at a text; that is in its figures.']
        : [`${THEIRS}: left out, or not to be had.`]),
    ],
  };
}

async function typedBy(
  contenders: readonly ServerContender[],
  kind: Documents,
  lines: number,
  { sizes }: Setting,
): Promise<Row[]> {
  const text = documents(kind, lines);
  const desks = [];
  for (const { name, start } of contenders) {
    const server = await start();
    const open = await timed(() => server.open(URI, text));
    const typist = typistAt(server, URI, text, WORD);
    desks.push({ name, server, open, typist, strokes: [] as number[], spent: 0 });
  }
  for (let stroke = 0; stroke < sizes.keystrokes; stroke++) {
    for (const desk of desks) {
      if (desk.spent > sizes.patienceMs) continue;
      const ms = await desk.typist.stroke();
      desk.spent += ms;
      desk.strokes.push(ms);
    }
  }
  const { line } = placeOf(text, WORD);
  const rows = [];
  for (const { name, server, open, typist, strokes } of desks) {
    const before = server.received();
    await typist.stroke();
    const answer = (server.received() - before) / 1024;
    const hover = await timed(() => server.request('textDocument/hover', URI, { line, character: 6 }));
    const completion = await timed(() => server.request('textDocument/completion', URI, { line, character: 2 }));
    const figures = { ...spread(strokes), strokes: strokes.length, open, hover, completion, answer };
    rows.push({ documents: kind, lines, server: name, ...figures, resident: server.resident() });
    await server.stop();
  }
  const ours = rows.find(({ server }) => server === OURS)?.median ?? Number.NaN;
  return rows.map((row) => ({ ...row, ratio: row.median / ours }));
}

/** How the cost of a keystroke grows with the file. */
function againstSmallest(rows: readonly Row[], kind: Documents): string[] {
  const ours = rows.filter(({ documents: one, server }) => one === kind && server === OURS);
  const [first] = ours;
  return ours.slice(1).map(({ lines, median }) => {
    const ratio = Number(median) / Number(first?.median);
    const shown = `${Number(lines).toLocaleString('en')} lines costs ${ratio.toFixed(2)} times one at ${first?.lines}`;
    return `${kind}: a keystroke at ${shown}.`;
  });
}
