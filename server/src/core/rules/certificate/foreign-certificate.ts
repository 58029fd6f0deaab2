import { domainsOf } from '../../model/anchor.ts';
import { code } from '../../values/code.ts';
import { CERTIFICATE } from '../bundle-examples.ts';
import { anchorFile, SOUND_ANCHOR } from '../certificate-examples.ts';
import { rule } from '../rule.ts';
import { enumerate } from '../wording.ts';
import { authorityIn, isForeign } from './anchor.ts';

export const foreignCertificate = rule({
  id: 'foreign-certificate',
  severity: 'error',
  title: 'The certificate of another trust domain',
  what: 'The SPIFFE ID in a certificate names another trust domain than the one whose bundle it stands in, as the manifest around it or the name of the file says. Roots without a SPIFFE ID are not judged.',
  why: 'Most often it is the wrong bundle. No program compares the two: they trust the key for the trust domain of the bundle, so whoever holds it can make identities in that name, while the true ones are refused.',
  how: 'Find out whose bundle this is. Put the right one here, or correct the trust domain beside it.',
  families: ['trust-anchor'],
  references: ['spiffe:X509-SVID 3.2', 'spiffe:FED 4.2'],
  edit: 'none',
  on: ['certificate'],
  *check(fact, context) {
    const anchor = authorityIn(fact, context);
    if (!anchor || anchor.domain === undefined || !isForeign(anchor)) return;
    const names = enumerate(domainsOf(anchor.certificate).map(code));
    const here = code(anchor.domain);
    yield {
      at: fact.span,
      message: `This is the certificate of ${names}, in the bundle of ${here}. No program compares the two, so whoever holds this key can make identities of ${here}, and what ${here} itself signs is not verified with it. Check whose bundle belongs here.`,
    };
  },
  bad: anchorFile(CERTIFICATE, 'bank.partner.example'),
  good: SOUND_ANCHOR,
});
