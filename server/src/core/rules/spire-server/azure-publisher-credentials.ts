import type { Operation } from '../../fixes/operation.ts';
import type { BundlePublisherFact } from '../../model/facts.ts';
import { knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { unsoundConf } from '../conf-examples.ts';
import { changed } from '../examples.ts';
import { rule } from '../rule.ts';
import { enumerate } from '../wording.ts';
import { addSettings, lacking, missingSettings, type Samples } from './publisher-settings.ts';

const ACCOUNT_KEY = 'storage_account_key';

/** An application that may write to the storage account, in the place of the key of the account. */
const APPLICATION: Samples = {
  tenant_id: '6f70fb13-fd5f-44e2-a0f8-31b42d0d1d3b',
  app_id: '31b42d0d-fd5f-44e2-a0f8-6f70fb131d3b',
  app_secret: '$AZURE_APP_SECRET',
};

const AZURE = `BundlePublisher "azure_blob" {
    plugin_data {
      storage_account_name = "shoptrust"
      storage_account_key  = "$AZURE_STORAGE_KEY"
      container_name = "trust"
      blob_name      = "bundle.json"
      format         = "spiffe"
    }
  }
  KeyManager "disk" {`;

export const azurePublisherCredentials = rule({
  id: 'azure-publisher-credentials',
  severity: 'error',
  title: 'A publisher to Azure with too many credentials, or half of them',
  what: 'The plugin `azure_blob` is given both the key of the storage account and an application, or a part of an application.',
  why: 'The plugin takes one or the other, whole. Otherwise it cannot be set up, and the server does not start.',
  how: 'Give `storage_account_key`, or `tenant_id` with `app_id` and `app_secret`, or none of them where the surroundings give the credentials.',
  families: [],
  edit: 'suggest',
  on: ['bundle-publisher'],
  *check(publisher) {
    if (knownValue(publisher.plugin) !== 'azure_blob') return;
    const missing = missingSettings(publisher, APPLICATION);
    const given = Object.keys(APPLICATION).filter((name) => !missing.includes(name));
    const key = publisher.settings[ACCOUNT_KEY];
    if (given.length === 0) return;
    if (!key) {
      if (missing.length > 0) yield lacking(publisher, missing, APPLICATION);
      return;
    }
    yield {
      at: key.span,
      message: `The key of the storage account stands beside ${enumerate(given.map(code))}. The plugin takes one or the other, and the server does not start with both. Keep the one that is meant.`,
      offers: () => [
        {
          title: 'Keep the application',
          kind: 'suggest',
          operations: [...takeOut(publisher, [ACCOUNT_KEY]), ...addSettings(publisher, missing, APPLICATION)],
        },
        { title: 'Keep the key of the account', kind: 'suggest', operations: takeOut(publisher, given) },
      ],
    };
  },
  bad: unsoundConf(
    'server.conf',
    'KeyManager "disk" {',
    changed(AZURE, '      container_name', '      tenant_id = "$AZURE_TENANT"\n      container_name'),
  ),
  good: unsoundConf('server.conf', 'KeyManager "disk" {', AZURE),
});

function takeOut({ path }: BundlePublisherFact, names: readonly string[]): Operation[] {
  return names.map((name) => ({ op: 'remove', path: [...path, name] }));
}
