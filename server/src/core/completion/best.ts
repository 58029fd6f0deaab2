/** What stands at a stop until somebody says otherwise: only what can be told, never what has to be decided. */
import type { Field } from '../formats/field.ts';
import type { Path } from '../syntax/tree.ts';
import { bestProfile, bestSpiffeId, bestUrl } from './identifiers.ts';
import { bestDate } from './moments.ts';
import type { FieldContext } from './proposal.ts';
import { isOwnDomain, localDomains } from './stated.ts';
import type { BestValue } from './template.ts';

export function bestIn(around: FieldContext): BestValue {
  return (field: Field, path: Path) => {
    const context = { ...around, field, path };
    return bestDate(context) ?? bestSpiffeId(context) ?? bestUrl(context) ?? bestProfile(context) ?? bestLocal(context);
  };
}

function bestLocal(context: FieldContext): string | undefined {
  const domains = isOwnDomain(context) ? localDomains(context) : [];
  return domains.length === 1 ? domains[0] : undefined;
}
