import type { Certificate, KeyUsageName } from '../../certificates/certificate.ts';
import { code } from '../../values/code.ts';
import { anchorFile, NOT_CRITICAL, SOUND_ANCHOR } from '../certificate-examples.ts';
import { type Problem, rule } from '../rule.ts';
import { enumerate } from '../wording.ts';
import { authorityIn } from './anchor.ts';

export const certificateKeyUsage = rule({
  id: 'certificate-key-usage',
  severity: 'warning',
  title: 'An anchor that does not bind its key to signing',
  what: 'The certificate of an authority says nothing of its key usage, does not mark it as critical, or allows what only workloads need, such as digital signatures. The last is told as an information.',
  why: 'The specification wants the key usage stated and critical, so that every program has to respect it, and the key of an authority used for nothing but signing certificates and revocation lists. SPIRE, go-spiffe and Envoy take other anchors all the same, and SPIRE itself allows digital signatures.',
  how: 'When the root is made anew, give it a critical key usage of `keyCertSign` and `cRLSign`, and nothing else.',
  families: ['trust-anchor'],
  references: ['spiffe:X509-SVID 4.3'],
  edit: 'none',
  on: ['certificate'],
  *check(fact, context) {
    const anchor = authorityIn(fact, context);
    const fault = anchor && faultOf(anchor.certificate);
    if (fault) yield { at: fact.span, ...fault };
  },
  bad: anchorFile(NOT_CRITICAL),
  good: SOUND_ANCHOR,
});

const OF_AUTHORITIES: readonly KeyUsageName[] = ['keyCertSign', 'cRLSign'];

function faultOf({ keyUsage }: Certificate): Pick<Problem, 'message' | 'severity'> | undefined {
  if (!keyUsage) {
    return {
      message:
        'This certificate does not say what its key may be used for, which the specification demands of every authority. SPIRE, go-spiffe and Envoy take it all the same. Have the next root made with a critical key usage.',
    };
  }
  if (!keyUsage.critical) {
    return {
      message:
        'The key usage of this certificate is not marked as critical, so programs that do not know it may pass over it, and the specification forbids that. SPIRE, go-spiffe and Envoy take it all the same. Have the next root made with a critical key usage.',
    };
  }
  const more = keyUsage.names.filter((name) => !OF_AUTHORITIES.includes(name));
  if (more.length === 0) return undefined;
  return {
    severity: 'info',
    message: `The key of this authority may also be used for ${enumerate(more.map(code))}, which only workloads need. Programs take that. When the root is made anew, leave it at \`keyCertSign\` and \`cRLSign\`.`,
  };
}
