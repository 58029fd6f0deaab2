/** Values for a field: of a fixed list, by meaning, or a whole block. */
import { isMapValue, type Value } from '../fixes/operation.ts';
import { type Field, fieldAt, type ValueKind } from '../formats/field.ts';
import { bestIn } from './best.ts';
import { selectors, spiffeIds, subjects, urls } from './identifiers.ts';
import { dates, durations } from './moments.ts';
import { classNames, enforcementPoints, federations, trustDomains } from './names.ts';
import { owners } from './owners.ts';
import { policiesAsPoints, policyRefs } from './policies.ts';
import { type FieldContext, keyOf, type Proposal, textProposal, wordProposal } from './proposal.ts';
import { isOpen, stop, toInsert } from './stops.ts';
import { ignoreTerms, isIgnoreKey } from './suppression.ts';
import { isNumber, requiredFields, templateAt } from './template.ts';

type Provider = (context: FieldContext) => Proposal[];

const none: Provider = () => [];

const BY_MEANING: Readonly<Record<ValueKind, Provider>> = {
  bundle: bundleText,
  'class-name': classNames,
  date: dates,
  'dns-name': none,
  duration: durations,
  'enforcement-point': points,
  federation: federations,
  file: none,
  glob: none,
  'go-duration': durations,
  'go-template': wholeTemplate,
  issuer: (context) => [...trustDomains(context), textProposal('https://', 'address of an OIDC issuer')],
  name: none,
  owner: owners,
  'policy-ref': policyRefs,
  'rule-id': ({ request }) => request.rules.map(({ id, title }) => textProposal(id, title, 'rule')),
  selector: selectors,
  'spiffe-id': spiffeIds,
  subject: subjects,
  'trust-domain': trustDomains,
  url: urls,
};

/** What may stand as the value of a field, single values before lists and maps. */
export function valuesOf(context: FieldContext): Proposal[] {
  const { types } = context.field;
  return [
    ...(isScalar(context.field) ? scalars(context) : []),
    ...(types.includes('array') ? lists(context) : []),
    ...(types.includes('object') ? maps(context) : []),
  ];
}

/** What may stand as an item of the list that is the value of a field. */
export function itemsOf(context: FieldContext): Proposal[] {
  const path = [...context.path, 0];
  const field = fieldAt(context.schema, path);
  return field ? valuesOf({ ...context, field, path }) : [];
}

function isScalar({ types }: Field): boolean {
  return types.length === 0 || types.some((type) => type !== 'array' && type !== 'object');
}

function scalars(context: FieldContext): Proposal[] {
  const { field, path, request } = context;
  if (isIgnoreKey(keyOf(path))) return [ignoreTerms(request)];
  const about = (value: string) => (value === String(field.default) ? 'the default' : undefined);
  const words = [...field.values, ...(field.types.includes('boolean') ? ['true', 'false'] : [])];
  const proposals = words.map((word) => wordProposal(word, about(word)));
  if (field.hints.value !== undefined) proposals.push(...BY_MEANING[field.hints.value](context));
  if (proposals.length > 0) return proposals;
  const proposal = isNumber(field) ? wordProposal : textProposal;
  return field.examples.map((example) => proposal(example, about(example)));
}

/** A list with one item, and one with an item yet to be written. */
function lists(context: FieldContext): Proposal[] {
  const template = templateAt(context.schema, context.path, bestIn(context));
  const items = itemsOf(context).map((item) => ({ ...item, label: `- ${item.label}`, value: { list: [item.value] } }));
  const isAmongThem = items.some(({ value }) => JSON.stringify(value) === JSON.stringify(template));
  return isAmongThem ? items : [...items, { label: '- …', kind: 'snippet', detail: 'a list', value: template }];
}

/** The block with the fields it must have, or those people mostly write. */
function maps(context: FieldContext): Proposal[] {
  const { schema, path } = context;
  const best = bestIn(context);
  const template = templateAt(schema, path, best);
  const value = isMapValue(template) ? template : requiredFields(schema, path, best);
  const names = value?.map.map(([name]) => name).filter((name) => !isOpen(name)) ?? [];
  if (!value || names.length === 0) return [];
  return [{ label: names.join(', '), kind: 'snippet', detail: 'these fields', value }];
}

/** An annotation may name the policy itself, for want of a document that does; a manifest describes it in place. */
function points(context: FieldContext): Proposal[] {
  const isAnnotation = keyOf(context.path) === 'fedlint.dev/enforced-at';
  const isManifest = context.kind === 'Federation';
  return [
    ...enforcementPoints(context),
    ...(isAnnotation ? policyRefs(context) : []),
    ...(isManifest ? policiesAsPoints(context) : []),
  ];
}

function bundleText({ request }: FieldContext): Proposal[] {
  if (request.language === 'json') return [];
  return [{ label: '| …', kind: 'snippet', detail: 'JSON text on the lines below', value: `${stop()}\n` }];
}

function wholeTemplate(context: FieldContext): Proposal[] {
  const value: Value = templateAt(context.schema, context.path, bestIn(context));
  if (typeof value !== 'string' || isOpen(value)) return [];
  const { text } = toInsert(value, 'json', 'plain');
  return text === '' ? [] : [{ label: text, kind: 'snippet', value }];
}
