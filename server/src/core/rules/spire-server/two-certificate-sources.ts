import type { Path } from '../../syntax/tree.ts';
import { ACME_ENDPOINT, SPIFFE_ENDPOINT, unsoundConf } from '../conf-examples.ts';
import { changed } from '../examples.ts';
import { type Offer, rule } from '../rule.ts';
import { spellingOf, webProfile } from './serving.ts';

const FILES = `serving_cert_file {
          cert_file_path     = "/opt/spire/conf/tls.crt"
          key_file_path      = "/opt/spire/conf/tls.key"
          file_sync_interval = "1h"
        }
        acme {`;

export const twoCertificateSources = rule({
  id: 'two-certificate-sources',
  severity: 'warning',
  title: 'Two certificates for one endpoint',
  what: 'The `https_web` profile of a bundle endpoint has both `acme` and `serving_cert_file`.',
  why: 'SPIRE takes `acme` and passes over the files without a word, so the certificate that somebody renews there is never shown. The operator of OpenShift refuses both together.',
  how: 'Keep the one you mean and take out the other.',
  families: ['bundle-endpoint'],
  edit: 'suggest',
  on: ['bundle-endpoint'],
  *check(endpoint) {
    const { acme, servingCert } = webProfile(endpoint) ?? {};
    if (!acme || !servingCert) return;
    const isRefused = endpoint.form === 'spire-server-resource';
    const name = spellingOf(endpoint.form).servingCert;
    yield {
      at: servingCert.span,
      severity: isRefused ? 'error' : 'warning',
      message: isRefused
        ? `\`${name}\` stands beside \`acme\`, and the operator refuses the resource with both. Keep one of them.`
        : `\`${name}\` stands beside \`acme\`. SPIRE takes \`acme\` and passes over these files without a word. Keep one of them.`,
      offers: () => [takeOut(name, servingCert.path), takeOut('acme', acme.path)],
    };
  },
  bad: unsoundConf('server.conf', SPIFFE_ENDPOINT, changed(ACME_ENDPOINT, 'acme {', FILES)),
  good: unsoundConf('server.conf', SPIFFE_ENDPOINT, ACME_ENDPOINT),
});

function takeOut(name: string, path: Path): Offer {
  return { title: `Take out \`${name}\``, kind: 'suggest', operations: [{ op: 'remove', path }] };
}
