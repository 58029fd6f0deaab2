/** A server and an editor that opens, edits, asks and cancels at random, for a short run. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { REQUESTS } from '../../scripts/fuzz/requests/requests.ts';
import { requests } from '../../scripts/fuzz/targets/requests.ts';
import { MODERN, startClient } from '../harness/language-client.ts';
import { shortRun } from './short-run.ts';

test(`${requests.name}: ${requests.claim}`, () => shortRun(requests, 12));

test('every request that the server announces is among those that are asked', async () => {
  const client = await startClient(MODERN);
  const announced = Object.keys(client.initialized.capabilities).filter((name) => name.endsWith('Provider'));
  await client.stop();
  const asked = new Set(REQUESTS.map(({ provider }) => provider));
  assert.deepEqual(
    announced.filter((name) => !asked.has(name)),
    [],
  );
});
