import { anchorFile, SOUND_ANCHOR, WEAK } from '../certificate-examples.ts';
import { rule } from '../rule.ts';
import { authorityIn } from './anchor.ts';

/** In bits. */
const LEAST = 2048;

export const weakCertificateKey = rule({
  id: 'weak-certificate-key',
  severity: 'warning',
  title: 'An anchor with a weak key',
  what: 'A certificate in a bundle has an RSA key of fewer than 2048 bits.',
  why: 'Such a key can be broken, and whoever breaks it can make every identity of the trust domain.',
  how: 'Exchange the root for one with an EC key (P-256 or P-384), or with an RSA key of 2048 bits or more.',
  families: ['trust-anchor'],
  edit: 'none',
  on: ['certificate'],
  *check(fact, context) {
    const key = authorityIn(fact, context)?.certificate.key;
    if (key?.type !== 'rsa' || key.bits >= LEAST) return;
    yield {
      at: fact.span,
      message: `The RSA key of this certificate has ${key.bits} bits, which is too few: whoever breaks it can make every identity of the trust domain. Have the root exchanged for one with an EC key, or with an RSA key of ${LEAST} bits or more.`,
    };
  },
  bad: anchorFile(WEAK),
  good: SOUND_ANCHOR,
});
