import type { Kind } from '../kind.ts';

export const ciliumKinds: readonly Kind[] = [];
