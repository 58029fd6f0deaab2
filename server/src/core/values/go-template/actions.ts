import { quote } from '../quote.ts';
import { declare, isDeclared, type Scope } from './scope.ts';
import type { TemplateAction, TemplateProblem, TemplateProblemCode, TemplateToken } from './tokens.ts';
import { undefinedVariable, unknownFunction } from './unknown-names.ts';
import { TEMPLATE_FUNCTIONS } from './vocabulary.ts';

/** Go reads parentheses of any depth; nobody writes more than a few, and a reader must not run out of stack. */
const DEEPEST = 100;

const FUNCTIONS: ReadonlySet<string> = new Set(TEMPLATE_FUNCTIONS);

/** Where the reading of one action stands. The first problem ends it, as it does in Go. */
interface Reader {
  readonly action: TemplateAction;
  readonly tokens: readonly TemplateToken[];
  readonly scope: Scope;
  problem: TemplateProblem | undefined;
  next: number;
}

/** Reads one action by the grammar of text/template, declares the variables it declares, and returns its first mistake. */
export function parseAction(action: TemplateAction, scope: Scope): TemplateProblem | undefined {
  const reader: Reader = { action, tokens: action.tokens, scope, problem: undefined, next: 0 };
  if (action.keyword === undefined) readPipeline(reader, 'value', 0);
  else {
    reader.next = 1;
    readControl(reader, action.keyword);
  }
  return reader.problem;
}

function readControl(reader: Reader, keyword: string): void {
  const { frames } = reader.scope;
  const again = peek(reader);
  switch (keyword) {
    case 'if':
    case 'with':
    case 'range':
      readPipeline(reader, keyword, 0);
      return;
    case 'block':
      if (readName(reader)) readPipeline(reader, keyword, 0);
      return;
    case 'template':
      if (readName(reader) && peek(reader)) readPipeline(reader, keyword, 0);
      return;
    case 'define':
      if (frames.length > 0) misplaced(reader, 'A define stands at the top of a template, not inside another block.');
      if (readName(reader)) expectEnd(reader);
      return;
    case 'else':
      if (again?.kind === 'keyword' && (again.text === 'if' || again.text === 'with')) {
        reader.next++;
        readPipeline(reader, again.text, 0);
        return;
      }
      break;
    case 'break':
    case 'continue':
      if (!frames.at(-1)?.inRange) misplaced(reader, `There is no range around this ${keyword}.`);
  }
  expectEnd(reader);
}

function misplaced(reader: Reader, message: string): void {
  fail(reader, 'misplaced-keyword', reader.tokens[0], message);
}

/** The name of a template, a string. */
function readName(reader: Reader): boolean {
  const token = peek(reader);
  if (token?.kind !== 'string' && token?.kind !== 'raw-string') return unexpected(reader);
  reader.next++;
  return true;
}

/** Declarations, then commands with `|` between them. False when it broke off. */
function readPipeline(reader: Reader, keyword: string, depth: number): boolean {
  if (!readDeclarations(reader, keyword)) return false;
  let commands = 0;
  while (true) {
    const token = peek(reader);
    if (token === undefined || (depth > 0 && token.kind === 'close')) {
      if (commands > 0) return true;
      return fail(
        reader,
        'missing-value',
        token ?? reader.action,
        depth > 0 ? 'The parentheses are empty.' : `The ${keyword} has no value.`,
      );
    }
    if (commands > 0 && (isLiteral(token) || token.kind === 'dot' || token.kind === 'nil')) {
      return fail(
        reader,
        'unexpected-token',
        token,
        `After a | comes a function; ${quote(token.text)} cannot take a value.`,
      );
    }
    if (!readCommand(reader, depth)) return false;
    commands++;
  }
}

/** `$x :=`, `$x =`, and in a range `$i, $e :=`. */
function readDeclarations(reader: Reader, keyword: string): boolean {
  const variable = peek(reader);
  const sign = reader.tokens[reader.next + 1];
  if (variable?.kind !== 'variable') return true;
  if (sign?.kind === 'declare' || sign?.kind === 'assign') {
    declare(reader.scope.variables, variable.text);
    reader.next += 2;
    return true;
  }
  if (sign?.kind !== 'comma') return true;
  const second = reader.tokens[reader.next + 2];
  const end = reader.tokens[reader.next + 3];
  if (keyword !== 'range') return fail(reader, 'unexpected-token', sign, 'Only a range declares two variables.');
  declare(reader.scope.variables, variable.text);
  if (second?.kind !== 'variable')
    return fail(reader, 'unexpected-token', second ?? sign, 'After the comma comes a second variable.');
  if (end?.kind === 'comma')
    return fail(reader, 'unexpected-token', end, 'A range declares two variables at the most.');
  reader.next += 2;
  if (end?.kind !== 'declare' && end?.kind !== 'assign') return true;
  declare(reader.scope.variables, second.text);
  reader.next += 2;
  return true;
}

/** Operands with white space between them, and the `|` after them. */
function readCommand(reader: Reader, depth: number): boolean {
  let operands = 0;
  while (true) {
    const token = peek(reader);
    if (operands > 0) {
      if (token === undefined || (token.kind === 'close' && depth > 0)) return true;
      if (token.kind === 'pipe') {
        reader.next++;
        return true;
      }
      if (!token.spaced) return unexpected(reader);
    }
    if (!readOperand(reader, depth)) return false;
    operands++;
  }
}

/** One term and the fields that directly follow it. */
function readOperand(reader: Reader, depth: number): boolean {
  const token = peek(reader);
  if (token === undefined) return fail(reader, 'missing-value', reader.action, 'A value is missing here.');
  if (!readTerm(reader, token, depth)) return false;
  const field = peek(reader);
  if (field?.kind !== 'field' || field.spaced || token.kind === 'field') return true;
  if (isLiteral(token) || token.kind === 'dot' || token.kind === 'nil') {
    return fail(reader, 'unexpected-token', field, `${quote(token.text)} has no fields.`);
  }
  reader.next++;
  return true;
}

function readTerm(reader: Reader, token: TemplateToken, depth: number): boolean {
  switch (token.kind) {
    case 'identifier':
      if (!FUNCTIONS.has(token.text)) return give(reader, unknownFunction(token, reader.tokens));
      break;
    case 'variable':
      if (!isDeclared(reader.scope.variables, token.text)) return give(reader, undefinedVariable(token));
      break;
    case 'open':
      return readParentheses(reader, token, depth + 1);
    case 'keyword':
    case 'pipe':
    case 'close':
    case 'comma':
    case 'declare':
    case 'assign':
      return unexpected(reader);
  }
  reader.next++;
  return true;
}

function readParentheses(reader: Reader, open: TemplateToken, depth: number): boolean {
  if (depth > DEEPEST) return fail(reader, 'too-deep', open, `Parentheses nest more than ${DEEPEST} deep.`);
  reader.next++;
  if (!readPipeline(reader, 'value', depth)) return false;
  if (peek(reader) === undefined) return fail(reader, 'unclosed-paren', open, 'The parenthesis is never closed.');
  reader.next++;
  return true;
}

function isLiteral({ kind }: TemplateToken): boolean {
  return kind === 'bool' || kind === 'number' || kind === 'char' || kind === 'string' || kind === 'raw-string';
}

function peek({ tokens, next }: Reader): TemplateToken | undefined {
  return tokens[next];
}

function expectEnd(reader: Reader): void {
  if (peek(reader)) unexpected(reader);
}

function unexpected(reader: Reader): false {
  const token = peek(reader);
  const message = token
    ? `${quote(token.text)} cannot stand here in a template, so the whole template is refused.`
    : 'A value is missing here.';
  return fail(reader, token ? 'unexpected-token' : 'missing-value', token ?? reader.action, message);
}

function fail(
  reader: Reader,
  code: TemplateProblemCode,
  place: { start: number; end: number } | undefined,
  message: string,
): false {
  const { start, end } = place ?? reader.action;
  return give(reader, { code, start, end, message });
}

function give(reader: Reader, problem: TemplateProblem): false {
  reader.problem ??= problem;
  return false;
}
