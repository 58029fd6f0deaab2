/** Operations into text edits: the one door of this folder for whoever offers or applies edits. */
import { embeddingsIn, regionOf, withEmbedded } from '../syntax/embedded.ts';
import { isJsonForm } from '../syntax/hcl.ts';
import { readText } from '../syntax/read.ts';
import { nodeAt } from '../syntax/tree.ts';
import { applyEdits, inTextOrder, type PlannedEdit } from './apply.ts';
import { type Rendering, renderEdits } from './blanks.ts';
import { type Draft, draftOf, editsOf, revise, whereIs } from './draft.ts';
import { changeFor, type TextOperation } from './edit.ts';
import { divide, type Part, putOutward } from './embedded.ts';
import { expectAfter, expectationOf, isMet } from './expect.ts';
import type { Target } from './layout.ts';
import type { Operation } from './operation.ts';
import { asComment } from './statement.ts';

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
  given: Target,
  operations: readonly Operation[],
  rendering: Rendering,
): PlannedEdit[] | undefined {
  const target = inItsForm(given);
  const { here, inside } = divide(target, operations);
  const outer = { ...target, tree: target.tree.outer ?? target.tree };
  const edits = here.length > 0 || inside.length === 0 ? planHere(outer, here, rendering) : [];
  if (!edits || inside.length === 0) return edits;
  for (const part of inside) {
    const planned = planInside(target, part, rendering);
    if (!planned) return undefined;
    edits.push(...planned);
  }
  return inTextOrder(edits);
}

/** A configuration of SPIRE is in HCL or in JSON, whatever its name says. */
function inItsForm(target: Target): Target {
  return target.language === 'hcl' && isJsonForm(target.text) ? { ...target, language: 'json' } : target;
}

/** Edits inside a text of another language: planned on that text alone, then put to where it stands. */
function planInside(
  target: Target,
  { path, embedded, operations }: Part,
  rendering: Rendering,
): PlannedEdit[] | undefined {
  const { language, region } = embedded;
  const read = withEmbedded(readText(language, region.text), region.text, embeddingsIn(embedded.tree.root));
  const inner: Target = { language, text: region.text, tree: read };
  const wanted = planEdits(inner, operations, rendering);
  const shown = rendering === 'snippet' ? planEdits(inner, operations, 'sample') : wanted;
  if (!shown || !wanted) return undefined;
  const expected = applyEdits(region.text, shown).text;
  const { text } = applyEdits(target.text, putOutward(region, shown, false));
  const tree = readText(target.language, text);
  const scalar = nodeAt(tree.root, path);
  const actual = scalar?.type === 'scalar' ? regionOf(scalar, text)?.text : undefined;
  if (actual?.trimEnd() !== expected.trimEnd() || tree.problems.length > target.tree.problems.length) return undefined;
  return putOutward(region, wanted, rendering === 'snippet');
}

function planHere(target: Target, operations: readonly Operation[], rendering: Rendering): PlannedEdit[] | undefined {
  const shown = rendering === 'snippet' ? 'sample' : rendering;
  let draft = draftOf(target.text);
  let current = target;
  let expectation = expectationOf(target.tree);
  for (const stated of operations) {
    if (stated.op === 'create-file') continue;
    const operation = asComment(target, stated);
    if (!operation) return undefined;
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
