import { domainKey } from '../../../model/domain-key.ts';
import type { EnforcementPointFact } from '../../../model/facts.ts';
import type { ObligationId } from '../../../model/obligation.ts';
import { pointObligations } from '../../../model/policy-readiness.ts';
import type { Stated } from '../../../model/stated.ts';
import { changed, ENFORCEMENT_POINT, SOUND } from '../../../rules/examples.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays } from '../../examples.ts';
import { directionOf, statedDifference } from '../../set-difference.ts';
import { describeStated, shortly } from './describe-stated.ts';

interface List {
  readonly of: (point: EnforcementPointFact) => readonly Stated[];
  readonly key?: (text: string) => string;
  readonly verb: string;
  readonly means: string;
  readonly raises: readonly ObligationId[];
}

const LISTS: readonly List[] = [
  {
    of: ({ accepts }) => accepts,
    key: domainKey,
    verb: 'accepts identities of',
    means: 'Requests of whoever is named get through here if the policy lets them.',
    raises: ['owners', 'enforced', 'fails-closed'],
  },
  {
    of: ({ interprets }) => interprets.audiences,
    verb: 'takes the audience',
    means:
      'A token that was made out for another purpose may count here, so see what the other side means by the word.',
    raises: ['owners', 'interpretation'],
  },
  {
    of: ({ interprets }) => interprets.roles,
    verb: 'takes the role',
    means: 'The other side decides who has such a role, so see what it means by the word.',
    raises: ['owners', 'interpretation'],
  },
];

export const acceptsChanged = changeKind({
  id: 'accepts-changed',
  title: 'An enforcement point accepts others',
  what: 'Whose identities an enforcement point is said to accept, and which audiences and roles of theirs it understands. One more widens, one fewer narrows, and another one instead moves.',
  families: ['undocumented-enforcement-point', 'semantics-mismatch'],
  on: ['enforcement-point'],
  *compare({ before, after }) {
    if (!before || !after) return;
    for (const { of, key, verb, means, raises } of LISTS) {
      const [old, fresh] = [of(before.fact), of(after.fact)];
      const difference = statedDifference(old, fresh, key);
      if (!difference) continue;
      const { added, removed } = difference;
      const direction = directionOf(difference);
      const [comes, goes] = [
        `${verb} ${describeStated(added, '')}`,
        `no longer ${verb} ${describeStated(removed, '')}`,
      ];
      const parts = [...(added.length > 0 ? [comes] : []), ...(removed.length > 0 ? [goes] : [])].join(', and ');
      yield {
        direction,
        title: `${parts.charAt(0).toUpperCase()}${parts.slice(1)}`,
        message:
          direction === 'narrows' ? 'Fewer get through here, if the policy that stands behind it follows.' : means,
        before: { span: removed[0]?.span ?? old[0]?.span, says: shortly(old, 'nobody') },
        after: { span: added[0]?.span ?? fresh[0]?.span, says: shortly(fresh, 'nobody') },
        obligations: direction === 'narrows' ? [] : pointObligations(after.fact, after.context, raises),
      };
    }
  },
  examples: bothWays(
    SOUND,
    {
      ...SOUND,
      'payments-gateway.yaml': changed(ENFORCEMENT_POINT, 'audiences: [payments]', 'audiences: [payments, reports]'),
    },
    'widens',
    'narrows',
  ),
});
