import type { TokenTrustFact } from '../../../model/facts.ts';
import { knownValue } from '../../../model/stated.ts';
import { SOUND_ENVOY, unsoundEnvoy } from '../../../rules/envoy-examples.ts';
import { changeKind, type Difference } from '../../change-kind.ts';
import { bothWays } from '../../examples.ts';
import { directionOf, statedDifference } from '../../set-difference.ts';
import type { Pair } from '../../subject.ts';
import { describeStated, shortly } from './describe-stated.ts';
import { isForeignToken } from './token-border.ts';

const ANY = 'any subject';

export const tokenChecksChanged = changeKind({
  id: 'token-checks-changed',
  title: 'Tokens are looked at in another way',
  what: 'What has to be true of a token besides its issuer and its audience: whom it may be about, and whether it has to end at all. Fewer checks widen trust.',
  families: ['authn-authz-unclear', 'long-lived-credential'],
  on: ['token-trust'],
  compare: (pair) => (pair.is === 'kept' && isForeignToken(pair) ? [...subjects(pair), ...expiration(pair)] : []),
  examples: [
    ...bothWays(
      SOUND_ENVOY,
      unsoundEnvoy(
        '                          subjects:\n                            prefix: spiffe://acme.partner.example/orders/\n',
        '',
      ),
      'widens',
      'narrows',
    ),
    ...bothWays(
      SOUND_ENVOY,
      unsoundEnvoy('require_expiration: true', 'require_expiration: false'),
      'widens',
      'narrows',
    ),
  ],
});

type Tokens = Pair<TokenTrustFact>;

/** The pattern itself is only compared as text: how it is compared with a token is not known here. */
function subjects({ before, after }: Tokens): Difference[] {
  const [old, fresh] = [before?.fact.subjects ?? [], after?.fact.subjects ?? []];
  const difference = statedDifference(old, fresh);
  if (!difference) return [];
  const direction = fresh.length === 0 ? 'widens' : old.length === 0 ? 'narrows' : directionOf(difference);
  return [
    {
      direction,
      title: `Takes tokens about ${describeStated(fresh, ANY)} instead of ${describeStated(old, ANY)}`,
      message:
        direction === 'narrows'
          ? 'Tokens about fewer subjects are taken.'
          : 'Tokens about others are taken than before. See that these are the workloads you mean.',
      before: { span: difference.removed[0]?.span, says: shortly(old, ANY) },
      after: { span: difference.added[0]?.span, says: shortly(fresh, ANY) },
    },
  ];
}

function expiration({ before, after }: Tokens): Difference[] {
  const [was, is] = [before?.fact.requiresExpiration, after?.fact.requiresExpiration];
  const [old, fresh] = [knownValue(was), knownValue(is)];
  if (old === undefined || fresh === undefined || old === fresh) return [];
  const says = (asks: boolean) => (asks ? 'has to end' : 'may last for ever');
  return [
    {
      direction: fresh ? 'narrows' : 'widens',
      title: `A token ${says(fresh)}, and ${old ? 'had to end' : 'might last for ever'} before`,
      message: fresh
        ? 'A token without an end is refused from now on.'
        : 'A token without an end is taken, so one that is stolen works until its key is withdrawn.',
      before: { span: was?.span, says: says(old) },
      after: { span: is?.span, says: says(fresh) },
    },
  ];
}
