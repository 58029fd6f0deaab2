import { bundleOf, CERTIFICATE, SOUND_BUNDLE } from '../../../rules/bundle-examples.ts';
import { NAMELESS } from '../../../rules/certificate-examples.ts';
import { enumerate } from '../../../rules/wording.ts';
import { changeKind, type Difference, type ReviewContext } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import type { Anchor, Pair, TrustAnchors } from '../../subject.ts';
import { goesWithFederation } from './bootstrap.ts';
import { differenceOf } from './difference.ts';
import { AUTHORITY_ALONE, anchorFiles, authority, TOKEN_KEY } from './examples.ts';
import { obligationsOf } from './obligations.ts';
import { countOf, describeAnchor, domainIn, doubtsOf, nameOf, nounOf, saysOf, sequenceDoubt } from './words.ts';

export const anchorAdded = changeKind({
  id: 'anchor-added',
  title: 'Another key speaks for a trust domain',
  what: 'Certificates and token keys of a bundle, or in PEM, by their fingerprints and names. Whoever holds a key that is added can make identities of the trust domain.',
  families: ['trust-anchor'],
  on: ['trust-anchors'],
  *compare(pair, context) {
    if (goesWithFederation(pair, context)) return;
    const { added } = differenceOf(pair);
    if (added.length === 0) return;
    if (pair.is === 'added') yield wholeSet(pair, added, context);
    else for (const anchor of added) yield one(pair, anchor, context);
  },
  examples: [
    step(AUTHORITY_ALONE, bundleOf(authority(CERTIFICATE), authority(NAMELESS)), 'widens'),
    step(anchorFiles(CERTIFICATE), anchorFiles(NAMELESS, CERTIFICATE), 'widens'),
    step(AUTHORITY_ALONE, bundleOf(TOKEN_KEY, authority(CERTIFICATE)), 'widens'),
    step({}, SOUND_BUNDLE, 'widens'),
  ],
});

function one(pair: Pair<TrustAnchors>, anchor: Anchor, { now }: ReviewContext): Difference {
  const domain = domainIn(pair);
  const power = anchor.use === 'jwt-svid' ? 'sign any token of' : 'make any identity of';
  const doubts = [...doubtsOf(anchor, pair, now), ...sequenceDoubt(pair)];
  return {
    direction: 'widens',
    title: `Another ${nounOf(anchor)} speaks for ${domain}: ${nameOf(anchor)}`,
    message: [
      `New is ${describeAnchor(anchor)}.`,
      ...doubts,
      `Whoever holds its key can ${power} ${domain} from now on, so compare it with what its owner told you over another channel.`,
    ].join(' '),
    before: { says: undefined },
    after: { span: anchor.span, says: saysOf([anchor]) },
    obligations: obligationsOf(pair),
  };
}

function wholeSet(pair: Pair<TrustAnchors>, added: readonly Anchor[], { now }: ReviewContext): Difference {
  const domain = domainIn(pair);
  return {
    direction: 'widens',
    title: `Keys of ${domain} are written down: ${countOf(added)}`,
    message: [
      `New ${added.length === 1 ? 'is' : 'are'} ${enumerate(added.map(describeAnchor))}.`,
      ...added.flatMap((anchor) => doubtsOf(anchor, pair, now)),
      'Whoever goes by this text trusts what is signed with them, so compare them with what their owner told you over another channel.',
    ].join(' '),
    after: { says: saysOf(added) },
    obligations: obligationsOf(pair),
  };
}
