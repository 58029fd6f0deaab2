/** Whole manifests for an empty document, and `apiVersion` and `kind`, each narrowed by the other. */
import { isMapValue, type MapValue } from '../fixes/operation.ts';
import { fieldAt } from '../formats/field.ts';
import type { KindSchemaEntry } from '../formats/schemas.ts';
import { bestIn } from './best.ts';
import type { CompletionRequest } from './candidate.ts';
import type { Slot } from './place.ts';
import { type Proposal, wordProposal } from './proposal.ts';
import { bare, choice } from './stops.ts';
import { isBarelyBegun, type Unfinished } from './subject.ts';
import { completed, requiredFields, templateAt } from './template.ts';

const NAMING = ['apiVersion', 'kind'] as const;

/** Proposals for a manifest of which not even the kind is settled. */
export function beginnings(request: CompletionRequest, subject: Unfinished, slot: Slot): Proposal[] {
  const { base, kinds, keys } = subject;
  const depth = slot.path.length - base.length;
  const key = NAMING.find((name) => name === slot.path.at(-1));
  if (depth === 0) return slot.role === 'key' ? names(subject) : kinds.flatMap((entry) => manifests(request, entry));
  if (depth > 1 || !key) return [];
  const words = distinct(kinds.map((entry) => entry[key])).map((word) => ({
    ...wordProposal(word),
    ...(key === 'kind' && { documentation: kinds.find(({ kind }) => kind === word)?.schema.description ?? '' }),
  }));
  // The rest of the manifest can follow where nothing else does yet.
  if (!isBarelyBegun(keys) || keys.at(-1) !== key) return words;
  const rests = kinds.flatMap((entry) =>
    manifests(request, entry).map(({ value, ...appearance }): Proposal => {
      const entries = isMapValue(value) ? value.map : [];
      const further = entries.filter(([name]) => name !== key && !keys.includes(name));
      return { ...appearance, filterText: `${entry[key]} ${entry.kind}`, value: bare(entry[key]), further };
    }),
  );
  return [...words, ...rests];
}

function names({ kinds, keys }: Unfinished): Proposal[] {
  return NAMING.filter((key) => !keys.includes(key)).map((key) => {
    const [first] = kinds;
    const documentation = first ? (fieldAt(first.schema, ['apiVersion'])?.description ?? '') : '';
    const value = bare(choice(distinct(kinds.map((entry) => entry[key]))));
    return {
      label: key,
      key,
      kind: 'field',
      detail: 'required',
      value,
      ...(key === 'apiVersion' && { documentation }),
    };
  });
}

/** A manifest with the fields it must have, and one with every field that rules ask about. */
function manifests(request: CompletionRequest, { schema, kind, apiVersion }: KindSchemaEntry): Proposal[] {
  const field = fieldAt(schema, []);
  if (!field) return [];
  const best = bestIn({ request, schema, kind, object: undefined, field, path: [], current: '' });
  const required = requiredFields(schema, [], best);
  if (!required) return [];
  const hasMetadata = required.map.some(([name]) => name === 'metadata');
  const isResource = required.map.some(([name]) => name === 'spec');
  const metadata: MapValue['map'] =
    isResource && !hasMetadata ? [['metadata', templateAt(schema, ['metadata'], best)]] : [];
  const short: MapValue = { map: [...required.map.slice(0, 2), ...metadata, ...required.map.slice(2)] };
  const long: MapValue = { map: short.map.map(([name, value]) => [name, completed(schema, [name], value, best)]) };
  const appearance = {
    kind: 'snippet',
    filterText: `${kind} apiVersion ${apiVersion}`,
    documentation: schema.description ?? '',
  } as const;
  const brief: Proposal = {
    ...appearance,
    label: `${kind}, in short`,
    detail: 'with its required fields',
    value: short,
  };
  if (JSON.stringify(long) === JSON.stringify(short)) return [brief];
  return [brief, { ...appearance, label: `${kind}, in full`, detail: 'with all that the rules ask for', value: long }];
}

function distinct(words: readonly string[]): string[] {
  return [...new Set(words)];
}
