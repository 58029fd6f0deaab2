import type { Kind } from '../kind.ts';

export const kyvernoKinds: readonly Kind[] = [];
