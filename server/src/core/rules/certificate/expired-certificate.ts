import type { CertificateUse } from '../../model/certificate-use.ts';
import { useOf } from '../../model/certificate-use.ts';
import { describeDaysLeft, hasEnded } from '../../values/date.ts';
import { anchorFile, EXPIRED, SOUND_ANCHOR } from '../certificate-examples.ts';
import { rule } from '../rule.ts';
import { dayOf, domainName, maySign } from './anchor.ts';

export const expiredCertificate = rule({
  id: 'expired-certificate',
  severity: 'warning',
  title: 'A certificate outside of its time',
  what: 'A certificate in a bundle, or the one that a bundle endpoint serves, has expired or is not valid yet. An old root beside the one that took over from it is told as an information, and a new one that waits beside the present one is not told at all.',
  why: 'SPIRE, go-spiffe and Envoy take such a bundle without a word. Then every identity that was signed with the key is refused, and nothing points to the bundle.',
  how: 'Fetch the present bundle of the other side. If it often comes to this, let the bundle be fetched from an endpoint instead of writing it down.',
  families: ['trust-anchor', 'cadence-drift'],
  references: ['spiffe:X509-SVID 5.1'],
  edit: 'none',
  on: ['certificate'],
  *check(fact, context) {
    const { reading, span, follows, isFollowed } = fact;
    if (!reading.ok) return;
    const { notBefore, notAfter } = reading.certificate;
    const { now, document, workspace } = context;
    const isAhead = now < notBefore;
    if ((!isAhead && !hasEnded(now, notAfter)) || (isAhead && follows)) return;
    const use = useOf({ fact, document }, workspace);
    if (!use || (use.as === 'anchor' && !maySign(reading.certificate))) return;
    if (isAhead) {
      const start = `${describeDaysLeft(now, notBefore)}, on ${dayOf(notBefore)}`;
      yield { at: span, message: `This certificate becomes valid ${start}, and not before. ${outcomeOf(use)}` };
      return;
    }
    const end = `expired ${describeDaysLeft(now, notAfter)}, on ${dayOf(notAfter)}`;
    if (isFollowed) {
      const message = `This certificate ${end}, and another one has taken over from it. It does nothing any more, so take it out.`;
      yield { at: span, severity: 'info', message };
      return;
    }
    yield { at: span, message: `This certificate ${end}. ${outcomeOf(use)}` };
  },
  bad: anchorFile(EXPIRED),
  good: SOUND_ANCHOR,
});

function outcomeOf(use: CertificateUse): string {
  if (use.as === 'server') {
    return 'Clients of the bundle endpoint refuse it, and get no bundle. Have a certificate issued that is valid now.';
  }
  return `SPIRE, go-spiffe and Envoy take it without a word, and then refuse every identity it signed. Fetch the present bundle of ${domainName(use.domain)}.`;
}
