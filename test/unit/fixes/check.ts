/** What has to hold after every edit, whatever it was: checked against plain values, not against the planner's own check. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../../server/src/core/fixes/apply.ts';
import type { Operation } from '../../../server/src/core/fixes/operation.ts';
import { type PlannedEdit, planEdits, type Target } from '../../../server/src/core/fixes/plan.ts';
import { readText } from '../../../server/src/core/syntax/read.ts';
import type { Language } from '../../../server/src/core/syntax/source.ts';
import { plainValue } from '../../../server/src/core/syntax/tree.ts';
import type { Model } from './model.ts';

export function targetOf(language: Language, text: string): Target {
  return { language, text, tree: readText(language, text) };
}

export function plainOf(language: Language, text: string): unknown {
  const { root, problems } = readText(language, text);
  assert.deepEqual(problems, [], text);
  return root && plainValue(root);
}

/** The text after the operations, or undefined where they were refused. */
export function edited(language: Language, text: string, ...operations: Operation[]): string | undefined {
  const edits = planEdits(targetOf(language, text), operations, 'sample');
  return edits && applyEdits(text, edits).text;
}

/** Comments that are gone, by their unique words. */
export function lostNotes(before: string, after: string): string[] {
  return [...before.matchAll(/note-\d+-/g)].map(([note]) => note).filter((note) => !after.includes(note));
}

/** The edited text, once it has been found to say what is expected and to be as sound as it was. */
export function checkEdits(target: Target, edits: readonly PlannedEdit[], expected: Model, context: unknown): string {
  const { text, conflicts } = applyEdits(target.text, edits);
  const shown = `${JSON.stringify(context)}\n--- before\n${target.text}\n--- after\n${text}`;
  assert.deepEqual(conflicts, [], shown);
  for (const [index, edit] of edits.entries()) {
    assert.ok(edit.start <= edit.end && edit.start >= (edits[index - 1]?.end ?? 0), shown);
  }
  const { root, problems } = readText(target.language, text);
  const known = target.tree.problems.map(({ message }) => message);
  assert.deepEqual(
    problems.filter(({ message }) => !known.includes(message)),
    [],
    shown,
  );
  assert.deepEqual(root && plainValue(root), expected, shown);
  assert.ok(
    breaksOf(text).size <= Math.max(1, breaksOf(target.text).size),
    `mixed line breaks\n${JSON.stringify(text)}`,
  );
  if (target.text.endsWith('\n')) assert.ok(text.endsWith('\n'), `end of file\n${shown}`);
  return text;
}

function breaksOf(text: string): Set<string> {
  return new Set(text.match(/\r?\n/g));
}

/** Snippets as an editor leaves them when nobody fills in anything, and the numbers of their fields as they come. */
export function snippetsAsLeft(snippets: readonly PlannedEdit[]): { edits: PlannedEdit[]; fields: number[] } {
  const fields: number[] = [];
  const edits = snippets.map((edit) => {
    assert.ok(!/(?<!\\)(?:\\\\)*\$(?!\{\d+:)/.test(edit.text), `a bare dollar sign in ${edit.text}`);
    const text = edit.text.replace(/\\(.)|\$\{(\d+):((?:[^\\}]|\\.)*)\}/gs, (_, escaped, field, sample) => {
      if (escaped !== undefined) return escaped;
      fields.push(Number(field));
      return sample.replace(/\\(.)/gs, '$1');
    });
    return { ...edit, text };
  });
  return { edits, fields };
}
