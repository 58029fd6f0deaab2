import { domainKey } from '../../model/domain-key.ts';
import type { BundlePublisherFact, FederationFact } from '../../model/facts.ts';
import { inOrder } from '../../model/order.ts';
import { knownValue } from '../../model/stated.ts';
import type { Located } from '../../model/store.ts';
import type { Surroundings } from '../../model/surroundings.ts';
import { code } from '../../values/code.ts';
import { PUBLISHER, unsoundConf } from '../conf-examples.ts';
import { changed } from '../examples.ts';
import { rule } from '../rule.ts';

/** Plugins that write to where others can fetch it, with the settings that name the place. */
const STORES: ReadonlyMap<string, readonly [place: string, object: string]> = new Map(
  Object.entries<readonly [place: string, object: string]>({
    aws_s3: ['bucket', 'object_key'],
    gcp_cloudstorage: ['bucket_name', 'object_name'],
    azure_blob: ['container_name', 'blob_name'],
  }),
);

const LOSSES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    jwks: 'leaves out what each key is for, so a SPIRE server refuses the whole bundle',
    pem: 'is no JSON, so nobody who federates can read it, and it has no keys for JWTs',
  }),
);

export const publishedBundleFormat = rule({
  id: 'published-bundle-format',
  severity: 'error',
  title: 'A published bundle that partners cannot read',
  what: 'A publisher writes the own bundle to object storage as `jwks` or `pem`. It is an error where a trust link in the workspace fetches that very object, and a hint otherwise.',
  why: 'Federation knows one format alone, `spiffe`. `jwks` leaves out the use of each key, and SPIRE refuses the bundle over it; `pem` is no JSON at all. For other readers, such as agents at their first start, both are right.',
  how: 'Write `format = "spiffe"` for what partners fetch, and publish what others need under another name.',
  families: ['bundle-endpoint'],
  references: ['spiffe:TDB 4.2.2'],
  edit: 'suggest',
  on: ['bundle-publisher'],
  *check(publisher, context) {
    const { format, path } = publisher;
    const loss = LOSSES.get(knownValue(format) ?? '');
    if (!format || loss === undefined || !STORES.get(knownValue(publisher.plugin) ?? '')) return;
    const readers = fetchersOf(publisher, context);
    const [reader] = readers;
    const what = `${code(knownValue(format) ?? '')} ${loss}`;
    yield {
      at: format.span,
      severity: reader ? 'error' : 'info',
      message: reader
        ? `${what}. A trust link fetches this very object. Publish it as \`spiffe\`.`
        : `${what}. If other trust domains are to fetch this object, publish it as \`spiffe\`.`,
      related: readers.map(({ document, fact }) => ({
        document,
        span: fact.bundle.url?.span ?? fact.remote.span,
        message: 'Fetches it from here',
      })),
      offers: () => [
        {
          title: 'Publish it as `spiffe`',
          kind: 'suggest',
          operations: [{ op: 'set', path: [...path, 'format'], value: 'spiffe' }],
        },
      ],
    };
  },
  bad: unsoundConf('server.conf', 'KeyManager "disk" {', changed(PUBLISHER, '"spiffe"', '"jwks"')),
  good: unsoundConf('server.conf', 'KeyManager "disk" {', PUBLISHER),
});

/** The trust links to the own trust domain whose address leads to the object. */
function fetchersOf(publisher: BundlePublisherFact, { workspace }: Surroundings): Located<FederationFact>[] {
  const { plugin, settings, trustDomain } = publisher;
  const own = knownValue(trustDomain);
  const names = (STORES.get(knownValue(plugin) ?? '') ?? []).map((name) => knownValue(settings[name]));
  if (own === undefined) return [];
  const fetchers = workspace.lookup('federation-by-remote', domainKey(own)).filter(({ fact }) => {
    const url = knownValue(fact.bundle.url);
    return url !== undefined && names.every((name) => name !== undefined && url.includes(name));
  });
  return inOrder(fetchers, ({ remote }) => remote.span);
}
