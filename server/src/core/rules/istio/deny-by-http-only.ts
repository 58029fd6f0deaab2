import { blank, list, map, type Operation } from '../../fixes/operation.ts';
import type { IstioAuthorizationFact, IstioRule } from '../../model/facts.ts';
import { trustBeside } from '../../model/foreign-trust.ts';
import { knownValue } from '../../model/stated.ts';
import { changed } from '../examples.ts';
import { DENY, meshWith } from '../istio-examples.ts';
import { rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';

export const denyByHttpOnly = rule({
  id: 'deny-by-http-only',
  severity: 'info',
  title: 'A refusal by HTTP alone',
  what: 'A rule of a DENY policy goes only by what HTTP has (methods, paths, hosts, headers, tokens) and names no port, where other trust domains are trusted. Policies for gateways, waypoints and services by `targetRefs` are left alone, as only HTTP gets there.',
  why: 'Where there is no HTTP, these fields are left away. A sidecar then refuses everybody on its TCP ports, and the node proxy of ambient mode, which reads no HTTP, refuses nobody until there is a waypoint.',
  how: 'Name the ports that speak HTTP under `ports`. `istioctl analyze` warns of the sidecars, and not of ambient mode.',
  families: ['semantics-mismatch'],
  edit: 'suggest',
  on: ['istio-authorization'],
  *check(fact, context) {
    const found = rulesIn(fact);
    const trust = found.length > 0 ? trustBeside(fact.policy, context) : undefined;
    if (!trust) return;
    for (const one of found) {
      const [clause] = [...(one.to ?? []), ...(one.from ?? [])];
      yield {
        at: clause?.fields[0]?.span ?? one.span,
        message: `This refuses by HTTP alone and names no port. On a TCP port a sidecar refuses everybody by it, and in ambient mode without a waypoint it refuses nobody: callers of other trust domains come through as well, ${becauseOf(trust)}. Name the ports that speak HTTP.`,
        related: [citing(trust)],
        offers: () => [{ title: 'Name the port', kind: 'suggest', operations: naming(one) }],
      };
    }
  },
  bad: meshWith({ 'deny.yaml': changed(DENY, '            ports: ["8080"]\n', '') }),
  good: meshWith({ 'deny.yaml': DENY }),
});

const HTTP_FIELDS = /^(?:not)?(?:requestPrincipals|hosts|methods|paths)$/i;

function rulesIn({ action, scope, rules = [] }: IstioAuthorizationFact): IstioRule[] {
  return knownValue(action) === 'DENY' && !scope.targets ? rules.filter(isHttpOnly) : [];
}

function isHttpOnly({ from = [], to = [], when }: IstioRule): boolean {
  const fields = [...from, ...to].flatMap((clause) => clause.fields);
  return (
    fields.length + when.length > 0 &&
    fields.every(({ name }) => HTTP_FIELDS.test(name)) &&
    when.every(({ key }) => key?.known && key.value.startsWith('request.'))
  );
}

function naming({ path, to = [] }: IstioRule): Operation[] {
  const ports = list(blank('8080'));
  if (to.length === 0) return [{ op: 'append', path: [...path, 'to'], value: map({ operation: map({ ports }) }) }];
  return to.map((operation) => ({ op: 'set', path: [...operation.path, 'ports'], value: ports }));
}
