/** What could be written at a place, before it is laid out for that place. */
import type { MapValue, Value } from '../fixes/operation.ts';
import type { Field } from '../formats/field.ts';
import type { JsonSchema } from '../formats/schemas.ts';
import type { Node, Path } from '../syntax/tree.ts';
import type { Appearance, CompletionRequest } from './candidate.ts';
import { bare } from './stops.ts';

export interface Proposal extends Appearance {
  /** Undefined for a key alone. */
  readonly key?: string;
  readonly value: Value;
  /** Keys to come after it in the map around it. */
  readonly further?: MapValue['map'];
}

/** The field a value is wanted for, and what is known around it. */
export interface FieldContext {
  readonly request: CompletionRequest;
  readonly schema: JsonSchema;
  readonly kind: string | undefined;
  /** The manifest, for what it says elsewhere. */
  readonly object: Node | undefined;
  readonly field: Field;
  /** From the manifest. */
  readonly path: Path;
  /** The text that is there now; a name that stands nowhere else is only half typed. */
  readonly current: string;
}

/** A text of the workspace or of our own making, quoted where YAML wants it. */
export function textProposal(text: string, detail?: string, kind: Appearance['kind'] = 'value'): Proposal {
  return { label: text, kind, value: text, ...(detail !== undefined && { detail }) };
}

/** A word of a fixed list, which YAML reads as it stands. */
export function wordProposal(text: string, detail?: string): Proposal {
  return { ...textProposal(text, detail), value: bare(text) };
}

/** Name of the key that leads to a path. */
export function keyOf(path: Path): string {
  return String(path.findLast((step) => typeof step === 'string') ?? '');
}
