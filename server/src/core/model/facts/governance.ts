/** Terms of governance that several kinds of fact share. */
import type { Span } from '../../syntax/span.ts';
import type { Stated } from '../stated.ts';

/** What said who owns a thing, in the order in which Fedlint asks. */
export type OwnerSource =
  | 'manifest'
  | 'fedlint.dev annotation'
  | 'leading comment'
  | 'a8r.io/owner annotation'
  | 'owner label'
  | '@owner annotation'
  | 'namespace label'
  | 'catalog-info.yaml'
  | 'CODEOWNERS';

export interface Owner {
  readonly name: string;
  readonly contact?: string;
  readonly source: OwnerSource;
}

export const OWNER_ROLES = ['accountable', 'bundle', 'renewal', 'authorization'] as const;
export type OwnerRole = (typeof OWNER_ROLES)[number];
export type Owners = Partial<Readonly<Record<OwnerRole, Stated<Owner>>>>;

export interface TimeBox {
  readonly span: Span | undefined;
  readonly starts: Stated | undefined;
  readonly expires: Stated | undefined;
  readonly reviewBy: Stated | undefined;
  readonly change: Stated | undefined;
}
