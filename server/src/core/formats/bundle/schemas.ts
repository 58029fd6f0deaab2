import spiffeBundle from '../../../../../schemas/spiffe-bundle.schema.json' with { type: 'json' };
import spiffeBundleMap from '../../../../../schemas/spiffe-bundle-map.schema.json' with { type: 'json' };
import * as validators from '../../../../generated/validators.js';
import type { FormatSchemaEntry } from '../schema.ts';

export const bundleFormatSchemas: readonly FormatSchemaEntry[] = [
  { id: 'spiffe-bundle', name: 'SPIFFE bundle', schema: spiffeBundle, validate: validators.spiffeBundle },
  { id: 'spiffe-bundle-map', name: 'SPIFFE bundle map', schema: spiffeBundleMap, validate: validators.spiffeBundleMap },
];
