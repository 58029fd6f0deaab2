import { agreementKey } from '../../model/agreement-key.ts';
import { inOrder } from '../../model/order.ts';
import { knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { changed, FEDERATION, SOUND, TRUST_DOMAINS } from '../examples.ts';
import { rule } from '../rule.ts';

/** As somebody writes it who is in a hurry: the same for another partner. */
const COPY = changed(FEDERATION.replaceAll('acme.partner', 'bank.partner'), 'name: acme-orders', 'name: bank-orders');

export const reusedAgreement = rule({
  id: 'reused-agreement',
  severity: 'warning',
  title: 'An agreement copied from another one',
  what: 'Two Federation manifests say the same in every field but the names of the agreement and of the other side.',
  why: 'Two partners seldom need the same access for the same purpose with the same contact. A copy says that somebody weighed the risks when nobody did, and both drift together from then on.',
  how: 'Write down what holds for this relationship: its purpose, who is let in, who is called when it has to end.',
  families: ['template-reuse'],
  edit: 'none',
  on: ['federation'],
  *check(fact, context) {
    // Two that agree on next to nothing are not copies of each other, only both unfinished.
    if (fact.origin !== 'manifest' || !(fact.purpose || fact.allow || fact.interpretation)) return;
    const alike = inOrder(
      context.workspace.lookup('federation-by-terms', agreementKey(fact)),
      ({ resource }) => resource.kindSpan,
    );
    const [first] = alike;
    if (!first || first.fact === fact) return;
    const name = knownValue(first.fact.resource.name);
    yield {
      at: fact.remote.span,
      message: `This agreement says the same as ${name === undefined ? 'another one' : code(name)}, but for the names. A copy looks as if somebody had weighed this relationship as well. Write down what holds for this one.`,
      related: [{ document: first.document, span: first.fact.remote.span, message: 'The same agreement stands here.' }],
    };
  },
  bad: {
    ...SOUND,
    'bank.yaml': (TRUST_DOMAINS.split('---\n')[1] ?? '').replaceAll('acme', 'bank'),
    'bank-orders.yaml': COPY,
  },
  good: SOUND,
});
