/** Operations into text edits: the one door of this folder for whoever offers or applies edits. */
import { readText } from '../syntax/read.ts';
import { applyEdits, type PlannedEdit } from './apply.ts';
import { type Rendering, renderEdits } from './blanks.ts';
import { type Draft, draftOf, editsOf, revise, whereIs } from './draft.ts';
import { changeFor, type TextOperation } from './edit.ts';
import { expectAfter, expectationOf, isMet } from './expect.ts';
import type { Target } from './layout.ts';
import type { Operation } from './operation.ts';

export type { PlannedEdit } from './apply.ts';
export type { Rendering } from './blanks.ts';
export { type CreatedFile, createdFiles } from './create-file.ts';
export type { Target } from './layout.ts';

/**
 * The operations of one offer on one document, as edits to its text in the order of the text. They take effect one
 * after another, each on the text the one before it left; spans are those of the text as it is now. Undefined means
 * refused: there is no edit that does all of this and nothing else. Files to create are left to `createdFiles`.
 *
 * In the `snippet` rendering the text of every edit is an LSP snippet, fields numbered through all of them.
 */
export function planEdits(
  target: Target,
  operations: readonly Operation[],
  rendering: Rendering,
): PlannedEdit[] | undefined {
  const shown = rendering === 'snippet' ? 'sample' : rendering;
  let draft = draftOf(target.text);
  let current = target;
  let expectation = expectationOf(target.tree);
  for (const operation of operations) {
    if (operation.op === 'create-file') continue;
    if (draft.text !== current.text) current = reread(target, draft.text);
    const moved = moveTo(draft, operation);
    const change = moved && changeFor(current, moved);
    const next = change && revise(draft, change.edits);
    if (!next) return undefined;
    expectation = expectAfter(expectation, current, moved, change, shown);
    draft = next;
  }
  const edits = editsOf(draft);
  const { text } = applyEdits(target.text, renderEdits(target.text, edits, shown));
  if (!isMet(expectation, readText(target.language, text))) return undefined;
  return renderEdits(target.text, edits, rendering);
}

function reread(target: Target, text: string): Target {
  return { ...target, text, tree: readText(target.language, text) };
}

/** The operation with its span, if it has one, where that stands by now. */
function moveTo(draft: Draft, operation: TextOperation): TextOperation | undefined {
  if (!('span' in operation)) return operation;
  const span = whereIs(draft, operation.span);
  return span && { ...operation, span };
}
