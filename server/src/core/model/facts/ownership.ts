import type { OwnerSource } from './governance.ts';

/** A file that says who owns other files: CODEOWNERS or catalog-info.yaml. */
export interface OwnershipFact {
  readonly type: 'ownership';
  readonly source: Extract<OwnerSource, 'catalog-info.yaml' | 'CODEOWNERS'>;
  /** Folder below which it counts, relative to the workspace; '' is the root. */
  readonly folder: string;
  readonly rules: readonly { readonly pattern: string; readonly owners: readonly string[] }[];
}
