import type { Kind } from '../kind.ts';
import { gatekeeperConfig } from './config.ts';
import { constraint } from './constraint.ts';
import { constraintTemplate } from './constraint-template.ts';
import { gatekeeperWebhook } from './webhook.ts';

export const gatekeeperKinds: readonly Kind[] = [
  constraint,
  ...constraintTemplate,
  gatekeeperConfig,
  ...gatekeeperWebhook,
];
