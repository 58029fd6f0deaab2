import type { Kind } from '../kind.ts';

export const validatingAdmissionKinds: readonly Kind[] = [];
