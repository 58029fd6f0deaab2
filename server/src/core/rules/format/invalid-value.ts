import { changed, TRUST_DOMAIN } from '../examples.ts';
import { rule } from '../rule.ts';

export const invalidValue = rule({
  id: 'invalid-value',
  severity: 'error',
  title: 'A value of the wrong kind',
  what: 'The value is not of the type the field takes, or not one of the words it knows.',
  why: 'The manifest is refused, or the value is dropped and a default takes its place.',
  how: 'Write a value of the kind the message names.',
  families: [],
  edit: 'suggest',
  on: ['shape-problem'],
  *check(fact) {
    if (fact.rule !== 'invalid-value') return;
    const { suggestion, span } = fact;
    const offers =
      suggestion === undefined
        ? []
        : [
            {
              title: `Change to \`${suggestion}\``,
              kind: 'suggest' as const,
              operations: [{ op: 'replace' as const, span, value: suggestion }],
            },
          ];
    yield { at: fact.span, message: fact.message, offers: () => offers };
  },
  bad: changed(TRUST_DOMAIN, 'role: issuer', 'role: isuer'),
  good: TRUST_DOMAIN,
});
