import { useOf } from '../../model/certificate-use.ts';
import { domainKey } from '../../model/domain-key.ts';
import type { CertificateFact } from '../../model/facts.ts';
import { knownValue } from '../../model/stated.ts';
import { CERTIFICATE, SOUND_BUNDLE, unsoundBundle } from '../bundle-examples.ts';
import { type RuleContext, rule } from '../rule.ts';

export const unreadableCertificate = rule({
  id: 'unreadable-certificate',
  severity: 'error',
  title: 'A certificate that cannot be read',
  what: 'What stands in the place of a certificate is none: it is cut off, in the wrong alphabet, in PEM where bare base64 belongs, or something else altogether. Files in PEM are looked at where a trust domain or a configuration names them.',
  why: 'Programs refuse the bundle with all its keys, and trust in the other side ends with the bundle they had before.',
  how: 'Where only the spelling is wrong, take the fix. Otherwise copy the certificate anew from where it was made, such as with `spire-server bundle show -format spiffe`.',
  families: ['trust-anchor'],
  references: ['spiffe:X509-SVID 6.1'],
  edit: 'fix',
  on: ['certificate'],
  *check(fact, context) {
    const { reading, repaired, span } = fact;
    if (reading.ok || !isCountedOn(fact, context) || isToldAsSecret(fact, context)) return;
    yield {
      at: span,
      message: reading.message,
      offers: () =>
        repaired === undefined
          ? []
          : [
              {
                title: 'Write it as base64 on one line',
                kind: 'fix',
                operations: [{ op: 'replace', span, value: repaired }],
              },
            ],
    };
  },
  bad: unsoundBundle(CERTIFICATE, `-----BEGIN CERTIFICATE-----\\n${CERTIFICATE}\\n-----END CERTIFICATE-----`),
  good: SOUND_BUNDLE,
});

/** Any repository has files in PEM, some of them broken on purpose. */
function isCountedOn(fact: CertificateFact, { document, workspace }: RuleContext): boolean {
  return fact.form === 'x5c' || useOf({ fact, document }, workspace) !== undefined;
}

/** `shared-secret` tells of a private key in the bundle of a federation. */
function isToldAsSecret({ reading, domain, resource }: CertificateFact, { workspace, document }: RuleContext): boolean {
  const name = knownValue(domain);
  if (reading.ok || reading.problem !== 'private-key' || name === undefined) return false;
  return workspace
    .lookup('native-federation', domainKey(name))
    .some((link) => link.document === document && samePath(link.fact.slots['bundle.bootstrap'], resource.path));
}

function samePath(path: readonly (string | number)[] | undefined, other: readonly (string | number)[]): boolean {
  return path?.length === other.length && path.every((step, index) => step === other[index]);
}
