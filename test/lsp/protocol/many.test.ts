/** Very many documents: what is sent stays small, and whoever asks something is answered meanwhile. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  DiagnosticRefreshRequest,
  ProgressType,
  PublishDiagnosticsNotification,
  type WorkspaceDiagnosticReportPartialResult,
} from 'vscode-languageserver';
import { MODERN, PLAIN, uri, withClient } from '../../harness/language-client.ts';

const COUNT = 1000;
const PATHS = Array.from({ length: COUNT }, (_, index) => `f${index}.yaml`);

/** A link of which nobody has said anything; of each file another one. */
function link(index: number): string {
  return `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterFederatedTrustDomain
metadata:
  name: d${index}
spec:
  trustDomain: d${index}.partner.example
  bundleEndpointURL: https://bundle.d${index}.partner.example
  bundleEndpointProfile:
    type: https_web
`;
}

const FILES = Object.fromEntries(PATHS.map((path, index) => [path, link(index)]));
const START = { line: 0, character: 0 };
const TOP = { start: START, end: START };

test('of a thousand open documents only those that changed are pushed', async () => {
  await withClient(PLAIN, FILES, async (client) => {
    for (const [index, path] of PATHS.entries()) client.open(path, link(index));
    await client.until(() => PATHS.every((path) => client.pushed(path)?.version === 1), 'all are judged');
    const sent: string[] = [];
    client.connection.onNotification(PublishDiagnosticsNotification.type, (params) => void sent.push(params.uri));
    for (const path of [PATHS[3], PATHS[500], PATHS[3]]) client.edit(path ?? '', TOP, '# moved\n');
    await client.until(() => sent.length >= 2, 'both are sent');
    for (let turn = 0; turn < 10; turn++) await client.ready();
    assert.deepEqual([...new Set(sent)].sort(), [uri('f3.yaml'), uri('f500.yaml')]);
    sent.length = 0;
    const edited = PATHS.slice(600, 700);
    for (const path of edited) client.edit(path, TOP, '# moved\n');
    await client.until(() => new Set(sent).size === edited.length, 'all of them are sent');
    assert.deepEqual([...new Set(sent)].sort(), edited.map(uri).sort());
  });
});

test('pulled for the workspace, results come piece by piece, and only what changed', async () => {
  await withClient(MODERN, FILES, async (client) => {
    const pieces: WorkspaceDiagnosticReportPartialResult[] = [];
    const type = new ProgressType<WorkspaceDiagnosticReportPartialResult>();
    client.connection.onProgress(type, 'pieces', (piece) => void pieces.push(piece));
    client.connection
      .sendRequest('workspace/diagnostic', { previousResultIds: [], partialResultToken: 'pieces' })
      .catch(() => {});
    await client.until(() => pieces.length > 0, 'the first piece');
    const first = pieces.flatMap(({ items }) => items);
    assert.equal(first.length, COUNT);
    pieces.length = 0;
    client.open('f7.yaml', `# moved\n${link(7)}`);
    await client.until(() => pieces.length > 0, 'the next piece');
    const uris = pieces.flatMap(({ items }) => items.map((item) => item.uri));
    assert.deepEqual([...new Set(uris)], [uri('f7.yaml')]);
    const previousResultIds = first.map((item) => ({ uri: item.uri, value: item.resultId ?? '' }));
    const { items } = await client.connection.sendRequest<WorkspaceDiagnosticReportPartialResult>(
      'workspace/diagnostic',
      { previousResultIds },
    );
    assert.deepEqual(
      items.map((item) => item.uri),
      [uri('f7.yaml')],
      'a client that comes back with its ids is told what it missed',
    );
  });
});

test('the editor is asked to look again only when another document changed what it shows', async () => {
  await withClient(MODERN, {}, async (client) => {
    let refreshes = 0;
    client.connection.onRequest(DiagnosticRefreshRequest.type, () => void refreshes++);
    for (const [index, path] of PATHS.entries()) client.open(path, link(index));
    const reports = await Promise.all(PATHS.map((path) => client.pull(path)));
    assert.ok(reports.every((report) => report.kind === 'full' && report.items.length === 1));
    client.edit('f7.yaml', TOP, '# moved\n');
    await client.pull('f7.yaml');
    client.open('.fedlint.yaml', 'rules: { undocumented-federation: off }\n');
    await client.until(() => refreshes > 0, 'the configuration changed them all');
    assert.equal(refreshes, 1, 'the edit before was the business of its own document');
    const stale = await Promise.all(PATHS.map((path) => client.diagnostics(path)));
    assert.ok(stale.every((items) => items.length === 0));
  });
});

test('a hover is answered in the middle of a long judging', async () => {
  await withClient(MODERN, FILES, async (client) => {
    const order: string[] = [];
    // The first to judge is whoever asks for everything.
    const all = client.connection
      .sendRequest('workspace/diagnostic', { previousResultIds: [] })
      .then(() => order.push('all'));
    const hover = client.connection
      .sendRequest('textDocument/hover', {
        textDocument: { uri: uri('f900.yaml') },
        position: { line: 5, character: 4 },
      })
      .then((answer) => order.push(answer === null ? 'nothing' : 'hover'));
    await Promise.all([all, hover]);
    assert.deepEqual(order, ['hover', 'all']);
  });
});
