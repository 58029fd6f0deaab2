/** Finds the SPIFFE validators in an Envoy configuration, however deep, with the validation context around each. */
import { entryOf, type Node, type Path } from '../../syntax/tree.ts';

/** A validation context whose `custom_validator_config` is the SPIFFE validator. */
export interface ValidationContext {
  readonly node: Node;
  readonly path: Path;
  /** The `@type` that tells it. */
  readonly sign: Node;
}

export interface Survey {
  readonly contexts: readonly ValidationContext[];
  /** Every `@type` in the text, such as `type.googleapis.com/envoy.extensions.filters.http.rbac.v3.RBAC`. */
  readonly types: readonly Node[];
}

/** More than the largest configuration that a person looks at; and what is deeper is no configuration. */
const MOST_NODES = 200_000;
const DEEPEST = 100;

/** `typed_config`, in `custom_validator_config`, in the context. */
const LEVELS_TO_CONTEXT = 2;
const HOLDERS: readonly unknown[] = ['custom_validator_config', 'customValidatorConfig'];

export function surveyOf(root: Node): Survey {
  const contexts: ValidationContext[] = [];
  const types: Node[] = [];
  let left = MOST_NODES;
  const walk = (node: Node, path: Path, around: readonly Node[]): void => {
    if (left-- <= 0 || path.length > DEEPEST || node.type === 'scalar') return;
    const inside = [...around, node];
    if (node.type === 'seq') {
      for (const [index, item] of node.items.entries()) walk(item, [...path, index], inside);
      return;
    }
    const sign = entryOf(node, '@type')?.value;
    if (sign?.type === 'scalar') {
      types.push(sign);
      const context = around.at(-LEVELS_TO_CONTEXT);
      const isHeld = HOLDERS.includes(path.at(-LEVELS_TO_CONTEXT));
      if (context && isHeld && /[./]SPIFFECertValidatorConfig$/.test(String(sign.value))) {
        contexts.push({ node: context, path: path.slice(0, -LEVELS_TO_CONTEXT), sign });
      }
    }
    for (const { key, value } of node.entries) walk(value, [...path, String(key.value)], inside);
  };
  walk(root, [], []);
  return { contexts, types };
}
