import { knownValue } from '../../../model/stated.ts';
import { SOUND_SPIRE, unsoundSpire } from '../../../rules/spire-examples.ts';
import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import type { Pair, TrustAnchors } from '../../subject.ts';
import { readOnlyAt } from './bootstrap.ts';
import { differenceOf } from './difference.ts';
import { domainIn, saysOf } from './words.ts';

const WORDS = {
  creation: {
    effect:
      'SPIRE takes this bundle when it creates the federation, and passes over later edits: a server that runs goes on with the keys it has.',
    remedy: 'Delete the resource and create it again, or give the server the keys with `spire-server bundle set`.',
    says: 'an edit does not reach them: create the resource anew, or use `spire-server bundle set`',
  },
  'first-contact': {
    effect: 'A server reads this bundle for its first contact alone, and has fetched newer keys since.',
    remedy: 'Where one cannot reach the other side any more, give it the keys with `spire-server bundle set`.',
    says: 'those that have had their first contact do not read it: use `spire-server bundle set`',
  },
} as const;

export const bundleEditedAlone = changeKind({
  id: 'bundle-edited-alone',
  title: 'A bundle is edited that nobody reads again',
  what: 'The first bundle of a federation was edited, while its trust domain, address and profile stayed as they are. Servers that run do not notice: SPIRE takes such a bundle with a new federation, or for the first contact, and never again.',
  families: ['trust-anchor', 'bundle-endpoint'],
  on: ['trust-anchors'],
  *compare(pair, context) {
    const when = saysSomethingElse(pair) ? readOnlyAt(pair, context) : undefined;
    if (!when) return;
    const { effect, remedy, says } = WORDS[when];
    const { before, after } = pair;
    yield {
      direction: 'neutral',
      title: `The first bundle of ${domainIn(pair)} is edited, which has no effect on servers that run`,
      message: `${effect} ${remedy}`,
      ...(before && { before: { says: saysOf(before.fact.anchors) } }),
      ...(after && { after: { says: saysOf(after.fact.anchors) } }),
      obligations: [
        {
          id: 'bundle-delivery',
          asks: 'Servers that run are given the keys',
          state: 'open',
          says,
          at: after && { document: after.document, span: after.fact.span },
          rules: [],
        },
      ],
      insteadOf: ['anchor-added', 'anchor-removed', 'anchor-replaced', 'bundle-refresh-changed'],
    };
  },
  examples: [step(SOUND_SPIRE, unsoundSpire('federated-trust-domain.yaml', 'acme-2026-1', 'acme-2026-2'), 'neutral')],
});

function saysSomethingElse(pair: Pair<TrustAnchors>): boolean {
  const { added, removed, replaced } = differenceOf(pair);
  const terms = (state: Pair<TrustAnchors>['before']) => {
    return JSON.stringify([knownValue(state?.fact.refreshHint), knownValue(state?.fact.sequence)]);
  };
  return added.length + removed.length + replaced.length > 0 || terms(pair.before) !== terms(pair.after);
}
