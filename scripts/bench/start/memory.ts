/** Memory of the language server: with nothing to do, with a workspace, and while somebody types and types. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { estate } from '../estate.ts';
import { writeFiles } from '../files.ts';
import { documents } from '../manifests.ts';
import type { Setting } from '../part.ts';
import { temporaryFolder } from '../product.ts';
import type { Row, Section } from '../section.ts';
import { fedlintServer } from '../servers.ts';
import { slope } from '../statistics.ts';
import { typistAt } from '../typist.ts';

const PROBE = fileURLToPath(new URL('../probe.cjs', import.meta.url));
const URI = 'file:///bench/federations.yaml';
const LINES = 1400;

/** How often the memory is looked at while somebody types. */
const LOOKS = 10;

/** A thousand edits may add as much before it is called a leak, in megabytes; a collector leaves a little behind. */
const FLAT = 0.1;

export async function memory(setting: Setting): Promise<Section[]> {
  return [await withWorkspaces(setting), await whileTyping(setting)];
}

async function withWorkspaces(setting: Setting): Promise<Section> {
  const rows: Row[] = [];
  for (const manifests of [0, ...setting.sizes.manifests.filter((count) => count > 1)]) {
    const folder = temporaryFolder('memory');
    const { bytes } = writeFiles(folder, estate(manifests));
    const server = await fedlintServer(setting, true, PROBE).start(pathToFileURL(folder).href);
    await server.ask('fedlint/ready');
    const resident = server.resident();
    const heap = await server.heap();
    rows.push({ manifests, text: bytes / 1024, heap, resident, settled: server.resident() });
    await server.stop();
  }
  const [idle] = rows;
  const each = rows.map((row) => ({
    ...row,
    ...(Number(row.manifests) > 0 && {
      each: ((Number(row.heap) - Number(idle?.heap)) * 1024) / Number(row.manifests),
    }),
  }));
  return {
    part: 'start',
    title: 'memory of the server, by workspace',
    columns: [
      { key: 'manifests', title: 'manifests', unit: 'count' },
      { key: 'text', title: 'their text', unit: 'kB' },
      { key: 'heap', title: 'in use', unit: 'MB' },
      { key: 'each', title: 'for each', unit: 'kB' },
      { key: 'resident', title: 'resident', unit: 'MB' },
      { key: 'settled', title: 'once collected', unit: 'MB' },
    ],
    rows: each,
    notes: ['in use: what is left when all garbage has been collected.'],
  };
}

async function whileTyping(setting: Setting): Promise<Section> {
  const { edits } = setting.sizes;
  const server = await fedlintServer(setting, true, PROBE).start();
  const text = documents('bare', LINES);
  await server.open(URI, text);
  const typist = typistAt(server, URI, text, 'bundleEndpointURL:');
  const rows: { edits: number; heap: number; resident: number | undefined }[] = [];
  for (let done = 1; done <= edits; done++) {
    await typist.stroke();
    if (done % (edits / LOOKS) === 0) {
      rows.push({ edits: done, heap: await server.heap(), resident: server.resident() });
    }
  }
  await server.stop();
  // The first look comes before everything has been compiled, so it is no part of the line.
  const perThousand = slope(rows.slice(1).map(({ edits: done, heap }) => [done / 1000, heap]));
  const verdict = perThousand > FLAT ? 'NOT FLAT: a leak?' : 'flat';
  return {
    part: 'start',
    title: 'memory of the server, by edits',
    columns: [
      { key: 'edits', title: 'edits', unit: 'count' },
      { key: 'heap', title: 'in use', unit: 'MB' },
      { key: 'resident', title: 'resident', unit: 'MB' },
    ],
    rows,
    notes: [`A thousand edits more add ${(perThousand * 1024).toFixed(0)} kB: ${verdict}.`],
  };
}
