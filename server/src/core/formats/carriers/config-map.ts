/** ConfigMaps, in which most configuration of a cluster stands. */
import { ciliumConfigMap } from '../cilium/settings.ts';
import type { Kind } from '../kind.ts';
import { carrier } from './files-in.ts';

export const configMap: Kind = { ...carrier('ConfigMap', 'data'), read: ciliumConfigMap };
