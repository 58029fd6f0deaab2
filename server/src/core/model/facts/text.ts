/** Facts about the text of a file rather than about trust. */
import type { Span } from '../../syntax/span.ts';
import type { Path, SyntaxProblem } from '../../syntax/tree.ts';
import type { Stated } from '../stated.ts';
import type { OfResource, Resource } from './resource.ts';

/** A resource whose group, version or kind is a near miss of one Fedlint knows. */
export interface MisnamedResourceFact extends OfResource {
  readonly type: 'misnamed-resource';
  readonly apiVersion: Stated;
  readonly kind: Stated;
  readonly expected: { readonly apiVersion: string; readonly kind: string };
}

/** A field under a name that its program takes for the right one, which is `name`. */
export interface LooseFieldFact extends OfResource {
  readonly type: 'loose-field';
  readonly written: string;
  readonly name: string;
  readonly span: Span;
  readonly path: Path;
}

/** A text of governance in which somebody was meant to write something, in a field that no other rule asks for. */
export interface FillInFact {
  readonly type: 'fill-in';
  readonly resource: Resource;
  readonly field: string;
  /** What stands in the place of the answer, and where. */
  readonly text: string;
  readonly span: Span;
}

/** A request to hide findings. */
export interface SuppressionFact {
  readonly type: 'suppression';
  readonly scope: 'line' | 'resource' | 'file';
  readonly span: Span;
  readonly rules: readonly Stated[];
  readonly until: Stated | undefined;
  readonly reason: Stated | undefined;
  /** What makes it unreadable, in words; such a one hides nothing. */
  readonly malformed: string | undefined;
  /** What it covers: a line or a resource. Undefined for the whole file. */
  readonly covers: Span | undefined;
  /** Annotation to remove where it is one; comments are removed by their span. */
  readonly path: Path | undefined;
}

/** A departure from the schema. */
export interface ShapeFact {
  readonly type: 'shape-problem';
  readonly rule: 'unknown-field' | 'missing-field' | 'invalid-value';
  readonly span: Span;
  readonly path: Path;
  readonly key: string | undefined;
  readonly message: string;
  readonly suggestion: string | boolean | undefined;
  readonly resource: Resource | undefined;
}

/** A fault of the text itself. */
export interface SyntaxFact {
  readonly type: 'syntax-problem';
  readonly problem: SyntaxProblem;
}
