import { code } from '../../values/code.ts';
import { anchorFile, SOUND_ANCHOR, WITH_PATH } from '../certificate-examples.ts';
import { rule } from '../rule.ts';
import { authorityIn, type IdFault, idFaultOf, isForeign } from './anchor.ts';

export const certificateSpiffeId = rule({
  id: 'certificate-spiffe-id',
  severity: 'warning',
  title: 'An anchor whose SPIFFE ID is not that of a trust domain',
  what: 'The certificate of an authority has a SPIFFE ID with a path, one that ends in a slash, or several URIs. One without any is sound.',
  why: 'The root of a trust domain has the ID of the trust domain itself. A path most often shows that an intermediate was put in place of the root, and then what other intermediates sign is refused. Programs do not look at it; they trust the key as it is.',
  how: 'Put the root in that this certificate was signed with. A slash at the end, which the specification itself prints in one of its examples, goes away when the root is made anew.',
  families: ['trust-anchor'],
  references: ['spiffe:X509-SVID 3.2', 'spiffe:X509-SVID 2'],
  edit: 'none',
  on: ['certificate'],
  *check(fact, context) {
    const anchor = authorityIn(fact, context);
    const fault = anchor && !isForeign(anchor) ? idFaultOf(anchor.certificate) : undefined;
    if (fault) yield { at: fact.span, message: messageFor(fault) };
  },
  bad: anchorFile(WITH_PATH),
  good: SOUND_ANCHOR,
});

function messageFor(fault: IdFault): string {
  if (fault.kind === 'several') {
    return 'This certificate has several URIs as its names, and one SPIFFE ID is all that the specification allows. Programs that look at it may take any of them. Put a root with the ID of its trust domain here.';
  }
  const id = code(fault.id);
  if (fault.kind === 'slash') {
    return `The SPIFFE ID of this certificate, ${id}, ends in a slash, which makes it none. The keys are trusted all the same. When the root is made anew, leave the slash away.`;
  }
  return `The SPIFFE ID of this certificate, ${id}, has a path, which the root of a trust domain has not. It is an intermediate, perhaps, and then what others beside it sign is refused. Put the root in its place.`;
}
