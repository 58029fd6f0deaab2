import assert from 'node:assert/strict';
import { eventually, until } from '../polling.ts';
import { apply, quickFix } from './actions.ts';
import { findingOf, findings, rulesIn } from './findings.ts';
import { test } from './registry.ts';
import { closeAll, open, textOnDisk, writeOnDisk } from './workspace.ts';

interface Step {
  readonly file: string;
  readonly rule: string;
  /** How the title of the edit begins that mends it. */
  readonly edit: string;
}

/** The mistakes of the example with two meshes and a partner, in the order in which a person might mend them. */
const STEPS: readonly Step[] = [
  { file: 'meshes/grid/mesh.yaml', rule: 'mesh-root-for-every-domain', edit: 'Name its trust domain' },
  { file: 'meshes/grid/mesh.yaml', rule: 'mesh-alias-as-federation', edit: 'Trust it by its root' },
  { file: 'meshes/grid/policies.yaml', rule: 'principal-with-scheme', edit: 'Take the scheme away' },
  { file: 'meshes/grid/policies.yaml', rule: 'name-without-trust-domain', edit: 'Limit it to your own' },
  { file: 'meshes/grid/policies.yaml', rule: 'negative-match-admits-plaintext', edit: 'Limit it to your own' },
  { file: 'meshes/guard/owners.yaml', rule: 'ignored-scoped-actions', edit: 'Have the list read' },
];
const FILES = [...new Set(STEPS.map(({ file }) => file))];

test('the mistakes between two meshes and a partner are mended one by one until nothing is left', async () => {
  const before = new Map(await Promise.all(FILES.map(async (file) => [file, await textOnDisk(file)] as const)));
  try {
    for (const file of FILES) {
      const rules = STEPS.filter((step) => step.file === file).map(({ rule }) => rule);
      await eventually(() => assert.deepEqual(rulesIn(file), rules.sort(), file));
    }
    for (const { file, rule, edit } of STEPS) {
      const editor = await open(file);
      const { range } = await until(`the finding of ${rule}`, () => findingOf(file, rule));
      await apply(await quickFix(editor, range, edit));
      await eventually(() => assert.ok(!rulesIn(file).includes(rule), `${rule} is still found in ${file}`));
      assert.ok(await editor.document.save());
    }
    await eventually(() =>
      assert.deepEqual(
        FILES.flatMap((file) => findings(file)),
        [],
      ),
    );
  } finally {
    await closeAll();
    for (const [file, text] of before) await writeOnDisk(file, text);
  }
});
