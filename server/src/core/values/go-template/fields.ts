import type { Span } from '../../syntax/span.ts';
import { nearest } from '../nearest.ts';
import { stringValue } from './literals.ts';
import type { FieldToken, TemplateAction, TemplateName, TemplatePart, TemplateToken } from './tokens.ts';
import { TEMPLATE_FIELDS, type TemplateStruct } from './vocabulary.ts';

/** A member that does not exist. Go finds out when it renders the template for a pod, and then that pod has no identity. */
export interface FieldProblem extends Span {
  readonly name: string;
  readonly struct: TemplateStruct;
  readonly message: string;
  /** What was most likely meant, as an edit. */
  readonly replacement?: { readonly start: number; readonly end: number; readonly text: string };
}

/** Names of methods these structures have in Go. */
const METHOD = /^(?:Get[A-Z]|String$|Size$|DeepCopy$)/u;

/** Members of the template's data that do not exist. Only names whose structure is sure: nothing below the second, nothing where dot has moved. */
export function checkFields(parts: readonly TemplatePart[]): FieldProblem[] {
  const problems: FieldProblem[] = [];
  for (const { action, token } of rootFields(parts)) {
    const [first, second] = token.names;
    if (first === undefined || action.kind !== 'action') continue;
    const struct = structOf(first.name);
    if (!TEMPLATE_FIELDS.root.includes(first.name)) problems.push(unknown('root', first, second));
    else if (struct && second && !TEMPLATE_FIELDS[struct].includes(second.name) && !METHOD.test(second.name)) {
      problems.push(unknown(struct, second, undefined, first));
    }
  }
  return problems;
}

/** A label or annotation that a template reads. */
export interface LabelLookup extends Span {
  readonly of: 'PodMeta' | 'NodeMeta';
  readonly map: 'Labels' | 'Annotations';
  readonly key: string;
  /** A missing key renders as `<no value>` after a dot, and as nothing with `index`. */
  readonly via: 'dot' | 'index';
  /** The template does without it: it is asked for in a condition, stands in one, or has an alternative in `or`. */
  readonly optional: boolean;
}

/** The labels and annotations a template reads; each span is that of the key. */
export function labelLookups(parts: readonly TemplatePart[]): LabelLookup[] {
  const lookups: LabelLookup[] = [];
  for (const { action, token, index } of rootFields(parts)) {
    const [meta, map, name] = token.names;
    if (
      (meta?.name !== 'PodMeta' && meta?.name !== 'NodeMeta') ||
      (map?.name !== 'Labels' && map?.name !== 'Annotations')
    )
      continue;
    const found = { of: meta.name, map: map.name, optional: isOptional(action) } as const;
    if (name) {
      lookups.push({ ...found, key: name.name, start: name.start, end: name.end, via: 'dot' });
      continue;
    }
    const key = indexKey(action.tokens, index, token);
    if (key) lookups.push({ ...found, key: stringValue(key.text), start: key.start, end: key.end, via: 'index' });
  }
  return lookups;
}

/** The string in `index .PodMeta.Labels "key"`. */
function indexKey(tokens: readonly TemplateToken[], index: number, token: FieldToken): TemplateToken | undefined {
  const call = tokens[index - (token.base === 'root' ? 2 : 1)];
  const key = tokens[index + 1];
  if (call?.kind !== 'identifier' || call.text !== 'index') return undefined;
  return key?.kind === 'string' || key?.kind === 'raw-string' ? key : undefined;
}

function isOptional({ tokens, place }: TemplateAction): boolean {
  return (
    place.conditional ||
    tokens.some(({ kind, text }) =>
      kind === 'keyword' ? text === 'if' || text === 'with' : kind === 'identifier' && text === 'or',
    )
  );
}

/** Every run of names that begins at the data the template was given. */
function* rootFields(
  parts: readonly TemplatePart[],
): Generator<{ action: TemplateAction; token: FieldToken; index: number }> {
  for (const action of parts) {
    if (action.kind !== 'action') continue;
    for (const [index, token] of action.tokens.entries()) {
      if (token.kind !== 'field') continue;
      const { dot, dollar } = action.place;
      if ((token.base === 'dot' && dot === 'root') || (token.base === 'root' && dollar === 'root'))
        yield { action, token, index };
    }
  }
}

function structOf(name: string): Exclude<TemplateStruct, 'root'> | undefined {
  return name === 'PodMeta' || name === 'PodSpec' || name === 'NodeMeta' || name === 'NodeSpec' ? name : undefined;
}

const NEIGHBOUR = { PodMeta: 'PodSpec', PodSpec: 'PodMeta', NodeMeta: 'NodeSpec', NodeSpec: 'NodeMeta' } as const;

function unknown(
  struct: TemplateStruct,
  name: TemplateName,
  after?: TemplateName,
  before?: TemplateName,
): FieldProblem {
  const where = struct === 'root' ? 'The data of this template' : struct;
  const meant = struct === 'root' ? meantAtRoot(name, after) : meantIn(struct, name, before);
  const advice = meant === undefined ? '' : ` Did you mean ${meant.text}?`;
  const message = `${where} has no ${name.name}: the template is accepted, but fails for every pod.${advice}`;
  const { start, end } = name;
  return { name: name.name, struct, start, end, message, ...(meant && { replacement: meant }) };
}

function meantIn(
  struct: Exclude<TemplateStruct, 'root'>,
  { name, start, end }: TemplateName,
  before: TemplateName | undefined,
) {
  const neighbour = NEIGHBOUR[struct];
  const elsewhere = member(neighbour, name);
  if (elsewhere !== undefined && before) return { start: before.start, end, text: `${neighbour}.${elsewhere}` };
  const text = nearest(name, TEMPLATE_FIELDS[struct]);
  return text === undefined ? undefined : { start, end, text };
}

/** `.Pod.Name` and `.Pod.Spec.NodeName`, as the Kubernetes API nests them; a member without its structure; a slip of the pen. */
function meantAtRoot({ name, start, end }: TemplateName, after: TemplateName | undefined) {
  const kind = name.toLowerCase() === 'pod' ? 'Pod' : name.toLowerCase() === 'node' ? 'Node' : undefined;
  if (kind && after) {
    if (/^(?:meta|metadata|objectmeta)$/iu.test(after.name)) return { start, end: after.end, text: `${kind}Meta` };
    if (/^spec$/iu.test(after.name)) return { start, end: after.end, text: `${kind}Spec` };
    const struct = ([`${kind}Meta`, `${kind}Spec`] as const).find(
      (candidate) => member(candidate, after.name) !== undefined,
    );
    if (struct) return { start, end: after.end, text: `${struct}.${member(struct, after.name)}` };
  }
  const close = nearest(name, TEMPLATE_FIELDS.root);
  if (close !== undefined) return { start, end, text: close };
  const struct = (['PodMeta', 'PodSpec'] as const).find((candidate) => member(candidate, name) !== undefined);
  return struct ? { start, end, text: `${struct}.${member(struct, name)}` } : undefined;
}

/** The member of that name, in any case. */
function member(struct: TemplateStruct, name: string): string | undefined {
  return TEMPLATE_FIELDS[struct].find((field) => field.toLowerCase() === name.toLowerCase());
}
