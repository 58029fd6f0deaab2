/** What a word such as `all-unauthenticated` makes of a policy, wherever Linkerd takes it. */
import type { Enforcement, LinkerdInbound, Mend, PolicySetting, Weakness } from '../../model/facts.ts';
import type { Stated } from '../../model/stated.ts';
import type { Path } from '../../syntax/tree.ts';
import { type InboundPolicy, isInboundPolicy } from '../../values/linkerd-inbound-policy.ts';
import type { Manifest } from '../kind.ts';
import { UNKNOWN_ENFORCEMENT, written } from '../policy.ts';

/** The word, its path from the root of the document, and what the field is called that it stands in. */
export interface InboundWord {
  readonly stated: Stated;
  readonly path: Path;
  readonly field: string;
}

const ENFORCED: Enforcement = { level: 'enforced', weakenedBy: [] };

/** Without a word a Server denies. */
export function enforcementBy(word: InboundWord | undefined): Enforcement {
  if (!word) return ENFORCED;
  const { stated } = word;
  if (!stated.known || !isInboundPolicy(stated.value)) return UNKNOWN_ENFORCEMENT;
  const weakness = WEAKNESSES[stated.value];
  return weakness ? { level: weakness.level, weakenedBy: [settingOf(word, weakness)] } : ENFORCED;
}

interface Weakening {
  readonly level: Enforcement['level'];
  readonly way: Weakness;
  readonly instead: InboundPolicy;
}

const WEAKNESSES: Readonly<Partial<Record<InboundPolicy, Weakening>>> = {
  audit: { level: 'observed', way: 'linkerd-audit', instead: 'deny' },
  'all-unauthenticated': { level: 'off', way: 'linkerd-unauthenticated', instead: 'all-authenticated' },
  // Only addresses of the cluster get in.
  'cluster-unauthenticated': { level: 'partial', way: 'linkerd-unauthenticated', instead: 'cluster-authenticated' },
};

function settingOf({ stated, path, field }: InboundWord, { way, instead }: Weakening): PolicySetting<Weakness> {
  const mend: Mend = { op: 'set', path, value: instead };
  return { way, written: written(field, stated), span: stated.span, path, mend };
}

export function inboundFact(
  { resource }: Manifest,
  { stated, path }: InboundWord,
  place: LinkerdInbound['place'],
): LinkerdInbound {
  return { type: 'linkerd-policy', resource, slots: {}, role: 'inbound', place, policy: stated, path };
}
