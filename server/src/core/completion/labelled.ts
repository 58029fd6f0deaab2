/** Blocks with labels, as HCL has them: one for each profile, for each known partner, and one with the label left open. */
import { childrenOf, type Field } from '../formats/field.ts';
import { nodeAt } from '../syntax/tree.ts';
import { bestIn } from './best.ts';
import { partners } from './partners.ts';
import type { FieldContext, Proposal } from './proposal.ts';
import { isStandIn } from './stand-in.ts';
import { stop } from './stops.ts';
import { SAMPLE_DOMAIN, templateAt } from './template.ts';

/** Plugins of which a server has one at most (SPIRE doc/spire_server.md). */
const SINGLE: readonly string[] = ['DataStore', 'KeyManager', 'UpstreamAuthority'];

/** `context` is that of the block around, `taken` its keys. */
export function labelledBlocks(context: FieldContext, field: Field, taken: readonly string[]): Proposal[] {
  const { name = '' } = field;
  const path = [...context.path, name];
  const isThere = taken.includes(name);
  if (isThere && (!field.open || SINGLE.includes(name))) return [];
  const best = bestIn(context);
  const block = (label: string, written = label): Proposal => ({
    label: `${name} "${label}"`,
    key: name,
    kind: 'snippet',
    value: { map: [[written, templateAt(context.schema, [...path, label], best)]] },
  });
  const known = childrenOf(context.schema, path).flatMap((child) => child.name ?? []);
  const inUse = labelsAt(context, path);
  const isOfPartners = field.open && field.hints.value === 'trust-domain';
  const sample = isOfPartners ? SAMPLE_DOMAIN : 'name';
  const named = isOfPartners ? partners(context).filter(({ domain }) => !inUse.includes(domain)) : [];
  return [
    ...(field.open ? [{ ...block(sample, stop(sample)), label: name }] : []),
    ...named.map(({ domain, file }) => ({ ...block(domain), detail: `as in ${file}` })),
    ...known.filter((label) => !inUse.includes(label)).map((label) => block(label)),
  ];
}

function labelsAt({ object }: FieldContext, path: FieldContext['path']): string[] {
  const map = nodeAt(object, path);
  return map?.type === 'map' ? map.entries.flatMap(({ key }) => (isStandIn(key) ? [] : String(key.value))) : [];
}
