import type { Kind } from '../kind.ts';

export const kumaKinds: readonly Kind[] = [];
