import type { LabelSelector } from '../../model/facts.ts';
import { knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { type Problem, type RuleContext, rule } from '../rule.ts';
import { unsoundSpire } from '../spire-examples.ts';

export const labelValueNotText = rule({
  id: 'label-value-not-text',
  severity: 'error',
  title: 'A label value that is no text',
  what: 'A value under `matchLabels` is a number or a boolean to YAML, because it stands there without quotes.',
  why: 'Labels are texts. The cluster refuses the resource, and no workload gets an identity from it.',
  how: 'Put the value in quotes: `"true"`.',
  families: [],
  edit: 'fix',
  on: ['workload-identity'],
  *check({ podSelector, namespaceSelector }, context) {
    yield* checkLabels(podSelector, context);
    yield* checkLabels(namespaceSelector, context);
  },
  bad: unsoundSpire('spiffe-id.yaml', 'app: payments', 'payments: true'),
  good: unsoundSpire('spiffe-id.yaml', 'app: payments', 'payments: "true"'),
});

function* checkLabels(selector: LabelSelector | undefined, { document }: RuleContext): Iterable<Problem> {
  for (const { key, value: stated } of selector?.matchLabels ?? []) {
    const label = knownValue(key);
    if (!selector || label === undefined || !stated.known) continue;
    const { value, span } = stated;
    if (typeof value !== 'number' && typeof value !== 'boolean') continue;
    const written = document.section.text.slice(span.start, span.end);
    yield {
      at: span,
      instead: [...selector.path, 'matchLabels', label],
      message: `${code(written)} is a ${typeof value} here, but the value of a label is a text, so the cluster refuses the resource. Put it in quotes.`,
      offers: () => [
        {
          title: 'Put it in quotes',
          // `True` and `1.0` may have been meant as they are written, or as they are read.
          kind: written === String(value) ? 'fix' : 'suggest',
          operations: [{ op: 'replace', span, value: written }],
        },
      ],
    };
  }
}
