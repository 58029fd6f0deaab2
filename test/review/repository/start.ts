/** The repository before its first change: the files beside, and the keys of two partners. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BUNDLE } from '../../../server/src/core/rules/bundle-examples.ts';
import { FEDERATED_TRUST_DOMAIN } from '../../../server/src/core/rules/spire-examples.ts';
import type { Files } from './commit.ts';

const folder = fileURLToPath(new URL('./start/', import.meta.url));

export const ACME_BUNDLE = 'bundles/acme.partner.example.bundle.json';
export const ACME_RESOURCE = 'clusters/eu/spire/federated-trust-domains.yaml';

export const START: Files = {
  ...Object.fromEntries(
    readdirSync(folder, { recursive: true })
      .map((name) => String(name).replaceAll('\\', '/'))
      .filter((name) => statSync(folder + name).isFile())
      .map((name) => [name, readFileSync(folder + name, 'utf8')]),
  ),
  [ACME_BUNDLE]: BUNDLE,
  [ACME_RESOURCE]: FEDERATED_TRUST_DOMAIN,
};
