import { trustBeside } from '../../model/foreign-trust.ts';
import { knownValue } from '../../model/stated.ts';
import { INTENTIONS, SOUND_CONSUL } from '../consul-examples.ts';
import { changed } from '../examples.ts';
import { suggest } from '../governance/place.ts';
import { rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';

/** Every service of the cluster may call every other one. */
const EVERYBODY = INTENTIONS.slice(0, INTENTIONS.indexOf('spec:'))
  .replace('name: payments', 'name: everybody')
  .concat('spec:\n  destination:\n    name: "*"\n  sources:\n    - name: "*"\n      action: allow\n');

export const meshWideAllow = rule({
  id: 'mesh-wide-allow',
  severity: 'warning',
  title: 'Every service may call every other one, beside a peer',
  what: 'An intention of Consul allows the source `*` to call the destination `*`, in a cluster that peers with another one.',
  why: 'The peer itself is not meant by it. But whoever gets hold of the one service that the peer may call can call all the others from there, so the narrow door leads into the whole house.',
  how: 'Deny by default, and allow the calls that are needed, service by service.',
  families: ['overly-broad-trust'],
  edit: 'suggest',
  on: ['consul-intentions'],
  *check({ destination, sources }, context) {
    if (knownValue(destination) !== '*') return;
    const everybody = sources.find(({ name, scopes }) => knownValue(name) === '*' && scopes.length === 0);
    const action = everybody?.action;
    if (!action || knownValue(action.stated) !== 'allow') return;
    const trust = trustBeside({ engine: 'consul', parties: [] }, context);
    if (!trust) return;
    yield {
      at: action.stated.span,
      message: `Every service may call every other one here. Whoever takes over the service that a peer may call reaches all of them, and there is such a peer, ${becauseOf(trust)}. Deny by default, and allow single services.`,
      related: [citing(trust)],
      offers: () => suggest('Deny by default', [{ op: 'replace', span: action.stated.span, value: 'deny' }]),
    };
  },
  bad: { ...SOUND_CONSUL, 'everybody.yaml': EVERYBODY },
  good: { ...SOUND_CONSUL, 'everybody.yaml': changed(EVERYBODY, 'action: allow', 'action: deny') },
});
