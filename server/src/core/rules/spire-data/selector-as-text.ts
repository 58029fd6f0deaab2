import { map } from '../../fixes/operation.ts';
import { checkSelector } from '../../values/selector.ts';
import { entries, SOUND_DATA } from '../data-examples.ts';
import { rule } from '../rule.ts';

export const selectorAsText = rule({
  id: 'selector-as-text',
  severity: 'error',
  title: 'A selector written as one text',
  what: 'In a file for `spire-server entry`, a selector is one text such as `k8s:ns:payments`, as the command line and the Kubernetes resources have it.',
  why: 'In a file a selector is a map. The command cannot read the file with a text in its place, so none of the entries in the file is registered.',
  how: 'Write type and value apart: `{"type": "k8s", "value": "ns:payments"}`.',
  families: [],
  edit: 'fix',
  on: ['workload-identity'],
  *check({ origin, selectors }) {
    if (origin !== 'entry-data') return;
    for (const { isText, text, path } of selectors) {
      if (!isText) continue;
      const selector = text.known ? checkSelector(text.value) : undefined;
      const { type, value } = selector?.ok ? selector : { type: undefined, value: undefined };
      yield {
        at: text.span,
        instead: path,
        message:
          'A selector is a map with `type` and `value` here, and this is a text. `spire-server` cannot read the file with it and registers none of its entries. Write type and value apart.',
        offers: () =>
          type === undefined
            ? []
            : [
                {
                  title: 'Write type and value apart',
                  kind: 'fix',
                  operations: [{ op: 'set', path, value: map({ type, value }) }],
                },
              ],
      };
    }
  },
  bad: { ...SOUND_DATA, 'entries.json': entries({ selectors: ['unix:user:ledger'] }) },
  good: SOUND_DATA,
});
