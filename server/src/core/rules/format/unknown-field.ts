import { nearest } from '../../values/nearest.ts';
import { TRUST_DOMAIN } from '../examples.ts';
import { rule } from '../rule.ts';

export const unknownField = rule({
  id: 'unknown-field',
  severity: 'error',
  title: 'A field that nobody reads',
  what: 'The kind has no field of this name, often because of a slip of the pen or because another format spells the same idea differently.',
  why: 'Programs drop an unknown field without a word, so what the manifest seems to promise is not done.',
  how: 'Use the name the kind knows, or take the field out.',
  families: [],
  edit: 'fix',
  on: ['shape-problem'],
  *check(fact) {
    if (fact.rule !== 'unknown-field') return;
    const { suggestion, path, key } = fact;
    const offers =
      typeof suggestion !== 'string' || key === undefined
        ? []
        : [
            {
              title: `Rename to \`${suggestion}\``,
              // A slip of the pen decides nothing; another format's word for the idea may come with another kind of value.
              kind: nearest(key, [suggestion]) === undefined ? ('suggest' as const) : ('fix' as const),
              operations: [{ op: 'rename-key' as const, path: [...path, key], to: suggestion }],
            },
          ];
    yield { at: fact.span, message: fact.message, offers: () => offers };
  },
  bad: `${TRUST_DOMAIN}  opertor: internal\n`,
  good: `${TRUST_DOMAIN}  operator: internal\n`,
});
