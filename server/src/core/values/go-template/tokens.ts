import type { Span } from '../../syntax/span.ts';

export interface TemplateName extends Span {
  readonly name: string;
}

/** What dot-separated names begin at: the current dot, the root `$`, or the value of something else. */
export type FieldBase = 'dot' | 'root' | 'other';

interface TokenPlace extends Span {
  readonly text: string;
  /** White space stands before it: `.A .B` is two operands, `.A.B` is one. */
  readonly spaced: boolean;
}

/** `.A.B.C`, a run of names without spaces. */
export interface FieldToken extends TokenPlace {
  readonly kind: 'field';
  readonly base: FieldBase;
  readonly names: readonly TemplateName[];
}

export interface PlainToken extends TokenPlace {
  readonly kind:
    | 'keyword'
    | 'identifier'
    | 'variable'
    | 'dot'
    | 'nil'
    | 'bool'
    | 'number'
    | 'char'
    | 'string'
    | 'raw-string'
    | 'pipe'
    | 'declare'
    | 'assign'
    | 'comma'
    | 'open'
    | 'close';
}

export type TemplateToken = PlainToken | FieldToken;

/** Where in the structure of a template something stands. */
export interface TemplatePlace {
  /** Whether `.` is still the data the template was given; inside `range`, `with` and `define` it is something else. */
  readonly dot: 'root' | 'other';
  /** The same for `$`, which only `define` and `block` change. */
  readonly dollar: 'root' | 'other';
  /** Inside `if`, `with` or `range`: it may be left out. */
  readonly conditional: boolean;
  /** In an `else` branch. */
  readonly otherwise: boolean;
  /** Inside `define`: nothing is printed where it stands. */
  readonly definition: boolean;
}

/** Literal text. Its span is the raw one; a trim mark beside it takes white space away when the template is rendered. */
export interface TemplateText extends Span {
  readonly kind: 'text';
  readonly text: string;
  readonly place: TemplatePlace;
}

/** `{{ … }}`; the span has the braces in it. */
export interface TemplateAction extends Span {
  readonly kind: 'action' | 'comment';
  readonly tokens: readonly TemplateToken[];
  readonly trimLeft: boolean;
  readonly trimRight: boolean;
  /** The keyword it begins with: `if`, `range`, `end` … */
  readonly keyword: string | undefined;
  /** Whether a value is put in its place. */
  readonly prints: boolean;
  readonly place: TemplatePlace;
}

export type TemplatePart = TemplateText | TemplateAction;

export type TemplateProblemCode =
  | 'unclosed-action'
  | 'unclosed-comment'
  | 'comment-not-alone'
  | 'unterminated-string'
  | 'bad-character'
  | 'bad-literal'
  | 'unexpected-token'
  | 'missing-value'
  | 'unclosed-paren'
  | 'too-deep'
  | 'unknown-function'
  | 'undefined-variable'
  | 'misplaced-keyword'
  | 'unexpected-else'
  | 'unexpected-end'
  | 'missing-end';

export interface TemplateProblem extends Span {
  readonly code: TemplateProblemCode;
  readonly message: string;
  /** An edit that mends it without a decision. */
  readonly replacement?: { readonly start: number; readonly end: number; readonly text: string };
  /** It reads like the template of another tool (Jinja, Kyverno, an outer Helm chart): a rule had better stay silent. */
  readonly foreign?: true;
}
