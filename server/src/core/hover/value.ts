/** From the kind of a value to what can be said about it. */
import type { ValueKind } from '../formats/field.ts';
import { domainKey } from '../model/domain-key.ts';
import type { Name } from '../model/mentions.ts';
import type { Known } from '../model/stated.ts';
import type { FieldAt } from '../navigation/field-at.ts';
import type { NameAt } from '../navigation/names.ts';
import type { Span } from '../syntax/span.ts';
import { bundleMeaning, bundleSummary } from './bundle.ts';
import { classMeaning } from './class-name.ts';
import type { HoverContext } from './context.ts';
import { dateMeaning } from './date.ts';
import { durationMeaning } from './duration.ts';
import { addressMeaning, profileMeaning } from './endpoint.ts';
import { enforcementPointMeaning } from './enforcement-point.ts';
import { federationMeaning } from './federation.ts';
import { ownerMeaning } from './owner.ts';
import { policyMeaning } from './policy.ts';
import { spiffeIdMeaning, subjectMeaning } from './spiffe-id.ts';
import { templateMeaning } from './template.ts';
import { paragraphs } from './text.ts';
import { trustDomainMeaning } from './trust-domain.ts';

export interface Value {
  readonly at: FieldAt;
  readonly text: Known;
  /** The name under the cursor, which may be a part of the text. */
  readonly name: NameAt | undefined;
}

export interface Meaning {
  readonly markdown: string;
  /** Where it is about a part of the value. */
  readonly span?: Span;
}

export function meaningOf(value: Value, context: HoverContext): Meaning | undefined {
  const { at, name } = value;
  const { hints, values } = at.field;
  const kind = hints.value;
  if (values.includes('https_spiffe')) return whole(profileMeaning(value, context));
  if (kind === 'name' || kind === 'enforcement-point' || kind === 'policy-ref')
    return name && about(name, value, context);
  const describe = kind && MEANINGS[kind];
  return whole(describe?.(value, context));
}

const MEANINGS: Partial<Readonly<Record<ValueKind, (value: Value, context: HoverContext) => string | undefined>>> = {
  bundle: bundleMeaning,
  'class-name': classMeaning,
  date: dateMeaning,
  duration: durationMeaning,
  federation: ({ text }, context) => federationMeaning(text.value, context),
  'go-duration': durationMeaning,
  'go-template': templateMeaning,
  issuer: ({ text, at }, context) => trustDomainMeaning(domainKey(text.value), at, context),
  owner: ownerMeaning,
  'spiffe-id': spiffeIdMeaning,
  subject: subjectMeaning,
  // Under its name a bundle map has the bundle itself.
  'trust-domain': ({ text, at }, context) =>
    paragraphs(trustDomainMeaning(domainKey(text.value), at, context), bundleSummary(at, context)),
  url: addressMeaning,
};

/** A name by which other documents refer to this one, or one of several in a text. */
function about({ of, name, span }: NameAt, { at }: Value, context: HoverContext): Meaning | undefined {
  const markdown = describeName({ of, name }, at, context);
  return markdown === undefined ? undefined : { markdown, span };
}

function describeName({ of, name }: Name, at: FieldAt, context: HoverContext): string | undefined {
  if (of === 'federation') return federationMeaning(name, context);
  if (of === 'enforcement-point') return enforcementPointMeaning(name, context);
  if (of === 'policy') return policyMeaning(name, context);
  return trustDomainMeaning(name, at, context);
}

function whole(markdown: string | undefined): Meaning | undefined {
  return markdown === undefined ? undefined : { markdown };
}
