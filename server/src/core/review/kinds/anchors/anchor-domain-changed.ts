import { domainKey } from '../../../model/domain-key.ts';
import { shown } from '../../../model/readiness/words.ts';
import { knownValue } from '../../../model/stated.ts';
import { SOUND_BUNDLE_MAP, unsoundBundleMap } from '../../../rules/bundle-examples.ts';
import { code } from '../../../values/code.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays } from '../../examples.ts';
import { isRenamedWithFederation } from './bootstrap.ts';
import { countOf, saysOf } from './words.ts';

export const anchorDomainChanged = changeKind({
  id: 'anchor-domain-changed',
  title: 'Keys speak for another trust domain',
  what: 'The same keys stand under the name of another trust domain: what they sign is taken for identities of that one.',
  families: ['trust-anchor'],
  on: ['trust-anchors'],
  *compare(pair, context) {
    if (pair.is !== 'kept' || isRenamedWithFederation(pair, context)) return;
    const { before, after } = pair;
    const [was, is] = [knownValue(before.fact.domain), knownValue(after.fact.domain)];
    if (was === undefined || is === undefined || domainKey(was) === domainKey(is)) return;
    yield {
      direction: 'moves',
      title: `The keys of ${code(was)} speak for ${code(is)} from now on`,
      message: `What ${countOf(after.fact.anchors)} signed (${saysOf(after.fact.anchors)}) counts as an identity of ${code(is)}, and no longer of ${code(was)}. Make sure that the keys are those of ${code(is)}.`,
      before: { span: before.fact.domain?.span, says: shown(was) },
      after: { span: after.fact.domain?.span, says: shown(is) },
    };
  },
  examples: bothWays(
    SOUND_BUNDLE_MAP,
    unsoundBundleMap('acme.partner.example', 'emca.partner.example'),
    'moves',
    'moves',
  ),
});
