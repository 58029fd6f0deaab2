/** Secrets, as far as they are plain: what is encoded is meant not to be read. */
import type { Kind } from '../kind.ts';
import { carrier } from './files-in.ts';

export const secret: Kind = carrier('Secret', 'stringData');
