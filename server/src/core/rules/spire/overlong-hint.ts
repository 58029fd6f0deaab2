import { rule } from '../rule.ts';
import { unsoundSpire } from '../spire-examples.ts';

/** In characters. */
const LONGEST = 1024;

const HINTED = (hint: string) =>
  unsoundSpire('static-entry.yaml', '  x509SVIDTTL: 1h\n', `  x509SVIDTTL: 1h\n  hint: ${hint}\n`);

export const overlongHint = rule({
  id: 'overlong-hint',
  severity: 'warning',
  title: 'A hint that is too long',
  what: `\`hint\` has more than ${LONGEST} characters.`,
  why: 'SPIRE refuses an entry with a longer hint, and the workload gets no identity.',
  how: 'A hint is a word by which a workload tells its identities apart. Put explanations into a comment.',
  families: [],
  edit: 'none',
  on: ['workload-identity'],
  *check({ hint }) {
    if (!hint?.known || [...hint.value].length <= LONGEST) return;
    yield {
      at: hint.span,
      message: `This hint has ${[...hint.value].length} characters, and SPIRE refuses an entry with more than ${LONGEST}. Shorten it to the word that tells this identity from the others.`,
    };
  },
  bad: HINTED('ledger-'.repeat(150)),
  good: HINTED('ledger'),
});
