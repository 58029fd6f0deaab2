import { CERTIFICATE, SOUND_BUNDLE, unsoundBundle } from '../../../rules/bundle-examples.ts';
import { ENDING, NAMELESS, NOT_CRITICAL } from '../../../rules/certificate-examples.ts';
import { changeKind, type Difference, type ReviewContext } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import type { Pair, TrustAnchors } from '../../subject.ts';
import { type AnchorDifference, differenceOf, isValid, type Replacement } from './difference.ts';
import { anchorFiles } from './examples.ts';
import { obligationsOf } from './obligations.ts';
import { describeAnchor, domainIn, doubtsOf, nameOf, nounOf, saysOf, sequenceDoubt } from './words.ts';

export const anchorReplaced = changeKind({
  id: 'anchor-replaced',
  title: 'A key of a trust domain is exchanged',
  what: 'One key goes while another comes. Keys that change hands without a time in which both are trusted cut off whoever still has what the old one signed.',
  families: ['trust-anchor', 'missing-rotation-expectation'],
  on: ['trust-anchors'],
  *compare(pair, context) {
    const difference = differenceOf(pair);
    for (const replacement of difference.replaced) yield exchange(pair, replacement, difference, context);
  },
  examples: [
    step(anchorFiles(CERTIFICATE), anchorFiles(NAMELESS), 'moves'),
    step(anchorFiles(ENDING), anchorFiles(NOT_CRITICAL), 'moves'),
    step(SOUND_BUNDLE, unsoundBundle('acme-2026-1', 'acme-2026-2'), 'moves'),
    step(SOUND_BUNDLE, unsoundBundle('"NOU4p7', '"NOU5p7'), 'moves'),
  ],
});

function exchange(
  pair: Pair<TrustAnchors>,
  replacement: Replacement,
  difference: AnchorDifference,
  { now }: ReviewContext,
): Difference {
  const { before, after, is } = replacement;
  const [domain, noun] = [domainIn(pair), nounOf(after)];
  const verb = is === 'replaced' ? 'is replaced' : after.use === 'jwt-svid' ? 'is renamed' : 'is renewed';
  const title =
    is === 'rekeyed'
      ? `Another key stands under the name ${nameOf(after)} of ${domain}`
      : `One ${noun} of ${domain} ${verb}: ${nameOf(before)} → ${nameOf(after)}`;
  return {
    direction: 'moves',
    title,
    message: [
      `New is ${describeAnchor(after)}.`,
      ...doubtsOf(after, pair, now),
      effect(replacement, difference, now),
      ...sequenceDoubt(pair),
    ].join(' '),
    before: { span: before.span, says: saysOf([before]) },
    after: { span: after.span, says: saysOf([after]) },
    obligations: is === 'renewed' ? [] : obligationsOf(pair),
  };
}

function effect({ before, after, is }: Replacement, { kept }: AnchorDifference, now: number): string {
  const isToken = after.use === 'jwt-svid';
  const signed = isToken ? 'tokens' : 'certificates';
  if (is === 'renewed') {
    return isToken
      ? 'It is the same key under another name. Tokens say by that name who signed them, so those under the old name are refused.'
      : 'It is the same key in another certificate, so what it signed before stays good.';
  }
  const bridging = kept.filter((other) => (other.use === 'jwt-svid') === isToken && isValid(other, now));
  if (!isValid(before, now)) return 'The old one was not valid any more, so nobody is cut off.';
  return bridging.length > 0
    ? `Another one stays beside it (${bridging.map(nameOf).join(', ')}), so what that one signed is accepted before and after.`
    : `Both are never trusted at once: whoever still has ${signed} of the old one is cut off. Add the new one first, and take the old one out once nobody uses it.`;
}
