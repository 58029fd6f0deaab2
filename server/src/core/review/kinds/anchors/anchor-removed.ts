import { bundleOf, CERTIFICATE, SOUND_BUNDLE } from '../../../rules/bundle-examples.ts';
import { NAMELESS } from '../../../rules/certificate-examples.ts';
import { changeKind, type Difference, type ReviewContext } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import type { Anchor, Pair, TrustAnchors } from '../../subject.ts';
import { goesWithFederation } from './bootstrap.ts';
import { type AnchorDifference, differenceOf, isValid } from './difference.ts';
import { AUTHORITY_ALONE, anchorFiles, authority } from './examples.ts';
import { countOf, domainIn, nameOf, nounOf, saysOf, sequenceDoubt } from './words.ts';

export const anchorRemoved = changeKind({
  id: 'anchor-removed',
  title: 'A key does not speak for a trust domain any more',
  what: 'What a removed key has signed is refused. When it was the last one that is valid, nothing of the trust domain is accepted any more.',
  families: ['trust-anchor'],
  on: ['trust-anchors'],
  *compare(pair, context) {
    if (goesWithFederation(pair, context)) return;
    const difference = differenceOf(pair);
    const { removed } = difference;
    if (removed.length === 0) return;
    if (pair.is === 'removed') yield wholeSet(pair, removed);
    else for (const anchor of removed) yield one(pair, anchor, difference, context);
  },
  examples: [
    step(bundleOf(authority(CERTIFICATE), authority(NAMELESS)), AUTHORITY_ALONE, 'narrows'),
    step(anchorFiles(NAMELESS, CERTIFICATE), anchorFiles(NAMELESS), 'narrows'),
    step(SOUND_BUNDLE, AUTHORITY_ALONE, 'narrows'),
    step(AUTHORITY_ALONE, bundleOf(), 'narrows'),
    step(anchorFiles(CERTIFICATE), {}, 'narrows'),
  ],
});

function one(
  pair: Pair<TrustAnchors>,
  anchor: Anchor,
  difference: AnchorDifference,
  { now }: ReviewContext,
): Difference {
  const noun = nounOf(anchor);
  const domain = domainIn(pair);
  return {
    direction: 'narrows',
    title: `One ${noun} of ${domain} is taken out: ${nameOf(anchor)}`,
    message: [effect(anchor, difference, domain, now), ...sequenceDoubt(pair)].join(' '),
    before: { span: anchor.span, says: saysOf([anchor]) },
    after: { says: undefined },
  };
}

function effect(anchor: Anchor, difference: AnchorDifference, domain: string, now: number): string {
  const isToken = anchor.use === 'jwt-svid';
  const what = isToken ? 'token' : 'certificate';
  if (!isValid(anchor, now)) return `It was not valid, so no ${what} that was accepted is refused for it.`;
  const left = [...difference.kept, ...difference.added, ...difference.replaced.map(({ after }) => after)];
  const isLast = !left.some((other) => (other.use === 'jwt-svid') === isToken && isValid(other, now));
  return isLast
    ? `It was the last one that is valid: no ${what} of ${domain} is accepted any more.`
    : `Every ${what} that was signed with it is refused from now on.`;
}

function wholeSet(pair: Pair<TrustAnchors>, removed: readonly Anchor[]): Difference {
  const domain = domainIn(pair);
  return {
    direction: 'narrows',
    title: `The keys of ${domain} are gone: ${countOf(removed)}`,
    message: `Whoever read them here accepts nothing of ${domain} any more, unless its keys come from elsewhere.`,
    before: { says: saysOf(removed) },
  };
}
