import type { Kind } from '../kind.ts';

export const consulKinds: readonly Kind[] = [];
