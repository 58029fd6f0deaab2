/** What `.fedlint.yaml` may set for a rule, as its schema has it. */
import { childrenOf, type Field } from '../../server/src/core/formats/field.ts';
import { configSchema } from '../../server/src/core/formats/schemas.ts';
import type { Path } from '../../server/src/core/syntax/tree.ts';

export interface Setting {
  /** Dotted, such as `timeBox.max`. */
  readonly name: string;
  readonly description: string;
  readonly default: string | undefined;
}

/** The settings a rule reads besides its own severity. */
export function settingsOf(ruleId: string): Setting[] {
  return leaves([]).flatMap(({ path, field }) =>
    field.hints.rules.includes(ruleId)
      ? {
          name: path.join('.'),
          description: field.description,
          default: field.default === undefined ? undefined : String(field.default),
        }
      : [],
  );
}

/** Fields with no field below them: of a block each member speaks for itself. */
function leaves(path: Path): { readonly path: Path; readonly field: Field }[] {
  return childrenOf(configSchema.schema, path).flatMap((field) => {
    if (field.name === undefined) return [];
    const at = [...path, field.name];
    const below = leaves(at);
    return below.length > 0 ? below : [{ path: at, field }];
  });
}
