import { blank } from '../../fixes/operation.ts';
import { isUnanswered } from '../../model/answer.ts';
import type { FederationFact } from '../../model/facts.ts';
import { isJudged } from '../../model/governance.ts';
import { knownValue } from '../../model/stated.ts';
import { SOUND, unsound } from '../examples.ts';
import { manifestOffers } from '../federation-manifest.ts';
import { rule } from '../rule.ts';
import { describeLink } from '../wording.ts';
import { missingIn, suggest, writing } from './place.ts';

const WORDS = { path: 'how it is ended in a hurry', contact: 'whom to reach then' } as const;
const PARTS = ['path', 'contact'] as const;

export const missingRevocationPath = rule({
  id: 'missing-revocation-path',
  severity: 'error',
  title: 'Trust that nobody knows how to end',
  what: 'A federation does not say by which steps it is ended in a hurry, or whom to reach on the other side. A native resource has no field for either; both belong in a Federation manifest.',
  why: 'SPIFFE has no list of revoked identities: trust ends when the relationship and the stored bundle are gone everywhere. If the other side is broken into, that has to be done within minutes, by people who may never have done it.',
  how: 'Write the steps, or the runbook they stand in, under `revocation.path`, and a reachable address under `revocation.contact`.',
  families: ['missing-revocation-path'],
  references: ['spiffe:FED 6.3'],
  edit: 'suggest',
  on: ['federation'],
  *check(link, context) {
    if (!isJudged(link, context)) return;
    const missing = PARTS.filter((part) => isUnanswered(link.revocation[part]));
    const [first] = missing;
    if (!first) return;
    yield {
      at: missingIn(link, `revocation.${first}`),
      message: `For ${describeLink(link)} nothing says ${missing.map((part) => WORDS[part]).join(' or ')}. When the other side is broken into, the trust has to end within minutes. Write down the steps and the address${link.origin === 'native' ? ' in a Federation manifest' : ' under `revocation`'}.`,
      offers: () => {
        const terms = Object.fromEntries(missing.map((part) => [`revocation.${part}`, blank(sample(part, link))]));
        const edits = suggest('Say how the trust is revoked', writing(link, terms));
        return edits.length > 0 ? edits : manifestOffers(link, context);
      },
    };
  },
  bad: unsound('acme-orders.yaml', '    contact: security@acme.partner.example\n', ''),
  good: SOUND,
});

function sample(part: (typeof PARTS)[number], { remote }: FederationFact): string {
  return part === 'path'
    ? 'Remove the federation, delete the stored bundle and restart the gateways.'
    : `security@${knownValue(remote) ?? 'acme.example'}`;
}
