import { blank } from '../../fixes/operation.ts';
import { knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { SOUND_CONSUL, unsoundConsul } from '../consul-examples.ts';
import { suggest } from '../governance/place.ts';
import { rule } from '../rule.ts';
import { enumerate } from '../wording.ts';

export const everyServiceExported = rule({
  id: 'every-service-exported',
  severity: 'warning',
  title: 'Every service exported to a peer',
  what: 'An ExportedServices of Consul names the service `*` and has a peer among its consumers.',
  why: 'The peer then sees every service there is, and from tomorrow on each one that somebody adds, without anybody having decided it. Only the intentions are left to keep it out.',
  how: 'Name the services that the peer needs, one entry for each.',
  families: ['overly-broad-trust'],
  edit: 'suggest',
  on: ['consul-exports'],
  *check({ services }) {
    for (const { name, path, consumers } of services) {
      if (!name?.known || name.value !== '*') continue;
      const scopes = consumers.flatMap((consumer) => consumer.scopes).filter(({ field }) => field === 'peer');
      const [first] = scopes;
      if (!first) continue;
      const peers = scopes.flatMap(({ stated }) => knownValue(stated) ?? []);
      const whom = peers.length === 0 ? 'to a peer' : `to ${enumerate(peers.map(code))}`;
      yield {
        at: name.span,
        message: `\`*\` exports every service ${whom}, and with them each one that is added later. Name the services that are meant.`,
        offers: () => suggest('Name the service', [{ op: 'set', path: [...path, 'name'], value: blank('payments') }]),
      };
    }
  },
  bad: unsoundConsul('exports.yaml', '- name: payments', '- name: "*"'),
  good: SOUND_CONSUL,
});
