import type { ServingProfile } from '../../model/facts.ts';
import { knownValue } from '../../model/stated.ts';
import { isFillIn } from '../../values/placeholder.ts';
import { unsoundConf, WEB_PROFILE } from '../conf-examples.ts';
import { rule } from '../rule.ts';
import { certificateSources, refusalBy, spellingOf, titleOf, webProfile } from './serving.ts';

export const webEndpointWithoutCertificate = rule({
  id: 'web-endpoint-without-certificate',
  severity: 'error',
  title: 'A web endpoint without a certificate',
  what: 'The bundle endpoint of a SPIRE server is to present a web certificate (`https_web`), and nothing says where it comes from: neither `acme` nor `serving_cert_file`.',
  why: 'SPIRE does not start with such a configuration, and the operator of OpenShift refuses it. So there is no server at all, not only no endpoint.',
  how: 'Name the files of a certificate under `serving_cert_file`, or have one issued under `acme`. Where partners can check the identity of the server itself, `https_spiffe` needs neither.',
  families: ['bundle-endpoint'],
  references: ['spiffe:FED 5.2.1'],
  edit: 'suggest',
  on: ['bundle-endpoint'],
  *check(endpoint) {
    const profile = webProfile(endpoint);
    const { servingCert } = spellingOf(endpoint.form);
    if (!profile || hasFiles(profile) || profile.acme || isOfAnotherShape(profile, servingCert)) return;
    yield {
      at: profile.name.span,
      message: `The endpoint is to present a web certificate, and nothing says where that comes from. ${refusalBy(endpoint.form)}. Name its files under \`${servingCert}\`, or have one issued under \`acme\`.`,
      offers: () =>
        certificateSources(endpoint).map(([source, value]) => ({
          title: titleOf(source),
          kind: 'suggest',
          operations: [{ op: 'set', path: [...profile.path, source], value }],
        })),
    };
  },
  bad: unsoundConf('server.conf', 'profile "https_spiffe" {}', 'profile "https_web" {}'),
  good: unsoundConf('server.conf', 'profile "https_spiffe" {}', WEB_PROFILE),
});

function hasFiles({ servingCert }: ServingProfile): boolean {
  return servingCert !== undefined && !isFillIn(knownValue(servingCert.certFile) ?? '');
}

/** What is no block is told of as that. */
function isOfAnotherShape({ acme, fields, servingCert }: ServingProfile, filesName: string): boolean {
  return fields.some(({ name }) => (name === 'acme' && !acme) || (name === filesName && !servingCert));
}
