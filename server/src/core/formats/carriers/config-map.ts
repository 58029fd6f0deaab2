/** ConfigMaps, in which most configuration of a cluster stands. */
import type { Kind } from '../kind.ts';
import { carrier } from './files-in.ts';

export const configMap: Kind = carrier('ConfigMap', 'data');
