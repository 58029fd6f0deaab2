import { list, type MapValue, map, type Operation } from '../../fixes/operation.ts';
import type { ConsulIntentionsFact } from '../../model/facts.ts';
import { isCloseTo } from '../../model/folder.ts';
import { inOrder } from '../../model/order.ts';
import { knownValue } from '../../model/stated.ts';
import type { Located } from '../../model/store.ts';
import { code } from '../../values/code.ts';
import { SOUND_CONSUL, unsoundConsul } from '../consul-examples.ts';
import { suggest } from '../governance/place.ts';
import { rule } from '../rule.ts';

export const exportedWithoutIntention = rule({
  id: 'exported-without-intention',
  severity: 'warning',
  title: 'A peer that may call, and no intention about it',
  what: 'A service is exported to a peer of Consul, and none of the intentions in the workspace names that peer. Where there are no intentions close by, nothing is said: they may be kept elsewhere.',
  why: 'An export makes a service reachable, and intentions decide who is let in. What no intention names is left to the default of the access control lists: with `allow` the whole peer gets in, with `deny` the export is of no use, and no file shows which.',
  how: 'Write an intention for that service which names the peer: what it may do, or that it is refused until somebody has decided.',
  families: ['undocumented-enforcement-point', 'authn-authz-unclear'],
  edit: 'suggest',
  on: ['consul-exports'],
  *check({ services }, context) {
    const all = context.workspace.lookup('any-consul-intentions', '');
    const intentions = all.filter(({ document }) => isCloseTo(context, document));
    if (intentions.length === 0) return;
    const seen = new Set<string>();
    for (const { name, consumers } of services) {
      for (const { field, stated } of consumers.flatMap(({ scopes }) => scopes)) {
        const service = knownValue(name);
        if (field !== 'peer' || !stated.known || service === undefined || seen.has(stated.value)) continue;
        seen.add(stated.value);
        if (all.some(({ fact }) => mayName(fact, stated.value))) continue;
        yield {
          at: stated.span,
          message: `${service === '*' ? 'Every service' : code(service)} is exported to the peer ${code(stated.value)}, and no intention here names it. Whether its requests are let in is then left to the default of the access control lists, which no file shows. Write an intention for it.`,
          offers: () => suggest('Refuse it until somebody decides', refusing(service, stated.value, intentions)),
        };
      }
    }
  },
  bad: unsoundConsul('exports.yaml', '- peer: acme-dc\n', '- peer: acme-dc\n        - peer: bank-dc\n'),
  good: SOUND_CONSUL,
});

/** A group may have the peer among its members, and a template may name any. */
function mayName({ sources }: ConsulIntentionsFact, peer: string): boolean {
  return sources.some(({ scopes }) =>
    scopes.some(({ field, stated }) => field === 'samenessGroup' || !stated.known || stated.value === peer),
  );
}

/** In the resource for that service where there is one, as Consul takes no second. */
function refusing(service: string, peer: string, intentions: readonly Located<ConsulIntentionsFact>[]): Operation[] {
  const value = map({ name: '*', peer, action: 'deny', description: 'Not decided yet.' });
  const [existing] = inOrder(
    intentions.filter(({ fact }) => knownValue(fact.destination) === service),
    ({ resource }) => resource.span,
  );
  if (existing) return [{ op: 'append', path: existing.fact.sourcesPath, value, document: existing.document }];
  return [{ op: 'create-file', name: `${peer}-intentions.yaml`, documents: [intention(service, value)] }];
}

function intention(service: string, source: MapValue): MapValue {
  return map({
    apiVersion: 'consul.hashicorp.com/v1alpha1',
    kind: 'ServiceIntentions',
    metadata: map({ name: service === '*' ? 'everything' : service }),
    spec: map({ destination: map({ name: service }), sources: list(source) }),
  });
}
