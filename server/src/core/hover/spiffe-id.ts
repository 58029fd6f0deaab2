/** A SPIFFE ID taken apart: whose it is and what it names. Of a subject also how far it reaches. */
import { escapeMarkdown } from '../frameworks/markdown.ts';
import { domainKey } from '../model/domain-key.ts';
import { knownValue } from '../model/stated.ts';
import { describeSpiffeId, isReservedPath, parseSpiffeId, type SpiffeId } from '../values/spiffe-id.ts';
import { type Reach, reachOf } from '../values/subject.ts';
import type { HoverContext } from './context.ts';
import { linkAt } from './resource.ts';
import { bullets, paragraphs, quoted } from './text.ts';
import { domainSummary } from './trust-domain.ts';
import type { Value } from './value.ts';

export function spiffeIdMeaning({ text }: Value, context: HoverContext): string | undefined {
  const id = parseSpiffeId(text.value);
  return id.ok ? takenApart(id, context) : undefined;
}

function takenApart(id: SpiffeId, context: HoverContext): string {
  const { trustDomain, path } = id;
  const reserved = isReservedPath(path) ? ', kept by SPIRE for itself' : '';
  return paragraphs(
    escapeMarkdown(describeSpiffeId(id)),
    bullets([
      `trust domain ${domainSummary(domainKey(trustDomain), context)}`,
      path === '' ? 'no path: it names no workload' : `path ${quoted(path)}${reserved}`,
    ]),
  );
}

const REACHES: Readonly<Record<Reach, string>> = {
  everybody: 'Reaches everybody the other side ever names',
  pipelines: 'Reaches every pipeline of an organisation',
  cloud: 'Reaches whatever runs in a cloud account or pool',
  narrow: 'Narrow: it can be pointed at',
};

/** One entry of an allow list; it need be no SPIFFE ID. */
export function subjectMeaning(value: Value, context: HoverContext): string | undefined {
  const link = linkAt(value.at, context);
  const domain = knownValue(link?.remote);
  const reach = domain === undefined ? undefined : REACHES[reachOf(value.text.value, domainKey(domain))];
  const apart = spiffeIdMeaning(value, context);
  return reach === undefined && apart === undefined ? undefined : paragraphs(apart, reach);
}
