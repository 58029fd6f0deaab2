import { domainKey } from '../../model/domain-key.ts';
import type { WorkloadIdentityFact } from '../../model/facts.ts';
import { homeOf } from '../../model/home.ts';
import { code } from '../../values/code.ts';
import { type Problem, rule } from '../rule.ts';
import { unsoundSpire } from '../spire-examples.ts';

export const redundantFederatesWith = rule({
  id: 'redundant-federates-with',
  severity: 'warning',
  title: 'A federated domain that adds nothing',
  what: '`federatesWith` names the trust domain the workload itself belongs to, or one domain twice.',
  why: 'A workload is given the bundle of its own domain in any case. The entry looks like trust in somebody else, and whoever reviews the list believes it.',
  how: 'Delete the entry.',
  families: [],
  edit: 'fix',
  on: ['workload-identity'],
  *check(fact, context) {
    const own = homeOf(fact, context);
    const seen = new Map<string, (typeof fact.federatesWith)[number]>();
    for (const item of fact.federatesWith) {
      if (!item.known) continue;
      const domain = domainKey(item.value);
      const first = seen.get(domain);
      if (first) {
        const related = [{ document: context.document, span: first.span, message: 'It stands here first.' }];
        yield { ...problem(fact, item, `${code(domain)} stands in this list twice.`), related };
      } else if (domain === own) {
        yield problem(fact, item, `${code(domain)} is the trust domain of this identity itself.`);
      }
      seen.set(domain, first ?? item);
    }
  },
  bad: unsoundSpire(
    'static-entry.yaml',
    '  x509SVIDTTL: 1h\n',
    '  x509SVIDTTL: 1h\n  federatesWith: [shop.corp.example]\n',
  ),
  good: unsoundSpire(
    'static-entry.yaml',
    '  x509SVIDTTL: 1h\n',
    '  x509SVIDTTL: 1h\n  federatesWith: [acme.partner.example]\n',
  ),
});

function problem(
  { federatesWith, slots }: WorkloadIdentityFact,
  { span, path }: WorkloadIdentityFact['federatesWith'][number],
  what: string,
): Problem {
  return {
    at: span,
    message: `${what} It adds nothing, and reads like trust in somebody else. Delete it.`,
    tag: 'unnecessary',
    offers: () => [
      {
        title: 'Delete the entry',
        kind: 'fix',
        operations: [{ op: 'remove', path: federatesWith.length === 1 ? (slots['federates-with'] ?? path) : path }],
      },
    ],
  };
}
