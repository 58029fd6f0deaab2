/** A review while the change is written: what the server is told of the base, and what it says about edits. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type ClientCapabilities,
  DiagnosticRefreshRequest,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  TextDocumentEdit,
  TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { changed, FEDERATION, SOUND } from '../../server/src/core/rules/examples.ts';
import {
  BeginReview,
  type BeginReviewParams,
  COMMANDS,
  EndReview,
  OlderTexts,
  ReviewChanged,
  ReviewEdit,
  type ReviewedChange,
  type ReviewedFile,
  type ReviewView,
  ShowOnlyNew,
} from '../../server/src/lsp/protocol.ts';
import { MODERN, startClient, type TestClient, uri } from '../harness/language-client.ts';
import { lookUp } from './position-of.ts';

const PLAIN_EDITS: ClientCapabilities = {
  ...MODERN,
  workspace: { ...MODERN.workspace, workspaceEdit: { documentChanges: true } },
  experimental: { commands: { commands: Object.values(COMMANDS) } },
};
const FILE = 'acme-orders.yaml';
const MUTUAL = changed(FEDERATION, 'direction: inbound', 'direction: mutual');
/** Wider, and nobody answers for the renewal. */
const OPEN = changed(MUTUAL, '    renewal: team-identity\n', '');

interface Reviewing {
  readonly client: TestClient;
  readonly begun: ReviewView;
  /** What the server told last, in the answer or since. */
  last(): ReviewView;
  told(): number;
}

async function reviewing(
  head: Readonly<Record<string, string>>,
  files: readonly ReviewedFile[],
  run: (review: Reviewing) => Promise<void>,
  able = PLAIN_EDITS,
): Promise<void> {
  const client = await startClient(able, head);
  const told: ReviewView[] = [];
  client.connection.onNotification(ReviewChanged.method, (view: ReviewView) => void told.push(view));
  client.connection.onRequest(DiagnosticRefreshRequest.type, () => {});
  await client.ready();
  try {
    const begun = await begin(client, files);
    await run({ client, begun, last: () => told.at(-1) ?? begun, told: () => told.length });
  } finally {
    await client.stop();
  }
}

function begin(client: TestClient, files: readonly ReviewedFile[]): Promise<ReviewView> {
  return client.connection.sendRequest(BeginReview.method, { files });
}

function edited(path: string, text: string): ReviewedFile {
  return { uri: uri(path), before: { uri: uri(path), text } };
}

function kindsIn({ changes }: ReviewView): string[] {
  return changes.map(({ kind, direction }) => `${direction} ${kind}`);
}

/** The one that most tests are about; other kinds may speak of the same edit. */
function turned({ changes }: ReviewView): ReviewedChange {
  const [change, ...others] = changes.filter(({ kind }) => kind === 'direction-changed');
  assert.ok(change && others.length === 0, `${changes.length} changes`);
  return change;
}

/** Makes the edits of an answer, as an editor would. */
function apply(client: TestClient, path: string, { documentChanges = [] }: WorkspaceEdit): void {
  for (const change of documentChanges) {
    assert.ok(TextDocumentEdit.is(change) && change.textDocument.uri === uri(path));
    for (const edit of change.edits) {
      assert.ok(TextEdit.is(edit));
      client.edit(path, edit.range, edit.newText);
    }
  }
}

test('a change is told with its places in both states, and counted by its direction', async () => {
  const head = { ...SOUND, [FILE]: `# moved down\n${MUTUAL}` };
  await reviewing(head, [edited(FILE, FEDERATION)], async ({ begun }) => {
    const { before, after, direction, subject } = turned(begun);
    assert.deepEqual([direction, subject], ['widens', 'federation with `acme.partner.example`']);
    assert.deepEqual(before?.range, lookUp(FEDERATION, 'inbound'));
    assert.deepEqual(after?.range, lookUp(head[FILE], 'mutual'));
    assert.deepEqual(begun.counts, { widens: 1, moves: 0, narrows: 0, neutral: 0 });
    assert.deepEqual(begun.findings, []);
  });
});

test('a file that only moved or was laid out anew is no change', async () => {
  const { [FILE]: _, ...rest } = SOUND;
  const text = changed(FEDERATION, 'direction: inbound', 'direction:   "inbound"');
  const renamed = { uri: uri('agreements/acme.yaml'), before: { uri: uri(FILE), text: FEDERATION } };
  await reviewing({ ...rest, 'agreements/acme.yaml': text }, [renamed], async ({ begun }) => {
    assert.deepEqual(kindsIn(begun), []);
    assert.deepEqual(begun.findings, []);
  });
});

test('a file that was renamed and edited has a place under each of its names', async () => {
  const { [FILE]: _, ...rest } = SOUND;
  const renamed = { uri: uri('b.yaml'), before: { uri: uri(FILE), text: FEDERATION } };
  await reviewing({ ...rest, 'b.yaml': MUTUAL }, [renamed], async ({ begun }) => {
    const { before, after } = turned(begun);
    assert.deepEqual([before?.uri, after?.uri], [uri(FILE), uri('b.yaml')]);
  });
});

test('typing in a changed file is followed, and what is put back is no change any more', async () => {
  await reviewing(SOUND, [edited(FILE, FEDERATION)], async ({ client, begun, last, told }) => {
    assert.deepEqual(kindsIn(begun), []);
    client.open(FILE, FEDERATION);
    client.edit(FILE, lookUp(FEDERATION, 'inbound'), 'mutual');
    await client.until(() => kindsIn(last()).length > 0, 'the change');
    const { id } = turned(last());
    client.edit(FILE, lookUp(FEDERATION, 'kind: Federation'), '# a comment\nkind: Federation');
    await client.until(() => turned(last()).after?.range.start.line === 8, 'its new place');
    assert.equal(turned(last()).id, id, 'it is still the same one');
    client.change(FILE, FEDERATION);
    await client.until(() => kindsIn(last()).length === 0, 'the end of the change');
    assert.equal(told(), 3);
  });
});

test('in the middle of a line nothing is taken back', async () => {
  await reviewing({ ...SOUND, [FILE]: MUTUAL }, [edited(FILE, FEDERATION)], async ({ client, begun, last }) => {
    const { id } = turned(begun);
    client.open(FILE, MUTUAL);
    client.edit(FILE, lookUp(MUTUAL, '  purpose:'), '  "purpose:');
    await client.until(() => last().findings.some(({ rule }) => rule === 'syntax-error'), 'the fault');
    assert.equal(turned(last()).id, id);
    assert.equal(last().changes.length, begun.changes.length);
    client.change(FILE, FEDERATION);
    await client.until(() => last().changes.length === 0, 'the end of the change');
  });
});

test('an open obligation offers the edit that settles it, until it is settled', async () => {
  await reviewing({ ...SOUND, [FILE]: OPEN }, [edited(FILE, FEDERATION)], async ({ client, begun, last }) => {
    const { id, obligations, actions, comment } = turned(begun);
    assert.deepEqual(
      obligations.filter(({ state }) => state === 'open').map((one) => one.id),
      ['owners'],
    );
    const [action, ...others] = actions;
    assert.ok(action && others.length === 0);
    assert.equal(action.obligation, 'owners');
    assert.ok(comment.includes(`[${action.title}](command:${COMMANDS.settleChange}?`), comment);
    client.open(FILE, OPEN);
    const ask = { change: id, action: action.id };
    const edit = await client.connection.sendRequest<WorkspaceEdit | null>(ReviewEdit.method, ask);
    assert.ok(edit);
    apply(client, FILE, edit);
    const record = () => turned(last()).obligations.find((one) => one.id === 'change-record')?.place?.range;
    await client.until(() => record()?.start.line === lookUp(MUTUAL, 'CHG-1042').start.line, 'a line for the owner');
    assert.equal(turned(last()).actions.length, 1, 'a blank is no answer');
    client.change(FILE, MUTUAL);
    await client.until(() => turned(last()).actions.length === 0, 'nothing more to do');
    assert.equal(await client.connection.sendRequest(ReviewEdit.method, ask), null);
  });
});

test('the comment does not say again what the finding says', async () => {
  await reviewing({ ...SOUND, [FILE]: OPEN }, [edited(FILE, FEDERATION)], async ({ client, begun }) => {
    const [finding, ...others] = await client.diagnostics(FILE);
    assert.ok(finding && others.length === 0);
    assert.deepEqual([finding.code, finding.data], ['missing-owner', { new: true }]);
    const { comment } = turned(begun);
    assert.ok(typeof finding.message === 'string' && !comment.includes(finding.message));
    assert.ok(comment.includes('[missing-owner]('));
    assert.deepEqual(begun.findings, []);
  });
});

test('a new finding is told apart from those that were there, also in files that did not change', async () => {
  const faulty = changed(FEDERATION, '    renewal: team-identity\n', '');
  const point = SOUND['payments-gateway.yaml'] ?? '';
  const head = { ...SOUND, [FILE]: faulty, 'payments-gateway.yaml': changed(point, 'payments-gateway', 'renamed') };
  const files = [edited('payments-gateway.yaml', point)];
  await reviewing(head, files, async ({ client, begun }) => {
    const findings = await client.diagnostics(FILE);
    const fresh = findings.filter(({ data }) => data !== undefined).map(({ code }) => code);
    const old = findings.filter(({ data }) => data === undefined).map(({ code }) => code);
    assert.deepEqual([fresh, old], [['dangling-policy-reference'], ['missing-owner']]);
    assert.ok(begun.findings.some(({ rule, uri: where }) => rule === fresh[0] && where === uri(FILE)));
  });
});

test('only new findings are shown while that is asked for, and all of them after the review', async () => {
  const old = changed(FEDERATION, '    renewal: team-identity\n', '');
  const head = changed(old, 'enforcementPoints: [payments-gateway]', 'enforcementPoints: [elsewhere]');
  await reviewing({ ...SOUND, [FILE]: head }, [edited(FILE, old)], async ({ client }) => {
    const shown = async () => (await client.diagnostics(FILE)).map(({ code }) => code).sort();
    const all = await shown();
    const before = await client.pull(FILE);
    assert.ok(all.includes('missing-owner') && all.length > 1);
    await client.connection.sendRequest(ShowOnlyNew.method, { only: true });
    assert.deepEqual(
      await shown(),
      all.filter((code) => code !== 'missing-owner'),
    );
    assert.equal((await client.pull(FILE, before.resultId)).kind, 'full');
    await client.connection.sendRequest(EndReview.method);
    assert.deepEqual(await shown(), all);
    assert.ok((await client.diagnostics(FILE)).every(({ data }) => data === undefined));
  });
});

test('after its end, and without a beginning, nothing is told', async () => {
  await reviewing(SOUND, [edited(FILE, FEDERATION)], async ({ client, told }) => {
    await client.connection.sendRequest(EndReview.method);
    client.open(FILE, MUTUAL);
    const codes = async () => (await client.diagnostics(FILE)).length;
    assert.equal(await codes(), 0);
    const view = await begin(client, [edited(FILE, FEDERATION)]);
    assert.deepEqual(kindsIn(view), ['widens direction-changed']);
    assert.equal(told(), 0);
  });
});

test('a beginning replaces what was compared with before', async () => {
  await reviewing({ ...SOUND, [FILE]: MUTUAL }, [edited(FILE, FEDERATION)], async ({ client, begun }) => {
    assert.equal(begun.changes.length, 1);
    assert.deepEqual(kindsIn(await begin(client, [edited(FILE, MUTUAL)])), []);
  });
});

test('the base is judged by the configuration that it had', async () => {
  const faulty = changed(FEDERATION, '    renewal: team-identity\n', '');
  const files = [
    edited(FILE, `# as before\n${faulty}`),
    { uri: null, before: { uri: uri('.fedlint.yaml'), text: 'rules:\n  missing-owner: off\n' } },
  ];
  await reviewing({ ...SOUND, [FILE]: faulty }, files, async ({ client }) => {
    const [finding] = await client.diagnostics(FILE);
    assert.deepEqual([finding?.code, finding?.data], ['missing-owner', { new: true }]);
  });
});

test('what the configuration leaves alone is not reviewed', async () => {
  const head = { ...SOUND, [FILE]: MUTUAL, '.fedlint.yaml': `ignore: [${FILE}]\n` };
  await reviewing(head, [edited(FILE, FEDERATION)], async ({ begun }) => assert.deepEqual(kindsIn(begun), []));
});

test('a file that was not listed is read before it is thought to be gone', async () => {
  const files: Record<string, string> = { ...SOUND };
  delete files[FILE];
  await reviewing(files, [], async ({ client }) => {
    files[FILE] = MUTUAL;
    assert.deepEqual(kindsIn(await begin(client, [edited(FILE, FEDERATION)])), ['widens direction-changed']);
  });
});

test('a change outside of the editor is followed as well', async () => {
  const files: Record<string, string> = { ...SOUND };
  await reviewing(files, [edited(FILE, FEDERATION)], async ({ client, last }) => {
    files[FILE] = MUTUAL;
    const changes = [{ uri: uri(FILE), type: FileChangeType.Changed }];
    void client.connection.sendNotification(DidChangeWatchedFilesNotification.method, { changes });
    await client.until(() => kindsIn(last()).length === 1, 'the change on the disk');
  });
});

test('what is gone has its place in the base, what is new in the head', async () => {
  const { [FILE]: _, ...rest } = SOUND;
  const gone = { uri: null, before: { uri: uri(FILE), text: FEDERATION } };
  const other = FEDERATION.replaceAll('acme', 'globex');
  const fresh = { uri: uri('globex.yaml'), before: null };
  await reviewing({ ...rest, 'globex.yaml': other }, [gone, fresh], async ({ begun }) => {
    const removed = begun.changes.find(({ kind }) => kind === 'federation-removed');
    const added = begun.changes.find(({ kind }) => kind === 'federation-added');
    assert.deepEqual([removed?.before?.uri, removed?.after], [uri(FILE), undefined]);
    assert.deepEqual([added?.before, added?.after?.uri], [undefined, uri('globex.yaml')]);
  });
});

test('of a day that is put off it is told how often that happened, once the client has looked it up', async () => {
  const until = (day: string) => changed(FEDERATION, 'reviewBy: 2027-06-30', `reviewBy: ${day}`);
  const head = { ...SOUND, [FILE]: until('2027-12-31') };
  await reviewing(head, [], async ({ client, last }) => {
    const asked: string[] = [];
    client.connection.onRequest(OlderTexts.method, ({ uri: about }: { uri: string }) => {
      asked.push(about);
      return [FEDERATION, until('2026-12-31'), until('2026-06-30')];
    });
    const params: BeginReviewParams = { files: [edited(FILE, FEDERATION)], tellsHistory: true };
    const view = await client.connection.sendRequest<ReviewView>(BeginReview.method, params);
    assert.deepEqual(kindsIn(view), ['widens time-box-extended']);
    await client.until(() => last().changes[0]?.history !== undefined, 'the past');
    assert.equal(last().changes[0]?.history, 'extended 2 times before, at first until 2026-06-30');
    assert.ok(last().changes[0]?.comment.includes('extended 2 times before'));
    client.open(FILE, until('2027-11-30'));
    await client.until(() => last().changes[0]?.after?.says?.includes('2027-11-30') === true, 'another day');
    assert.deepEqual(asked, [uri(FILE)], 'it is asked once');
  });
});

test('text of a file stays text in a comment', async () => {
  const hostile = '[x](command:evil) | **b** ~s~';
  const head = changed(OPEN, 'change: CHG-1042', `change: '${hostile}'`);
  await reviewing({ ...SOUND, [FILE]: head }, [edited(FILE, FEDERATION)], async ({ begun }) => {
    const { comment } = turned(begun);
    assert.ok(!/[^\\]\]\(command:evil|[^\\]\*\*b/.test(comment), comment);
    assert.ok(comment.includes('\\[x\\]'), comment);
  });
});

test('a client that does not know our commands gets comments without links to them', async () => {
  const able = { ...PLAIN_EDITS, experimental: {} };
  const head = { ...SOUND, [FILE]: OPEN };
  await reviewing(
    head,
    [edited(FILE, FEDERATION)],
    async ({ begun }) => {
      const { comment, actions } = turned(begun);
      assert.ok(!comment.includes('command:'));
      assert.equal(actions.length, 1, 'what can be done is told all the same');
    },
    able,
  );
});
