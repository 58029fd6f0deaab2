/** The same of the language server: whatever an editor sends, it shows what a server started on the result shows. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TRUST_DOMAINS } from '../../server/src/core/rules/examples.ts';
import { randomFrom } from '../unit/fixes/random.ts';
import { cases } from './incremental/cases.ts';
import { faultIn } from './incremental/run.ts';
import { trySequence } from './incremental/sequence.ts';
import { startServer } from './incremental/server-run.ts';
import { exampleTexts, exampleWorkspace } from './incremental/workspaces.ts';
import type { Step } from './incremental/world.ts';

test('random sequences', async () => {
  for (let seed = 1; seed <= 6; seed++) {
    const random = randomFrom(30_000 + seed);
    await trySequence(random, startServer, exampleWorkspace(random), exampleTexts(random), {
      ...{ steps: 16, every: 5, withEdits: 0 },
    });
  }
});

for (const [name, sequence] of Object.entries(cases)) {
  test(name, async () => assert.equal(await faultIn(sequence, startServer), undefined));
}

const at = (line: number, character: number) => ({ line, character });

/** Messages that say the same in other words than most editors use, or more at once. */
const MESSAGES: Readonly<Record<string, Extract<Step, { do: 'edit' }>['changes']>> = {
  'several changes, each of what the one before has left': [
    { range: { start: at(2, 0), end: at(2, 0) }, text: '# a\n# b\n' },
    { range: { start: at(3, 0), end: at(4, 0) }, text: '' },
    { range: { start: at(0, 0), end: at(1, 0) }, text: '' },
    { range: { start: at(0, 0), end: at(0, 0) }, text: 'apiVersion: fedlint.dev/v1alpha1\r\n' },
  ],
  'positions past the end of a line and of the document': [
    { range: { start: at(3, 6), end: at(3, 999) }, text: ' 🔑 other' },
    { range: { start: at(999, 3), end: at(9999, 0) }, text: '---\n' },
  ],
  'columns beyond a character of two units, and between its two': [
    { range: { start: at(3, 8), end: at(3, 8) }, text: '🔑🔑' },
    { range: { start: at(3, 12), end: at(3, 14) }, text: 'x' },
    { range: { start: at(3, 9), end: at(3, 10) }, text: '' },
  ],
  'all of the text, and then a part of it': [
    { text: TRUST_DOMAINS.replaceAll('\n', '\r\n') },
    { range: { start: at(8, 0), end: at(10, 0) }, text: '' },
  ],
  'the two halves of a line break, one after the other': [
    { range: { start: at(2, 999), end: at(3, 0) }, text: '\r' },
    { range: { start: at(3, 0), end: at(3, 0) }, text: '\n' },
  ],
};

for (const [name, changes] of Object.entries(MESSAGES)) {
  test(name, async () => {
    const path = 'trust-domains.yaml';
    const steps: Step[] = [{ do: 'open', path }, { do: 'look' }, { do: 'edit', path, changes }, { do: 'look' }];
    assert.equal(await faultIn({ files: { [path]: TRUST_DOMAINS }, steps }, startServer), undefined);
  });
}
