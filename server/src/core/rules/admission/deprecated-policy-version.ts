import { borderOf } from '../../model/border.ts';
import { trustBehind } from '../../model/policy-exception.ts';
import type { Span } from '../../syntax/span.ts';
import { SOUND_ADMISSION, unsoundAdmission } from '../admission-examples.ts';
import { type Offer, rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';

/** Version to what takes its place, with the same fields. */
const SUCCESSORS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'kyverno.io/v2alpha1': 'kyverno.io/v2',
    'kyverno.io/v2beta1': 'kyverno.io/v2',
    'policies.kyverno.io/v1alpha1': 'policies.kyverno.io/v1',
  }),
);

export const deprecatedPolicyVersion = rule({
  id: 'deprecated-policy-version',
  severity: 'info',
  title: 'A version of Kyverno that is going away',
  what: 'A policy in CEL or a `PolicyException` of Kyverno is written in a version of its group that is deprecated, and it has to do with trust in identities of somebody else.',
  why: 'The next release of Kyverno may not serve the version any more. The resource is then refused when it is applied, and a policy that cannot be applied guards nothing.',
  how: 'Write the newer version. The fields are the same; `policies.kyverno.io/v1` needs a release of Kyverno that serves it.',
  families: [],
  edit: 'fix',
  on: ['policy', 'policy-exception'],
  *check(fact, context) {
    const { apiVersion, apiVersionSpan: span, kind } = fact.resource;
    const successor = SUCCESSORS.get(apiVersion);
    // Other kinds of the older group have versions of their own.
    if (successor === undefined || (kind !== 'PolicyException' && apiVersion.startsWith('kyverno.io/'))) return;
    const trust = fact.type === 'policy' ? borderOf(fact, context) : trustBehind(fact, context);
    if (!trust) return;
    yield {
      at: span,
      message: `\`${apiVersion}\` is deprecated, and a release of Kyverno that has dropped it refuses this resource. It concerns more than your own workloads, ${becauseOf(trust)}. Write \`${successor}\`.`,
      tag: 'deprecated',
      related: [citing(trust)],
      offers: () => offersFor(successor, span),
    };
  },
  bad: unsoundAdmission('rule-exception.yaml', ['kyverno.io/v2\n', 'kyverno.io/v2beta1\n']),
  good: SOUND_ADMISSION,
});

/** A version that is new itself may not be served yet. */
function offersFor(successor: string, span: Span): Offer[] {
  const kind = successor.startsWith('policies.') ? 'suggest' : 'fix';
  return [{ title: `Write \`${successor}\``, kind, operations: [{ op: 'replace', span, value: successor }] }];
}
