/** Inside `{{ … }}` of a Go template: what the data has, and what the template language knows. */
import {
  lexTemplate,
  TEMPLATE_FIELDS,
  TEMPLATE_FUNCTIONS,
  type TemplatePlace,
  type TemplateStruct,
} from '../values/go-template.ts';
import type { Appearance, Placed } from './candidate.ts';
import type { ValueSlot } from './place.ts';
import type { FieldContext } from './proposal.ts';
import { stop } from './stops.ts';

/** Undefined outside of braces. */
export function insideTemplate({ field, request }: FieldContext, { typed }: ValueSlot): Placed[] | undefined {
  const open = typed.lastIndexOf('{{');
  if (field.hints.value !== 'go-template' || open < 0 || typed.indexOf('}}', open) >= 0) return undefined;
  const action = typed.slice(open + 2);
  if (isInString(action)) return [];
  const place = placeBehind(typed.slice(0, open));
  const [base = '', ...names] = (/\$?(?:\.?\w+)*\.?$/.exec(action)?.[0] ?? '').split('.');
  const found = names.length > 0 ? members(base, names, place) : wholeNames(place);
  const word = names.at(-1) ?? base;
  const rest = /^\w*/.exec(request.section.text.slice(request.offset))?.[0] ?? '';
  const replace = { start: request.offset - word.length, end: request.offset + rest.length };
  return found.map(({ text, ...appearance }) => [appearance, { text: text ?? appearance.label, replace }]);
}

interface Name extends Appearance {
  /** Where it is not the label. */
  readonly text?: string;
}

const MEANING: Readonly<Record<TemplateStruct, string>> = {
  root: 'data of the template',
  PodMeta: 'metadata of the pod',
  PodSpec: 'specification of the pod',
  NodeMeta: 'metadata of the node',
  NodeSpec: 'specification of the node',
};

/** Members of the data and of the structures in it; nothing is known of what lies deeper. */
function members(base: string, names: readonly string[], { dot, dollar }: TemplatePlace): Name[] {
  const isData = (base === '' && dot === 'root') || (base === '$' && dollar === 'root');
  const struct = names.length === 1 ? 'root' : names.length === 2 ? structOf(names[0]) : undefined;
  if (!isData || !struct) return [];
  return TEMPLATE_FIELDS[struct].map((label) => ({ label, kind: 'field', detail: MEANING[struct] }));
}

function structOf(name: string | undefined): TemplateStruct | undefined {
  return name === 'PodMeta' || name === 'PodSpec' || name === 'NodeMeta' || name === 'NodeSpec' ? name : undefined;
}

function wholeNames({ dot, dollar }: TemplatePlace): Name[] {
  // Where the dot has moved into something else, the data is still there as `$`.
  const base = dot === 'root' ? '.' : dollar === 'root' ? '$.' : undefined;
  return [
    ...(base === undefined ? [] : ofData(base)),
    ...TEMPLATE_FUNCTIONS.map((label): Name => ({ label, kind: 'function', detail: 'function' })),
  ];
}

function ofData(base: string): Name[] {
  const fields = TEMPLATE_FIELDS.root.map(
    (name): Name => ({ label: base + name, kind: 'field', detail: MEANING.root }),
  );
  const text = `index ${base}PodMeta.Labels \`${stop()}\``;
  return [
    ...fields,
    { label: 'index … `label`', kind: 'snippet', detail: 'a label of the pod', filterText: 'index', text },
  ];
}

/** What `.` and `$` are behind a piece of template. */
function placeBehind(text: string): TemplatePlace {
  const { parts } = lexTemplate(`${text}{{.}}`);
  return (
    parts.at(-1)?.place ?? { dot: 'root', dollar: 'root', conditional: false, otherwise: false, definition: false }
  );
}

/** Whether a quote is still open; in a text in double quotes those of the template have a backslash before them. */
function isInString(action: string): boolean {
  return /["`]/.test(action.replace(/"(?:\\.|[^"\\])*"|`[^`]*`|\\"[^"\\]*\\"/g, ''));
}
