/** The fields of governance that a comment may state, for what cannot be annotated. They are those of the annotations. */
import type { Path } from '../syntax/tree.ts';
import { childrenOf, type Field, fieldAt } from './field.ts';
import { type JsonSchema, schemaFor } from './schemas.ts';

export interface StatementField {
  readonly schema: JsonSchema;
  readonly path: Path;
  readonly field: Field;
}

const ANNOTATIONS: Path = ['metadata', 'annotations'];

const LINK = schemaFor('spire.spiffe.io/v1alpha1', 'ClusterFederatedTrustDomain')?.schema;
/** Of a policy it can be said besides which enforcement point it is. */
const POLICY = schemaFor('security.istio.io/v1', 'AuthorizationPolicy')?.schema;

/** Undefined for a key that nobody reads. */
export function statementField(key: string): StatementField | undefined {
  return [LINK, POLICY].flatMap(fieldsOf).find(({ field }) => field.name === key);
}

/** What can be said of a trust link. */
export function statementFields(): readonly StatementField[] {
  return fieldsOf(LINK);
}

function fieldsOf(schema: JsonSchema | undefined): StatementField[] {
  if (!schema) return [];
  return childrenOf(schema, ANNOTATIONS).flatMap(({ name = '' }) => {
    const path = [...ANNOTATIONS, name];
    const field = name.startsWith('fedlint.dev/') ? fieldAt(schema, path) : undefined;
    return field ? [{ schema, path, field }] : [];
  });
}
