/** The native policies of the workspace: as references, and as enforcement points described in place. */
import { domainKey } from '../model/domain-key.ts';
import type { PolicyFact } from '../model/facts.ts';
import { inOrder } from '../model/order.ts';
import { documentationOf } from '../model/policy-documentation.ts';
import { referenceTo } from '../model/policy-reference.ts';
import { knownValue } from '../model/stated.ts';
import type { Located } from '../model/store.ts';
import { pointFor } from '../rules/governance/point-entry.ts';
import { levelWord } from '../rules/policy-words.ts';
import { nodeAt } from '../syntax/tree.ts';
import { distinct } from './identifiers.ts';
import { type FieldContext, type Proposal, textProposal } from './proposal.ts';
import { fileName, subjectDomain } from './stated.ts';
import { stop, withStops } from './stops.ts';

/** Kinds of policies that decide about foreign identities. */
const POLICY_KINDS: readonly (readonly [kind: string, of: string])[] = [
  ['AuthorizationPolicy', 'Istio, Linkerd'],
  ['SecurityPolicy', 'Envoy Gateway'],
  ['CiliumNetworkPolicy', 'Cilium'],
  ['ServiceIntentions', 'Consul'],
  ['MeshTrafficPermission', 'Kuma'],
  ['ClusterPolicy', 'Kyverno'],
];

/** Policies by their names, those first that name the other side; then what points refer to, and the forms there are. */
export function policyRefs(context: FieldContext): Proposal[] {
  const { request, current } = context;
  const { workspace } = request;
  const written = policiesFor(context).flatMap(({ fact }) => {
    const text = referenceTo(fact);
    return text === undefined ? [] : [{ text, about: aboutPolicy(fact) }];
  });
  const named = workspace.keys('enforcement-point').flatMap((name) =>
    workspace.lookup('enforcement-point', name).flatMap(({ fact }) => {
      const text = knownValue(fact.location.policyRef);
      return text === undefined || text === current ? [] : [{ text, about: `policy of ${name}` }];
    }),
  );
  const forms = POLICY_KINDS.map(([kind, of]) => ({
    ...textProposal(`${kind}/namespace/name`, of, 'snippet'),
    value: `${kind}/${stop('namespace')}/${stop('name')}`,
  }));
  const proposals = distinct([...written, ...named]).map(({ text, about }) => textProposal(text, about, 'name'));
  return [...proposals, ...forms];
}

/** An entry for each policy that the agreement does not know of yet. */
export function policiesAsPoints(context: FieldContext): Proposal[] {
  const { now, settings, workspace, section } = context.request;
  return policiesFor(context).flatMap(({ fact, document }): Proposal[] => {
    const label = referenceTo(fact);
    const isNamedHere = documentationOf(fact, { workspace }).links.some((link) => link.document.section === section);
    if (label === undefined || isNamedHere) return [];
    const there = { now, settings, workspace, document, path: fact.file, ruleIds: new Set<string>() };
    return [{ label, kind: 'snippet', detail: aboutPolicy(fact), value: withStops(pointFor(fact, there)) }];
  });
}

/** "istio, only observed, in policy.yaml" */
function aboutPolicy(policy: PolicyFact): string {
  return [policy.engine, levelWord(policy), `in ${fileName(policy.file)}`]
    .filter((part) => part !== undefined)
    .join(', ');
}

/** All of them, those that name the other side first. */
function policiesFor(context: FieldContext): Located<PolicyFact>[] {
  const { workspace } = context.request;
  const wanted = otherSides(context).flatMap((name) => workspace.lookup('policy-by-party', name));
  const all = workspace.keys('policy').flatMap((engine) => workspace.lookup('policy', engine));
  const inPlace = (found: readonly Located<PolicyFact>[]) => inOrder(found, ({ span }) => span);
  return [...new Set([...inPlace(wanted), ...inPlace(all)])];
}

/** Whom the manifest at the cursor is about; of an enforcement point, whom it accepts. */
function otherSides(context: FieldContext): string[] {
  const subject = subjectDomain(context);
  if (subject !== undefined) return [domainKey(subject)];
  const accepts = nodeAt(context.object, ['spec', 'accepts']);
  const items = accepts?.type === 'seq' ? accepts.items : [];
  return items.flatMap((item) => (item.type === 'scalar' ? domainKey(String(item.value)) : []));
}
