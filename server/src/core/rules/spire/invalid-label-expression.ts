import { blank, list } from '../../fixes/operation.ts';
import type { LabelSelector } from '../../model/facts.ts';
import { knownValue } from '../../model/stated.ts';
import { type Offer, rule } from '../rule.ts';
import { unsoundSpire } from '../spire-examples.ts';

const EXPRESSION = (rest: string) =>
  unsoundSpire(
    'spiffe-id.yaml',
    '    matchLabels:\n      app: payments\n',
    `    matchExpressions:\n      - key: app\n${rest}`,
  );

export const invalidLabelExpression = rule({
  id: 'invalid-label-expression',
  severity: 'error',
  title: 'A label condition that contradicts itself',
  what: 'A condition under `matchExpressions` uses `In` or `NotIn` without values, or `Exists` or `DoesNotExist` with values.',
  why: 'No selector can be made of it, so no pod is selected and no workload gets an identity from this resource.',
  how: 'Give `In` and `NotIn` a list of values, and `Exists` and `DoesNotExist` none.',
  families: [],
  edit: 'suggest',
  on: ['workload-identity'],
  *check({ podSelector, namespaceSelector }) {
    for (const selector of [podSelector, namespaceSelector]) {
      for (const expression of selector?.matchExpressions ?? []) {
        const { operator, values, span } = expression;
        const word = knownValue(operator);
        const needsValues = word === 'In' || word === 'NotIn';
        const takesNone = word === 'Exists' || word === 'DoesNotExist';
        if (!operator || (needsValues ? values.length > 0 : !takesNone || values.length === 0)) continue;
        if (values.some(({ known }) => !known)) continue;
        yield {
          at: operator.known ? operator.span : span,
          message: needsValues
            ? `\`${word}\` compares with a list of values, and there is none. No selector can be made of it, so no workload gets an identity. Add the values.`
            : `\`${word}\` asks for the label alone and takes no values. No selector can be made of it, so no workload gets an identity. Take the values out, or compare with \`${word === 'Exists' ? 'In' : 'NotIn'}\`.`,
          offers: () => (needsValues ? addValues(expression) : chooseOne(expression)),
        };
      }
    }
  },
  bad: EXPRESSION('        operator: Exists\n        values: [payments]\n'),
  good: EXPRESSION('        operator: In\n        values: [payments]\n'),
});

type Expression = LabelSelector['matchExpressions'][number];

function addValues({ path, operator }: Expression): Offer[] {
  const presence = knownValue(operator) === 'In' ? 'Exists' : 'DoesNotExist';
  return [
    {
      title: 'Add the values',
      kind: 'suggest',
      operations: [{ op: 'set', path: [...path, 'values'], value: list(blank('payments')) }],
    },
    replaceOperator(path, presence),
  ];
}

function chooseOne({ path, operator }: Expression): Offer[] {
  return [
    { title: 'Take the values out', kind: 'suggest', operations: [{ op: 'remove', path: [...path, 'values'] }] },
    replaceOperator(path, knownValue(operator) === 'Exists' ? 'In' : 'NotIn'),
  ];
}

function replaceOperator(path: Expression['path'], operator: string): Offer {
  return {
    title: `Use \`${operator}\``,
    kind: 'suggest',
    operations: [{ op: 'set', path: [...path, 'operator'], value: operator }],
  };
}
