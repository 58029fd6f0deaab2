/** Finds what somebody was meant to replace in what is written about governance: `TODO`, `<team>`, `changeme`. */
import type { FillInFact } from '../model/facts.ts';
import { known, partOf } from '../model/stated.ts';
import type { Span } from '../syntax/span.ts';
import { type Node, nodeAt, type Path } from '../syntax/tree.ts';
import { findFillIn, hasPlaceholder } from '../values/placeholder.ts';
import { fieldAt } from './field.ts';
import type { Manifest } from './kind.ts';
import type { JsonSchema } from './schemas.ts';

const OURS = 'fedlint.dev/';
/** Nobody leaves more than this to be filled in within one text. */
const MOST = 20;

interface Text {
  readonly field: string;
  readonly text: string;
  readonly span: Span;
  /** Whether another rule says that the answer is missing. */
  readonly isAsked: boolean;
}

export function fillInsOf(object: Manifest, schema: JsonSchema | undefined): FillInFact[] {
  const { resource, root } = object;
  const isManifest = schema !== undefined && resource.apiVersion.startsWith(OURS);
  const texts = isManifest ? textsBelow(nodeAt(root, ['spec']), ['spec'], schema) : [];
  return [...texts, ...annotated(object)].flatMap(({ field, text, span, isAsked }) => {
    const found = fillInOf(text);
    // What looks like a placeholder is unknown to every other rule, so that none of them asks for it.
    if (!found || (isAsked && !hasPlaceholder(text))) return [];
    const where = partOf(known(text, span), found);
    return [{ type: 'fill-in', resource, field, text: text.slice(found.start, found.end), span: where } as const];
  });
}

/** The first thing to replace, unless a template engine will do it. */
function fillInOf(text: string): Span | undefined {
  const first = findFillIn(text);
  let rest = text;
  let found = first;
  for (let count = 0; found && count < MOST; count++) {
    rest = rest.slice(0, found.start) + rest.slice(found.end);
    found = findFillIn(rest);
  }
  return first && !hasPlaceholder(rest) ? toEndOfWord(text, first) : undefined;
}

function toEndOfWord(text: string, { start, end }: Span): Span {
  return { start, end: end + (/^[\w-]*/.exec(text.slice(end))?.[0].length ?? 0) };
}

function textsBelow(node: Node | undefined, path: Path, schema: JsonSchema): Text[] {
  if (node?.type === 'map') {
    return node.entries.flatMap(({ key, value, merged }) =>
      merged ? [] : textsBelow(value, [...path, String(key.value)], schema),
    );
  }
  if (node?.type === 'seq') return node.items.flatMap((item, index) => textsBelow(item, [...path, index], schema));
  if (typeof node?.value !== 'string') return [];
  const field = path.findLast((step) => typeof step === 'string') ?? '';
  return [{ field: String(field), text: node.value, span: node.span, isAsked: isAsked(schema, path) }];
}

/** Rules for which a field that waits to be filled in is a missing one. */
const ASKING = ['missing-revocation-path', 'missing-rotation-expectation', 'undocumented-bundle-endpoint'];

/** Owners and dates have rules of their own, and of choices the schema knows which there are. */
function isAsked(schema: JsonSchema, path: Path): boolean {
  const field = fieldAt(schema, path);
  if (!field) return false;
  const { hints, values } = field;
  const isOwner = hints.value === 'owner' && hints.rules.includes('missing-owner');
  const isChecked = isOwner || hints.value === 'date' || values.length > 0;
  return isChecked || hints.rules.some((rule) => ASKING.includes(rule));
}

function annotated({ resource, comments }: Manifest): Text[] {
  // What is annotated on the resource around a text is that resource's.
  const annotations = resource.apiVersion === '' ? {} : resource.annotations;
  return Object.entries({ ...comments, ...annotations }).flatMap(([key, stated]) => {
    if (!key.startsWith(OURS) || key.startsWith(`${OURS}ignore.`)) return [];
    const isAsked = /^fedlint\.dev\/(?:owner|expires|review-by)/.test(key);
    return [{ field: key, text: stated.known ? stated.value : stated.text, span: stated.span, isAsked }];
  });
}
