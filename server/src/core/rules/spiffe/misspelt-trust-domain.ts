import { isLocalBySettings } from '../../model/controllers.ts';
import { domainKey } from '../../model/domain-key.ts';
import type { EnforcementPointFact, FederationFact, PolicyFact } from '../../model/facts.ts';
import { inOrder } from '../../model/order.ts';
import { type Known, partOf, type Stated } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { isSlip } from '../../values/slip.ts';
import { SOUND, unsound } from '../examples.ts';
import { type Related, type RuleContext, rule } from '../rule.ts';

export const misspeltTrustDomain = rule({
  id: 'misspelt-trust-domain',
  severity: 'warning',
  title: 'A trust domain spelled in two ways',
  what: 'A policy, an enforcement point or a Federation names a trust domain that nothing in the workspace configures or describes, and that differs by a slip of the pen from one that something does: two letters swapped, one too many or too few, a missing dot.',
  why: 'Names of trust domains are compared letter by letter. A policy for the wrong name admits or refuses nobody, and an agreement about it governs nothing, while both look as if they did.',
  how: 'Write the name as the configuration has it.',
  families: ['template-reuse'],
  references: ['spiffe:SPIFFE-ID 2.1'],
  edit: 'suggest',
  on: ['policy', 'enforcement-point', 'federation'],
  *check(fact, context) {
    for (const name of namesIn(fact)) {
      const written = domainKey(name.value);
      if (isConfigured(written, context)) continue;
      const meant = configuredNames(context).find((other) => isSlip(written, other));
      if (meant === undefined) continue;
      const at = name.value.includes('://') ? placeOfDomain(name, written) : name.span;
      yield {
        at,
        message: `Nothing here knows ${code(written)}, and ${code(meant)} is spelled almost the same. Names are compared letter by letter, so what is written for the one holds for nobody of the other. Write it as it is configured.`,
        related: whereConfigured(meant, context),
        offers: () => [
          {
            title: `Change to ${code(meant)}`,
            kind: 'suggest',
            operations: [{ op: 'replace', span: at, value: meant }],
          },
        ],
      };
    }
  },
  bad: unsound('payments-gateway.yaml', 'accepts: [acme.partner.example]', 'accepts: [acme.parnter.example]'),
  good: SOUND,
});

/** Names by which these refer to a trust domain that others set up. */
function namesIn(fact: PolicyFact | EnforcementPointFact | FederationFact): Known[] {
  const names = statedIn(fact).filter((name): name is Known => name?.known === true && !/[*{}]/.test(name.value));
  const seen = new Set<string>();
  return names.filter(({ value }) => !seen.has(value) && seen.add(value));
}

function statedIn(fact: PolicyFact | EnforcementPointFact | FederationFact): (Stated | undefined)[] {
  if (fact.type === 'enforcement-point') return [...fact.accepts];
  if (fact.type === 'federation') return fact.origin === 'manifest' ? [fact.remote] : [];
  // The domain of a party may be a part of a longer text, which no edit can replace as a whole.
  return fact.parties.flatMap(({ kind, domain, subject }) =>
    kind === 'trust-domain' && domain?.known && subject.known ? [partOfSubject(domain, subject)] : [],
  );
}

function partOfSubject(domain: Known, subject: Known): Known {
  const start = subject.value.indexOf(domain.value);
  return start < 0 ? domain : { ...domain, span: partOf(subject, { start, end: start + domain.value.length }) };
}

function placeOfDomain(name: Known, domain: string) {
  const start = name.value.toLowerCase().indexOf(domain);
  return start < 0 ? name.span : partOf(name, { start, end: start + domain.length });
}

const CONFIGURING = ['native-federation', 'trust-domain', 'spire-server', 'controller', 'mesh-by-trusted'] as const;

function configuredNames({ workspace, settings }: RuleContext): string[] {
  const names = [
    ...CONFIGURING.flatMap((index) => workspace.keys(index)),
    ...settings.localTrustDomains.map(domainKey),
  ];
  return [...new Set(names)].filter((name) => name !== '').sort();
}

function isConfigured(name: string, context: RuleContext): boolean {
  return (
    isLocalBySettings(name, context) ||
    CONFIGURING.some((index) => context.workspace.lookup(index, name).length > 0) ||
    context.workspace
      .lookup('any-mesh', '')
      .some(({ fact }) => fact.trustDomain?.known && domainKey(fact.trustDomain.value) === name)
  );
}

function whereConfigured(name: string, { workspace }: RuleContext): Related[] {
  const links = workspace
    .lookup('native-federation', name)
    .map(({ fact, document }) => ({ fact: fact.remote, document }));
  const documents = workspace
    .lookup('trust-domain', name)
    .flatMap(({ fact, document }) => (fact.name ? [{ fact: fact.name, document }] : []));
  const [first] = inOrder([...links, ...documents], ({ span }) => span);
  return first ? [{ document: first.document, span: first.fact.span, message: `Here it is ${code(name)}.` }] : [];
}
