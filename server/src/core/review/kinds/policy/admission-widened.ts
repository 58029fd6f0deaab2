import { SOUND_CONSUL, unsoundConsul } from '../../../rules/consul-examples.ts';
import { SOUND_POLICIES, unsoundPolicies } from '../../../rules/policy-examples.ts';
import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { admissionChange } from './admission.ts';

export const admissionWidened = changeKind({
  id: 'admission-widened',
  title: 'A policy lets in more',
  what: 'Whom a policy lets in is compared as sets, in the way its program compares names: a wildcard that covers what was named before lets in more, and so does a condition beside a name that is gone, or a name that is no longer refused. Where some come and others go, it counts as wider if those who come reach farther. Only policies that decide about identities of others are compared, and one’s own workloads in them are left out.',
  families: ['overly-broad-trust', 'authn-authz-unclear'],
  on: ['policy'],
  compare: (pair) => admissionChange(pair, 'widens'),
  examples: [
    step(SOUND_POLICIES, unsoundPolicies('policy.yaml', '/ns/orders/sa/checkout]', '/*]'), 'widens'),
    step(SOUND_CONSUL, unsoundConsul('intentions.yaml', 'name: checkout', 'name: "*"'), 'widens'),
  ],
});
