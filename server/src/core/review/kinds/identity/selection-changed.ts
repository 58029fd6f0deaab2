import type { WorkloadIdentityFact } from '../../../model/facts.ts';
import { SOUND_SPIRE, unsoundSpire } from '../../../rules/spire-examples.ts';
import { enumerate } from '../../../rules/wording.ts';
import type { Span } from '../../../syntax/span.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays, step } from '../../examples.ts';
import { concernsTrust, powersOf } from './concerned.ts';
import { compareSelections, describeSelection, selectionOf, shownSelection } from './selection.ts';

const DIRECTIONS = { wider: 'widens', narrower: 'narrows', other: 'moves' } as const;
const VERBS = {
  wider: 'goes to more workloads',
  narrower: 'goes to fewer workloads',
  other: 'goes to other workloads',
};

export const selectionChanged = changeKind({
  id: 'selection-changed',
  title: 'Other workloads get an identity',
  what: 'The pods, namespaces and processes that get an identity which trusts somebody foreign, or has rights over SPIRE. All conditions have to hold, so fewer of them take in more; none at all takes in every workload.',
  families: ['overly-broad-trust'],
  on: ['workload-identity'],
  *compare(pair) {
    if (pair.is !== 'kept' || !concernsTrust(pair)) return;
    const { before, after } = pair;
    const [was, is] = [selectionOf(before.fact), selectionOf(after.fact)];
    const comparison = was && is ? compareSelections(was, is) : 'same';
    if (!was || !is || comparison === 'same') return;
    const powers = powersOf(after);
    yield {
      direction: DIRECTIONS[comparison],
      title: `The identity ${VERBS[comparison]}: ${describeSelection(is)}`,
      message: `Before, it went to ${describeSelection(was)}. Whoever has this identity ${enumerate(powers.length > 0 ? powers : powersOf(before))}.`,
      before: { span: placeOf(before.fact), says: shownSelection(was) },
      after: { span: placeOf(after.fact), says: shownSelection(is) },
    };
  },
  examples: [
    ...bothWays(
      SOUND_SPIRE,
      unsoundSpire('spiffe-id.yaml', '  podSelector:\n    matchLabels:\n      app: payments\n', ''),
      'widens',
      'narrows',
    ),
    ...bothWays(
      SOUND_SPIRE,
      unsoundSpire(
        'spiffe-id.yaml',
        '    matchLabels:\n      app: payments\n',
        '    matchExpressions:\n      - { key: app, operator: In, values: [payments, orders] }\n',
      ),
      'widens',
      'narrows',
    ),
    step(SOUND_SPIRE, unsoundSpire('spiffe-id.yaml', 'app: payments', 'app: orders'), 'moves'),
  ],
});

function placeOf({ podSelector, namespaceSelector, selectors }: WorkloadIdentityFact): Span | undefined {
  return podSelector?.span ?? namespaceSelector?.span ?? selectors[0]?.text.span;
}
