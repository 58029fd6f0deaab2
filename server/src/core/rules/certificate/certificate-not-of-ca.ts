import type { Certificate } from '../../certificates/certificate.ts';
import { code } from '../../values/code.ts';
import { anchorFile, SOUND_ANCHOR, WORKLOAD } from '../certificate-examples.ts';
import { rule } from '../rule.ts';
import { anchorIn, domainName, maySign } from './anchor.ts';

export const certificateNotOfCa = rule({
  id: 'certificate-not-of-ca',
  severity: 'error',
  title: 'An anchor that is no certificate authority',
  what: 'A certificate in a bundle is not that of an authority: it lacks the CA flag, or its key usage does not let it sign certificates (`keyCertSign`). Most often it is the certificate of a workload or of a server.',
  why: 'An anchor is there to verify what it signed, and this one may sign nothing. SPIRE, go-spiffe and Envoy take it without a word, Istio refuses it; no identity of the trust domain can be verified with it.',
  how: 'Put the certificate of the authority in, as `spire-server bundle show -format spiffe` prints it.',
  families: ['trust-anchor'],
  references: ['spiffe:X509-SVID 4.1', 'spiffe:X509-SVID 4.3'],
  edit: 'none',
  on: ['certificate'],
  *check(fact, context) {
    const anchor = anchorIn(fact, context);
    if (!anchor || maySign(anchor.certificate)) return;
    yield {
      at: fact.span,
      message: `${faultOf(anchor.certificate)}, so no identity of ${domainName(anchor.domain)} can be verified with it. SPIRE, go-spiffe and Envoy take it without a word. Put the certificate of the authority in its place.`,
    };
  },
  bad: anchorFile(WORKLOAD),
  good: SOUND_ANCHOR,
});

function faultOf({ basicConstraints, uriSans }: Certificate): string {
  if (basicConstraints?.ca) return 'This authority may not sign certificates: its key usage lacks `keyCertSign`';
  const workload = uriSans.find((uri) => /^spiffe:\/\/[^/]+\/./i.test(uri));
  return workload === undefined
    ? 'This is not the certificate of an authority: it lacks the CA flag'
    : `This is the certificate of ${code(workload)} and of no authority`;
}
