import { code } from '../../values/code.ts';
import { nearest } from '../../values/nearest.ts';
import { SOUND_CILIUM, unsoundCilium } from '../cilium-examples.ts';
import { type Offer, rule } from '../rule.ts';

const MODES = ['disabled', 'required', 'test-always-fail'];

export const ciliumAuthenticationMode = rule({
  id: 'cilium-authentication-mode',
  severity: 'error',
  title: 'An authentication mode that Cilium does not have',
  what: 'A rule of a Cilium policy has an `authentication.mode` other than `required`, `disabled` and `test-always-fail`.',
  why: 'The API server refuses the policy as a whole, so what was there before stays in force. `optional`, which some tutorials show, never was a mode: a proof of identity is asked for or it is not.',
  how: 'Write `required` where both sides have to prove who they are, and `disabled`, or nothing, where they need not.',
  families: [],
  edit: 'suggest',
  on: ['cilium-policy'],
  *check(fact) {
    for (const { authentication } of fact.rules) {
      if (!authentication?.known || MODES.includes(authentication.value)) continue;
      const { value, span, path } = authentication;
      const change = (mode: string): Offer => ({
        title: `Change to ${code(mode)}`,
        kind: 'suggest',
        operations: [{ op: 'set', path, value: mode }],
      });
      const meant = nearest(value, MODES);
      yield {
        at: span,
        instead: path,
        message: `Cilium has no mode ${code(value)}, and the API server refuses the policy as a whole. Write \`required\` to ask both sides for a proof of identity, or \`disabled\` to ask for none.`,
        offers: () => (meant ? [change(meant)] : [change('required'), change('disabled')]),
      };
    }
  },
  bad: unsoundCilium(
    'policy.yaml',
    '            - port: "8443"\n',
    '            - port: "8443"\n      authentication:\n        mode: optional\n',
  ),
  good: SOUND_CILIUM,
});
