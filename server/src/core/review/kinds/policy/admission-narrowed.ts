import { SOUND_CONSUL, unsoundConsul } from '../../../rules/consul-examples.ts';
import { SOUND_POLICIES, unsoundPolicies } from '../../../rules/policy-examples.ts';
import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { admissionChange } from './admission.ts';

export const admissionNarrowed = changeKind({
  id: 'admission-narrowed',
  title: 'A policy lets in fewer',
  what: 'The opposite of `admission-widened`: all that is let in now was let in before, and something is not any more, or asks for more conditions.',
  families: ['overly-broad-trust', 'authn-authz-unclear'],
  on: ['policy'],
  compare: (pair) => admissionChange(pair, 'narrows'),
  examples: [
    step(unsoundPolicies('policy.yaml', '/ns/orders/sa/checkout]', '/*]'), SOUND_POLICIES, 'narrows'),
    step(unsoundConsul('intentions.yaml', 'name: checkout', 'name: "*"'), SOUND_CONSUL, 'narrows'),
  ],
});
