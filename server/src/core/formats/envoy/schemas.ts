import envoyConfiguration from '../../../../../schemas/envoy-configuration.schema.json' with { type: 'json' };
import envoyfilter from '../../../../../schemas/envoyfilter.schema.json' with { type: 'json' };
import * as validators from '../../../../generated/validators.js';
import { type FormatSchemaEntry, type KindSchemaEntry, kindSchema } from '../schema.ts';

export const envoyKindSchemas: readonly KindSchemaEntry[] = [
  kindSchema('envoyfilter', envoyfilter, validators.envoyfilter),
];

export const envoyFormatSchemas: readonly FormatSchemaEntry[] = [
  {
    id: 'envoy-configuration',
    name: 'Envoy configuration',
    schema: envoyConfiguration,
    validate: validators.envoyConfiguration,
  },
];
