import { isLocalBySettings, type OwnDomain, ownDomainOf } from '../../model/controllers.ts';
import type { WorkloadIdentityFact } from '../../model/facts.ts';
import { type Known, knownValue, partOf, type Stated } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { parseSpiffeId } from '../../values/spiffe-id.ts';
import { type Problem, type RuleContext, rule } from '../rule.ts';
import { SOUND_SPIRE, unsoundSpire } from '../spire-examples.ts';

const SCHEME = 'spiffe://';

export const entryOutsideTrustDomain = rule({
  id: 'entry-outside-trust-domain',
  severity: 'error',
  title: 'An entry outside the trust domain',
  what: 'The SPIFFE ID of a registration entry, or that of its parent, is only a path or lies in another trust domain than that of the server.',
  why: 'A server registers identities of its own trust domain only. No webhook looks at a ClusterStaticEntry, so the file is taken without a word and only its status shows that nothing was registered.',
  how: 'Write both IDs out in full, with the trust domain of the server that registers them.',
  families: [],
  references: ['spiffe:SPIFFE-ID 2.1'],
  edit: 'suggest',
  on: ['workload-identity'],
  *check(fact, context) {
    if (fact.origin === 'template') return;
    const own = ownDomainOf(fact, context);
    const { id, parent } = FIELDS[fact.origin];
    if (fact.spiffeId?.known) yield* checkId(id, fact.spiffeId, own, fact, context);
    if (fact.parentId?.known) yield* checkId(parent, fact.parentId, own, fact, context);
  },
  bad: unsoundSpire('static-entry.yaml', 'shop.corp.example/spire/agent', 'shop.test.example/spire/agent'),
  good: SOUND_SPIRE,
});

const FIELDS = {
  'static-entry': { id: 'spiffeID', parent: 'parentID' },
  'entry-data': { id: 'spiffe_id', parent: 'parent_id' },
} as const;

function* checkId(
  field: string,
  text: Known,
  own: OwnDomain | undefined,
  fact: WorkloadIdentityFact,
  context: RuleContext,
): Iterable<Problem> {
  const home = own?.name ?? domainOf(fact.spiffeId) ?? domainOf(fact.parentId);
  if (text.value.startsWith('/')) {
    const prefix = home === undefined ? undefined : `${SCHEME}${home}`;
    yield {
      at: text.span,
      message: `\`${field}\` is only a path, but SPIRE takes whole SPIFFE IDs here. Nothing is registered until the trust domain stands in front of it.`,
      offers: () => (prefix === undefined ? [] : [offer(text, prefix + text.value)]),
    };
    return;
  }
  const domain = domainOf(text);
  if (domain === undefined || home === undefined || domain === home) return;
  if (own && isLocalBySettings(domain, context)) return;
  const whose = own
    ? `the trust domain here is ${code(home)}`
    : `the identity is in ${code(home)}, and both must be in the trust domain of the server`;
  const configured = own?.controller?.fact.trustDomain;
  yield {
    at: partOf(text, { start: SCHEME.length, end: SCHEME.length + domain.length }),
    message: `\`${field}\` is in ${code(domain)}, but ${whose}. SPIRE refuses the entry, and nothing is registered. Write the trust domain of the server.`,
    related:
      own?.controller && configured
        ? [{ document: own.controller.document, span: configured.span, message: 'The trust domain is set here.' }]
        : [],
    offers: () => [offer(text, `${SCHEME}${home}${text.value.slice(SCHEME.length + domain.length)}`)],
  };
}

function domainOf(text: Stated | undefined): string | undefined {
  const id = parseSpiffeId(knownValue(text) ?? '');
  return id.ok ? id.trustDomain : undefined;
}

function offer({ span }: Known, value: string) {
  return {
    title: `Change to ${code(value)}`,
    kind: 'suggest' as const,
    operations: [{ op: 'replace' as const, span, value }],
  };
}
