import type { SamenessGroupFact } from '../../model/facts.ts';
import { inOrder } from '../../model/order.ts';
import { knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { SOUND_CONSUL, unsoundConsul } from '../consul-examples.ts';
import { rule } from '../rule.ts';
import { enumerate } from '../wording.ts';

const GROUP = `apiVersion: consul.hashicorp.com/v1alpha1
kind: SamenessGroup
metadata:
  name: shops
spec:
  includeLocal: true
  members:
    - peer: acme-dc
`;

export const samenessGroupSource = rule({
  id: 'sameness-group-source',
  severity: 'info',
  title: 'An intention that grows with a group',
  what: 'A source of an intention of Consul is a sameness group, and the workspace shows that peers are in that group.',
  why: 'Whoever adds a peer to the group lets it in here as well, without touching this intention or anybody reviewing it. Groups are made for failing over, and those who edit them think of that.',
  how: 'Name the peers in sources of their own where they are not yours. Where the group is meant, have changes of it reviewed like changes of this intention.',
  families: ['overly-broad-trust'],
  edit: 'none',
  on: ['consul-intentions'],
  *check({ sources }, { workspace }) {
    for (const { scopes, action } of sources) {
      const group = scopes.find(({ field }) => field === 'samenessGroup')?.stated;
      if (!group?.known || knownValue(action?.stated) === 'deny') continue;
      const members = inOrder(workspace.lookup('sameness-group', group.value), ({ resource }) => resource.span).flatMap(
        ({ fact, document }) => peersOf(fact).map(({ stated }) => ({ stated, document })),
      );
      const names = [...new Set(members.map(({ stated }) => stated.value))].toSorted();
      if (names.length === 0) continue;
      yield {
        at: group.span,
        message: `Whoever is in the group ${code(group.value)} is let in here, and ${enumerate(names.map(code))} from outside ${names.length === 1 ? 'is' : 'are'}. Each peer that joins the group gets in as well, without a change of this intention. Name the peers if that is not meant.`,
        related: members.map(({ stated, document }) => ({
          document,
          span: stated.span,
          message: 'This peer is in it.',
        })),
      };
    }
  },
  bad: {
    ...unsoundConsul('intentions.yaml', '      peer: acme-dc\n', '      samenessGroup: shops\n'),
    'group.yaml': GROUP,
  },
  good: { ...SOUND_CONSUL, 'group.yaml': GROUP },
});

function peersOf({ members }: SamenessGroupFact) {
  return members
    .flatMap(({ scopes }) => scopes)
    .flatMap(({ field, stated }) => (field === 'peer' && stated.known ? [{ stated }] : []));
}
