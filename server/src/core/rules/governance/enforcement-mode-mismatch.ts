import { shownPoints } from '../../model/enforcement.ts';
import { inOrder } from '../../model/order.ts';
import { knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { changed, ENFORCEMENT_POINT, FEDERATION, SOUND, TRUST_DOMAINS } from '../examples.ts';
import { rule } from '../rule.ts';

export const enforcementModeMismatch = rule({
  id: 'enforcement-mode-mismatch',
  severity: 'error',
  title: 'Said to enforce, and only watching',
  what: 'A Federation describes an enforcement point with the mode `enforce`, and all that the workspace shows of the point of that name only observes.',
  why: 'Whoever reads the agreement believes that requests are refused there, so nobody looks for another place that does it. In truth everything is let through and at best written down.',
  how: 'Switch the point itself to `enforce`, or correct the agreement and give the time of observing an end.',
  families: ['observe-only-enforcement'],
  edit: 'suggest',
  on: ['enforcement-point'],
  *check(point, context) {
    if (point.inlineOf === undefined || !point.name?.known || !point.mode?.known || point.mode.value !== 'enforce')
      return;
    const name = point.name.value;
    const { mode } = point;
    const shown = inOrder(shownPoints(name, context), (fact) => fact.resource.kindSpan);
    if (shown.length === 0 || shown.some(({ fact }) => knownValue(fact.mode) !== 'observe')) return;
    yield {
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
  },
  bad: {
    'trust-domains.yaml': TRUST_DOMAINS,
    'payments-gateway.yaml': changed(
      ENFORCEMENT_POINT,
      '  mode: enforce\n',
      '  mode: observe\n  timeBox:\n    expires: 2027-01-15\n    change: CHG-1043\n',
    ),
    'acme-orders.yaml': changed(
      FEDERATION,
      '  enforcementPoints: [payments-gateway]\n',
      `  enforcementPoints:
    - name: payments-gateway
      location:
        type: gateway
      mode: enforce
      owner: team-payments
`,
    ),
  },
  good: SOUND,
});
