import type { Kind } from '../kind.ts';

export const gatekeeperKinds: readonly Kind[] = [];
