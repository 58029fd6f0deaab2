import { blank } from '../../fixes/operation.ts';
import { code } from '../../values/code.ts';
import { SOUND_CONSUL, unsoundConsul } from '../consul-examples.ts';
import { suggest } from '../governance/place.ts';
import { likelyOwner } from '../likely-owner.ts';
import { rule } from '../rule.ts';

export const undescribedPeerSource = rule({
  id: 'undescribed-peer-source',
  severity: 'info',
  title: 'A peer let in without a word about it',
  what: 'A source of an intention names a peer of Consul and has no `description`, and the resource has no owner either.',
  why: '`description` is the only field of an intention that is written for people: Consul keeps it and shows it. Without it nobody who looks at the running cluster can tell what the peer comes for and whom to ask.',
  how: 'Write down in a few words what the peer comes for and which team answers for it, or annotate the resource with `fedlint.dev/owner`.',
  families: ['missing-owner'],
  edit: 'suggest',
  on: ['consul-intentions'],
  *check({ sources, owner }, context) {
    if (owner) return;
    for (const { scopes, description, path } of sources) {
      const peer = scopes.find(({ field }) => field === 'peer');
      if (!peer?.stated.known || description) continue;
      yield {
        at: peer.stated.span,
        message: `Nothing says why the peer ${code(peer.stated.value)} is named here and who answers for it. Consul shows the \`description\` of a source to whoever looks; write it there.`,
        offers: () =>
          suggest('Describe it', [
            {
              op: 'set',
              path: [...path, 'description'],
              value: { text: [blank('Places orders'), ' (', blank(likelyOwner(undefined, context)), ')'] },
            },
          ]),
      };
    }
  },
  bad: unsoundConsul('intentions.yaml', '      description: ACME places orders, team-partners.\n', ''),
  good: SOUND_CONSUL,
});
