import { SOUND_POLICIES, unsoundPolicies } from '../../../rules/policy-examples.ts';
import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { admissionChange } from './admission.ts';

export const admissionMoved = changeKind({
  id: 'admission-moved',
  title: 'A policy lets in others',
  what: 'Some are let in that were not, others are kept out, and neither outweighs the other. It is also said where the patterns cannot be compared, as two regular expressions, and where a policy that lets in becomes one that refuses: what such a change does has to be read.',
  families: ['overly-broad-trust', 'authn-authz-unclear'],
  on: ['policy'],
  compare: (pair) => admissionChange(pair, 'moves'),
  examples: [
    step(SOUND_POLICIES, unsoundPolicies('policy.yaml', '/sa/checkout]', '/sa/billing]'), 'moves'),
    step(SOUND_POLICIES, unsoundPolicies('policy.yaml', 'action: ALLOW', 'action: DENY'), 'moves'),
  ],
});
