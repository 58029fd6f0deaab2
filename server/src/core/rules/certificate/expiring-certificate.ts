import { useOf } from '../../model/certificate-use.ts';
import { daysBetween, describeDaysLeft, hasEnded } from '../../values/date.ts';
import { anchorFile, ENDING, SOUND_ANCHOR } from '../certificate-examples.ts';
import { rule } from '../rule.ts';
import { dayOf, domainName, maySign } from './anchor.ts';

export const expiringCertificate = rule({
  id: 'expiring-certificate',
  severity: 'warning',
  title: 'A certificate that expires soon',
  what: 'A certificate in a bundle, or the one that a bundle endpoint serves, expires within `timeBox.warnWithin` of the configuration, which is 14 days unless set otherwise. Where another certificate of the bundle goes on after it, nothing is said.',
  why: 'Nothing happens on that day but that identities are refused: programs take a bundle with expired roots without a word.',
  how: 'Ask the other side for its next root and put it in beside this one, before this one ends.',
  families: ['trust-anchor', 'cadence-drift'],
  references: ['spiffe:X509-SVID 5.1'],
  edit: 'none',
  on: ['certificate'],
  *check(fact, context) {
    const { reading, span, isFollowed } = fact;
    if (!reading.ok || isFollowed) return;
    const { notBefore, notAfter } = reading.certificate;
    const { now, document, settings, workspace } = context;
    if (now < notBefore || hasEnded(now, notAfter) || daysBetween(now, notAfter) > settings.timeBox.warnWithin) return;
    const use = useOf({ fact, document }, workspace);
    if (!use || (use.as === 'anchor' && !maySign(reading.certificate))) return;
    const end = `This certificate expires ${describeDaysLeft(now, notAfter)}, on ${dayOf(notAfter)}.`;
    const message =
      use.as === 'server'
        ? `${end} From then on clients of the bundle endpoint refuse it, and get no bundle. Have it renewed before.`
        : `${end} From then on every identity it signed is refused, and nothing else tells of it. Put the next root of ${domainName(use.domain)} in beside it before.`;
    yield { at: span, message };
  },
  bad: anchorFile(ENDING),
  good: SOUND_ANCHOR,
});
