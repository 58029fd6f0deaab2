import { list } from '../../fixes/operation.ts';
import { entries, SOUND_DATA } from '../data-examples.ts';
import { rule } from '../rule.ts';

export const federatesWithAsText = rule({
  id: 'federates-with-as-text',
  severity: 'error',
  title: 'A single text where a list of trust domains belongs',
  what: 'In a file for `spire-server entry`, `federates_with` is one text and not a list.',
  why: 'The command cannot read the file with it, so none of the entries in the file is registered.',
  how: 'Put brackets around it: `["partner.example"]`.',
  families: [],
  edit: 'fix',
  on: ['workload-identity'],
  *check({ origin, federatesWith: [first], slots }) {
    const path = slots['federates-with'];
    // The items of a list have their places in it.
    if (origin !== 'entry-data' || !first || first.path.length !== path?.length) return;
    yield {
      at: first.span,
      instead: path,
      message:
        '`federates_with` is a list, and this is a single text. `spire-server` cannot read the file with it and registers none of its entries. Put brackets around it.',
      offers: () =>
        first.known
          ? [
              {
                title: 'Put brackets around it',
                kind: 'fix',
                operations: [{ op: 'set', path, value: list(first.value) }],
              },
            ]
          : [],
    };
  },
  bad: { ...SOUND_DATA, 'entries.json': entries({ federates_with: 'acme.partner.example' }) },
  good: SOUND_DATA,
});
