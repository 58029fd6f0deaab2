/** The rules of this family. A new one adds its line here; a test checks that none is forgotten. */
import type { Rule } from '../rule.ts';
import { permissionWithoutList } from './permission-without-list.ts';
import { selfSignedMeshAuthority } from './self-signed-mesh-authority.ts';
import { trustWithoutPermission } from './trust-without-permission.ts';

export const kumaRules: readonly Rule[] = [permissionWithoutList, selfSignedMeshAuthority, trustWithoutPermission];
