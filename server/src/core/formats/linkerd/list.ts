import type { Kind } from '../kind.ts';

export const linkerdKinds: readonly Kind[] = [];
