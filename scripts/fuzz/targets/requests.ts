/** The language server in front of an editor that opens anything, asks anything and does not wait. */
import assert from 'node:assert/strict';
import { CancellationTokenSource, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { MODERN, PLAIN, startClient, type TestClient, uri } from '../../../test/harness/language-client.ts';
import { type Random, randomFrom } from '../../../test/unit/fixes/random.ts';
import { morsel } from '../mutations/morsels.ts';
import { mutated } from '../mutations.ts';
import { assertAnswer } from '../requests/answer.ts';
import { edited, stretch } from '../requests/editor.ts';
import { type Place, REQUESTS, type Request } from '../requests/requests.ts';
import { SOUND } from '../sound-workspace.ts';
import { type TrialTarget, trialTarget } from '../trial.ts';
import { decoded } from './reading.ts';

const STEPS = 60;

export const requests: TrialTarget = trialTarget({
  name: 'requests',
  claim: 'every request is answered or refused as the protocol has it, and no position leaves its document',
  trial(random, seeds) {
    const files = Array.from({ length: 1 + random.below(3) }, () => mutated(random.pick(seeds), random, seeds));
    return { files, seed: random.below(2 ** 31) };
  },
  async check({ files, seed }) {
    const random = randomFrom(seed);
    // Two of one path would be two texts of one document.
    const texts = new Map(files.map((file) => [file.path, decoded(file)]));
    await inSession(texts, random, async (session) => {
      for (let step = 0; step < STEPS; step++) await takeStep(session, random);
    });
  },
});

interface Session {
  readonly client: TestClient;
  /** What they were at first, by path. */
  readonly guests: ReadonlyMap<string, string>;
  /** Paths of what is open in the editor. */
  readonly opened: Set<string>;
  /** All that the server may speak of, by URI. */
  readonly texts: Map<string, string>;
  /** Answers that nobody has waited for yet. */
  readonly pending: Promise<unknown>[];
}

const ASKED_BACK = [
  ...['workspace/diagnostic/refresh', 'workspace/inlayHint/refresh', 'workspace/codeLens/refresh'],
  ...['workspace/configuration', 'client/registerCapability'],
];

async function inSession(
  guests: ReadonlyMap<string, string>,
  random: Random,
  act: (session: Session) => Promise<void>,
): Promise<void> {
  const client = await startClient(random.chance(0.8) ? MODERN : PLAIN, { ...SOUND });
  const errors: string[] = [];
  client.connection.onNotification('window/logMessage', ({ type, message }: { type: number; message: string }) => {
    if (type === 1) errors.push(message);
  });
  const texts = new Map(Object.entries(SOUND).map(([path, text]) => [uri(path), text]));
  const session: Session = { client, guests, opened: new Set(), texts, pending: [] };
  // Whatever the server asks of the editor, to look again or to fetch its settings, is answered.
  for (const method of ASKED_BACK) client.connection.onRequest(method, () => null);
  try {
    await client.ready();
    for (const path of guests.keys()) open(session, path);
    await act(session);
    await Promise.all(session.pending);
    await client.ready();
    assert.deepEqual(errors, [], 'the server logged an error');
  } finally {
    await client.stop();
  }
}

function open({ client, texts, guests, opened }: Session, path: string): void {
  opened.add(path);
  texts.set(uri(path), guests.get(path) ?? '');
  client.open(path, guests.get(path) ?? '');
}

async function takeStep(session: Session, random: Random): Promise<void> {
  const paths = [...session.guests.keys()];
  const path = paths[random.below(paths.length)] ?? '';
  const text = session.texts.get(uri(path)) ?? '';
  if (!session.opened.has(path)) open(session, path);
  else if (random.chance(0.05)) close(session, path);
  else if (random.chance(0.25)) edit(session, path, text, random);
  else await askSomething(session, path, text, random);
}

async function askSomething(session: Session, path: string, text: string, random: Random): Promise<void> {
  const place = { path, text, before: session.guests.get(path) ?? '' };
  const request = random.pick(REQUESTS);
  if (!isAnnounced(session, request)) return;
  if (random.chance(0.2)) session.pending.push(askAndLeave(session, request, place, random));
  else await ask(session, request, place, random);
}

function isAnnounced({ client }: Session, { provider }: Request): boolean {
  return provider === undefined || provider in client.initialized.capabilities;
}

/** What is closed is what the disk holds: nothing, or a sound file. */
function close({ client, texts, opened }: Session, path: string): void {
  opened.delete(path);
  const sound = SOUND[path];
  if (sound === undefined) texts.delete(uri(path));
  else texts.set(uri(path), sound);
  client.close(path);
}

function edit({ client, texts }: Session, path: string, text: string, random: Random): void {
  const fresh = random.pick([morsel(random), '', '\n', '---\n', text.slice(0, 200)]);
  if (random.chance(0.1)) {
    texts.set(uri(path), text + fresh);
    client.change(path, text + fresh);
    return;
  }
  const range = stretch(text, random);
  texts.set(uri(path), edited(text, range, fresh));
  client.edit(path, range, fresh);
}

async function ask({ client, texts }: Session, request: Request, place: Place, random: Random): Promise<void> {
  const { method } = request;
  const params = request.params(place, random);
  const answer = await client.connection.sendRequest(method, params);
  try {
    assertAnswer(answer, uri(place.path), texts);
  } catch (error) {
    throw new Error(`${method} on ${JSON.stringify(params)}: ${String(error)}`, { cause: error });
  }
}

const REFUSALS: readonly number[] = [
  LSPErrorCodes.RequestCancelled,
  LSPErrorCodes.ContentModified,
  LSPErrorCodes.ServerCancelled,
];

/** Goes on without the answer, and perhaps does not want it any more. The text may be another by the time it comes. */
async function askAndLeave({ client }: Session, request: Request, place: Place, random: Random): Promise<void> {
  const source = new CancellationTokenSource();
  const answer = client.connection.sendRequest(request.method, request.params(place, random), source.token);
  if (random.chance(0.7)) source.cancel();
  try {
    await answer;
  } catch (error) {
    if (!(error instanceof ResponseError && REFUSALS.includes(error.code))) throw error;
  }
}
