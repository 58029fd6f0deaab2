import type { Party } from '../../model/facts.ts';
import { known } from '../../model/stated.ts';
import type { Span } from '../../syntax/span.ts';
import type { Path } from '../../syntax/tree.ts';

/** The party of a policy that is about every request, whoever makes it. */
export function whoever(field: string, span: Span, path: Path): Party {
  const subject = known(field, span);
  const open = { domain: undefined, match: 'any', reach: 'everybody' } as const;
  return { kind: 'trust-domain', ...open, subject, path, field, isRefused: false, isNarrowed: false };
}
