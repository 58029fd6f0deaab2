import type { Span } from '../../syntax/span.ts';
import type { Path } from '../../syntax/tree.ts';
import type { Stated } from '../stated.ts';
import type { OfResource } from './resource.ts';

/** How the workloads of a mesh come to their identities (MeshIdentity of Kuma). */
export interface MeshIdentityFact extends OfResource {
  readonly type: 'mesh-identity';
  /** The mesh; undefined where only a template knows it. */
  readonly mesh: string | undefined;
  /** A Go template, which is a known value. */
  readonly trustDomain: Stated;
  /** `insecureAllowSelfSigned`. */
  readonly allowsSelfSigned: { readonly stated: Stated<boolean>; readonly path: Path } | undefined;
  /** The control plane makes the authority itself, which then is self-signed. */
  readonly makesAuthority: boolean;
  /** How long what it signs is valid. */
  readonly lifetime: Stated | undefined;
}

/** The rules of a MeshTrafficPermission as they are written. */
export interface MeshPermissionFact extends OfResource {
  readonly type: 'mesh-permission';
  readonly rules: readonly MeshPermissionRule[];
}

export interface MeshPermissionRule {
  /** Its first key. */
  readonly span: Span;
  readonly path: Path;
  /** Neither lets in nor refuses anybody. */
  readonly isEmpty: boolean;
}
