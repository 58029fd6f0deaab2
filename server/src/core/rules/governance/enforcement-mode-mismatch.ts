import { shownPoints } from '../../model/enforcement.ts';
import type { EnforcementPointFact } from '../../model/facts.ts';
import { inOrder } from '../../model/order.ts';
import { type Known, knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { SOUND_POLICIES, unsoundPolicies } from '../policy-examples.ts';
import { type Problem, type RuleContext, rule } from '../rule.ts';
import { weakPolicies } from './weak-policies.ts';

export const enforcementModeMismatch = rule({
  id: 'enforcement-mode-mismatch',
  severity: 'error',
  title: 'Said to enforce, and not doing it',
  what: 'An enforcement point is described with the mode `enforce`, and what the workspace shows of it does less. The policies that it stands for are only tried out, let some requests pass by, are switched off, or let everybody in while they cannot decide; or a Federation says `enforce` of a point whose own document says `observe`. One policy of several that really enforces is enough.',
  why: 'Whoever reads the agreement believes that requests are refused there, so nobody looks for another place that does it. In truth they are let through and at best written down.',
  how: 'Have the policy or the point itself enforce, or say here what it really does and give the time of observing an end.',
  families: ['observe-only-enforcement'],
  edit: 'suggest',
  on: ['enforcement-point'],
  *check(point, context) {
    const { mode } = point;
    if (!mode?.known || mode.value !== 'enforce') return;
    const against = againstDocument(point, mode, context) ?? weakPolicies(point, mode, context);
    if (against) yield against;
  },
  bad: unsoundPolicies(
    'policy.yaml',
    '  namespace: payments\n',
    '  namespace: payments\n  annotations:\n    istio.io/dry-run: "true"\n',
  ),
  good: SOUND_POLICIES,
});

/** What an agreement says of a point, and what the document of the point says itself. */
function againstDocument(point: EnforcementPointFact, mode: Known, context: RuleContext): Problem | undefined {
  if (point.inlineOf === undefined || !point.name?.known) return undefined;
  const name = point.name.value;
  const shown = inOrder(shownPoints(name, context), (fact) => fact.resource.kindSpan);
  if (shown.length === 0 || shown.some(({ fact }) => knownValue(fact.mode) !== 'observe')) return undefined;
  return {
    at: mode.span,
    message: `The enforcement point ${code(name)} is said to enforce here, but its own document says that it only observes. Requests that everybody believes to be refused are let through. Make the two agree.`,
    related: shown.flatMap(({ fact, document }) =>
      fact.mode ? [{ document, span: fact.mode.span, message: 'Here it only observes.' }] : [],
    ),
    offers: () => [
      {
        title: 'Set the enforcement point itself to `enforce`',
        kind: 'suggest',
        operations: shown.flatMap(({ fact, document }) =>
          fact.mode ? [{ op: 'replace', span: fact.mode.span, value: 'enforce', document } as const] : [],
        ),
      },
      {
        title: 'Say `observe` here',
        kind: 'suggest',
        operations: [{ op: 'replace', span: mode.span, value: 'observe' }],
      },
    ],
  };
}
