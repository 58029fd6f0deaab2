import type { PolicyFact } from '../../../model/facts.ts';
import { policyObligations } from '../../../model/policy-readiness.ts';
import { SOUND_LINKERD, unsoundLinkerd } from '../../../rules/linkerd-examples.ts';
import { code } from '../../../values/code.ts';
import { listed } from '../../admission/words.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays } from '../../examples.ts';
import { type SetDifference, setDifference } from '../../set-difference.ts';
import { isAtBorder } from './at-border.ts';

/** What a caller has to prove; other resources that a policy is put together from are what it protects. */
const PROOFS = /^(?:MeshTLSAuthentication|NetworkAuthentication|ServiceAccount)\//;

export const requiredAuthenticationChanged = changeKind({
  id: 'required-authentication-changed',
  title: 'Callers have to prove something else',
  what: 'What a policy of Linkerd asks of a caller, all of which has to hold, and what it protects. One proof fewer widens, down to none at all, one more narrows.',
  families: ['authn-authz-unclear', 'overly-broad-trust'],
  on: ['policy'],
  *compare(pair) {
    if (pair.is !== 'kept') return;
    const { before, after } = pair;
    const difference = setDifference(before.fact.parts, after.fact.parts, (part) => part);
    if (!difference || !isAtBorder(pair)) return;
    const direction = directionOf(difference);
    yield {
      direction,
      title: titleOf(difference),
      message:
        direction === 'widens'
          ? `A caller gets in with less proof${proofsOf(after.fact).length === 0 ? ', and with none at all' : ''}.`
          : direction === 'narrows'
            ? 'A caller needs more proof than before.'
            : 'Others get in than before, or to something else. Read what the new reference leads to.',
      before: { says: listed(before.fact.parts) || 'nothing' },
      after: { says: listed(after.fact.parts) || 'nothing' },
      obligations:
        direction === 'narrows'
          ? []
          : policyObligations(after.fact, after.context, [
              'owners',
              'enforcement-point',
              'narrow-allow-list',
              'change-record',
            ]),
      insteadOf: ['policy-edited'],
    };
  },
  examples: bothWays(
    SOUND_LINKERD,
    unsoundLinkerd(
      'authorization.yaml',
      '    - group: policy.linkerd.io\n      kind: NetworkAuthentication\n      name: acme-gateways\n',
      '',
    ),
    'widens',
    'narrows',
  ),
});

function proofsOf({ parts }: PolicyFact): string[] {
  return parts.filter((part) => PROOFS.test(part));
}

/** Every proof that is asked for keeps callers out. What is protected is no matter of more or less. */
function directionOf({ added, removed }: SetDifference<string>) {
  if (![...added, ...removed].every((part) => PROOFS.test(part))) return 'moves';
  return added.length === 0 ? 'widens' : removed.length === 0 ? 'narrows' : 'moves';
}

function titleOf({ added, removed }: SetDifference<string>): string {
  const named = (parts: readonly string[]) => listed(parts.map(code));
  if (added.length === 0) return `No longer refers to ${named(removed)}`;
  return removed.length === 0
    ? `Refers to ${named(added)} as well`
    : `Refers to ${named(added)} instead of ${named(removed)}`;
}
