import type { FederationFact } from '../../../model/facts.ts';
import { changed, FEDERATION, SOUND, unsound } from '../../../rules/examples.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays } from '../../examples.ts';
import { raised } from './raised.ts';

export const authenticationChanged = changeKind({
  id: 'authentication-changed',
  title: 'Identities of the other side are accepted, or no longer',
  what: 'Whether an identity of the other side is accepted at all (`trust.authentication`). Where nothing is said, it is.',
  families: ['authn-authz-unclear'],
  on: ['federation'],
  *compare(pair) {
    if (pair.is !== 'kept') return;
    const { before, after } = pair;
    const [was, is] = [isAccepted(before.fact), isAccepted(after.fact)];
    if (was === undefined || is === undefined || was === is) return;
    yield {
      direction: is ? 'widens' : 'narrows',
      title: is ? 'Identities of the other side are accepted' : 'Identities of the other side are refused',
      message: is
        ? 'They were refused until now; what they may do is decided by the rest of the agreement.'
        : 'Whatever the rest of the agreement allows, nobody of the other side is recognised any more.',
      before: { span: before.fact.trust.authentication?.span, says: was ? 'accepted' : 'refused' },
      after: { span: after.fact.trust.authentication?.span, says: is ? 'accepted' : 'refused' },
      obligations: is
        ? raised(after, [
            'owners',
            'enforcement-point',
            'enforced',
            'authorization',
            'narrow-allow-list',
            'change-record',
          ])
        : [],
    };
  },
  examples: [
    ...bothWays(
      SOUND,
      unsound('acme-orders.yaml', 'authentication: accepted', 'authentication: refused'),
      'narrows',
      'widens',
    ),
    ...bothWays(
      unsound('acme-orders.yaml', 'authentication: accepted', 'authentication: refused'),
      { ...SOUND, 'acme-orders.yaml': changed(FEDERATION, '    authentication: accepted\n', '') },
      'widens',
      'narrows',
    ),
  ],
});

function isAccepted({ trust: { authentication } }: FederationFact): boolean | undefined {
  if (authentication?.known === false) return undefined;
  return authentication?.value !== 'refused';
}
