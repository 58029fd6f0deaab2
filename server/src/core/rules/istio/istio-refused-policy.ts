import { changed } from '../examples.ts';
import { CUSTOM, meshWith } from '../istio-examples.ts';
import { rule } from '../rule.ts';
import { refusalsOf } from './refusals.ts';

export const istioRefusedPolicy = rule({
  id: 'istio-refused-policy',
  severity: 'error',
  title: 'A policy that Istio refuses',
  what: 'A security resource of Istio that its validation turns away: a DENY or CUSTOM without rules, a CUSTOM without a provider or with identities in it, `serviceAccounts` beside `principals` or `namespaces`, `selector` beside `targetRefs`, an empty `source` or `operation`, a condition with an unknown key or without values, `portLevelMtls` without a selector.',
  why: 'The webhook of Istio answers with an error (`istioctl analyze`: IST0106), so the old version stays in force, or none. Where the webhook is switched off, the resource lies in the cluster and does not do what it says.',
  how: 'Write it in one of the ways that Istio takes; the message says which.',
  families: ['observe-only-enforcement'],
  edit: 'none',
  on: ['istio-authorization', 'istio-peer-authentication', 'istio-request-authentication'],
  *check(fact) {
    for (const { at, says } of refusalsOf(fact)) yield { at, message: `Istio refuses this resource: ${says}` };
  },
  bad: meshWith({ 'custom.yaml': changed(CUSTOM, '  provider:\n    name: opa\n', '') }),
  good: meshWith({ 'custom.yaml': CUSTOM }),
});
