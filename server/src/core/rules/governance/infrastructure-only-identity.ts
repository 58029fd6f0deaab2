import { isUnanswered } from '../../model/answer.ts';
import type { FederationFact, WorkloadIdentityFact } from '../../model/facts.ts';
import { isJudged } from '../../model/governance.ts';
import { type Known, knownValue } from '../../model/stated.ts';
import { soundTemplate } from '../../model/templates.ts';
import { code } from '../../values/code.ts';
import type { TemplateAction } from '../../values/go-template.ts';
import { namesOnlyPlaces } from '../../values/infrastructure-path.ts';
import { parseSpiffeId } from '../../values/spiffe-id.ts';
import { SOUND, unsound } from '../examples.ts';
import { type RuleContext, rule } from '../rule.ts';

export const infrastructureOnlyIdentity = rule({
  id: 'infrastructure-only-identity',
  severity: 'info',
  title: 'An identity that names a machine and no purpose',
  what: 'A SPIFFE ID names a node, a host, a pod, an instance or a cluster, and nothing says which workload it is or what for.',
  why: 'The other side can only decide by what the name tells it. A name of a machine lets in whatever runs on that machine today, and says nothing when something else does tomorrow.',
  how: 'Name the workload in the path, such as `/payments/ledger` or `/ns/payments/sa/ledger`. In an allow list the `purpose` may say it.',
  families: ['overly-broad-trust'],
  references: ['spiffe:SPIFFE-ID 4.1.3'],
  edit: 'none',
  on: ['federation', 'workload-identity'],
  *check(fact, context) {
    const ids = fact.type === 'federation' ? subjectsIn(fact, context) : identitiesIn(fact, context);
    for (const { span, value } of ids) {
      yield {
        at: span,
        message: `${code(value)} says on what something runs and not what it is for. The other side then lets in whatever runs there. Name the workload, or the purpose.`,
      };
    }
  },
  bad: unsound(
    'acme-orders.yaml',
    'orders/checkout\n      audiences: [payments]\n      purpose: Places orders.\n',
    'node/worker-3\n      audiences: [payments]\n',
  ),
  good: SOUND,
});

function subjectsIn(link: FederationFact, context: RuleContext): Known[] {
  if (!isJudged(link, context)) return [];
  return (link.allow?.entries ?? []).flatMap(({ subject, purpose }) =>
    subject?.known &&
    !subject.value.includes('*') &&
    isUnanswered(purpose) &&
    namesOnlyPlaces(segmentsOf(subject.value))
      ? [subject]
      : [],
  );
}

/** Where nobody federates, no other side decides by the name. */
function identitiesIn(fact: WorkloadIdentityFact, { workspace }: RuleContext): Known[] {
  const { spiffeId, parentId, origin, federatesWith } = fact;
  if (!spiffeId?.known || (federatesWith.length === 0 && !workspace.any('federation-by-remote'))) return [];
  // A node alias is the identity of a machine on purpose.
  if (segmentsOf(knownValue(parentId) ?? '').join('/') === 'spire/server') return [];
  const text = origin === 'template' ? outlineOf(spiffeId) : spiffeId.value;
  return text !== undefined && namesOnlyPlaces(segmentsOf(text)) ? [spiffeId] : [];
}

function segmentsOf(text: string): readonly string[] {
  // A star is no sign of a SPIFFE ID, so the grammar is asked about the text without it.
  const id = parseSpiffeId(text.replaceAll('*', 'x'));
  return id.ok ? text.split('/').slice(3) : [];
}

/** A template with a star for each value that names a place, and a word for each other one. */
function outlineOf(template: Known): string | undefined {
  const parts = soundTemplate(template)?.parts ?? [];
  if (parts.some(({ place }) => place.conditional || place.definition)) return undefined;
  return parts.map((part) => (part.kind === 'text' ? part.text : part.prints ? outlined(part) : '')).join('');
}

const PLACES =
  /^(?:NodeMeta|NodeSpec|ClusterName|ClusterDomain|PodMeta\.(?:Name|UID)|PodSpec\.(?:NodeName|Hostname))(?:\.|$)/u;

function outlined({ tokens: [token, ...others] }: TemplateAction): string {
  if (token?.kind !== 'field' || others.length > 0) return 'word';
  return PLACES.test(token.names.map(({ name }) => name).join('.')) ? '*' : 'word';
}
