import { code } from '../../values/code.ts';
import { anchorFile, INTERMEDIATE, SOUND_ANCHOR } from '../certificate-examples.ts';
import { rule } from '../rule.ts';
import { authorityIn, idFaultOf, isForeign } from './anchor.ts';

export const certificateNotSelfSigned = rule({
  id: 'certificate-not-self-signed',
  severity: 'warning',
  title: 'An anchor that somebody else signed',
  what: 'A certificate in a bundle was issued by another authority than itself, so it is not a root. The signature itself is not verified.',
  why: 'The specification asks for self-signed certificates in a bundle. Where an intermediate stands in place of its root, trust ends when the intermediate is exchanged, and what its siblings sign is refused.',
  how: 'Put the root in. If trust is to be limited to this one authority, hide this with the reason.',
  families: ['trust-anchor'],
  references: ['spiffe:X509-SVID 6.1'],
  edit: 'none',
  on: ['certificate'],
  *check(fact, context) {
    const anchor = authorityIn(fact, context);
    // Both would say that it is not the right certificate.
    if (!anchor || isForeign(anchor) || idFaultOf(anchor.certificate)?.kind === 'path') return;
    const { selfIssued, subject, issuer } = anchor.certificate;
    if (selfIssued) return;
    const by = issuer === subject ? 'with another key than its own' : `by ${code(issuer)}`;
    yield {
      at: fact.span,
      message: `This certificate was signed ${by}, so it is an intermediate and no root. When it is exchanged, the trust ends. Put the root in its place, if that is what is meant.`,
    };
  },
  bad: anchorFile(INTERMEDIATE),
  good: SOUND_ANCHOR,
});
