/** A native policy: enforced or not, whom it is about, where it is written down, who answers for it. */
import type { Fact, PolicyFact } from '../model/facts.ts';
import { foreignPartiesOf } from '../model/foreign-trust.ts';
import { isNamed } from '../model/ownership.ts';
import { type Shortfall, shortfallsOf } from '../model/policy-deeds.ts';
import { documentationOf, policiesReferredTo } from '../model/policy-documentation.ts';
import { ownerOfPolicy, timeBoxOfPolicy } from '../model/policy-governance.ts';
import { leadsNowhere } from '../model/policy-kinds.ts';
import { referenceTo } from '../model/policy-reference.ts';
import { knownValue } from '../model/stated.ts';
import type { Located } from '../model/store.ts';
import { decisionOf } from '../rules/policy-words.ts';
import { contains, type Span } from '../syntax/span.ts';
import type { HoverContext } from './context.ts';
import { sourceOf, timeWords } from './governance.ts';
import { resourceLink, resourceLinks } from './resource.ts';
import { bullets, dotted, paragraphs, quoted, some } from './text.ts';

interface PolicyHover {
  readonly markdown: string;
  readonly span: Span;
}

/** On the name of a policy, or on its kind. */
export function policyHover(context: HoverContext, offset: number): PolicyHover | undefined {
  const policies = context.facts.filter(isPolicy);
  const named = policies.filter(({ span }) => contains(span, offset));
  const found = named.length > 0 ? named : policies.filter(({ resource }) => contains(resource.kindSpan, offset));
  const [first] = found;
  if (!first) return undefined;
  const span = named.length > 0 ? first.span : first.resource.kindSpan;
  return { markdown: several(found.map((fact) => describe(fact, context))), span };
}

/** On a reference to a policy; undefined where nobody can say that it leads nowhere. */
export function policyMeaning(reference: string, context: HoverContext): string | undefined {
  const policies = policiesReferredTo(reference, context);
  if (policies.length === 0)
    return leadsNowhere(reference, context) ? `No policy in this workspace is called ${quoted(reference)}` : undefined;
  return several(
    policies.map((policy) =>
      paragraphs(resourceLink(policy, context), describe(policy.fact, context.from(policy.document))),
    ),
  );
}

/** "enforced", or how it does less, with the settings that say so. */
export function deedLine(policy: Located<PolicyFact>, context: HoverContext): string {
  const shortfalls = shortfallsOf(policy, context);
  if (shortfalls.length > 0) {
    return some(shortfalls.map(({ by, setting }) => `${SHORTFALLS[by]} (${quoted(setting.written)})`));
  }
  const isUnknown = policy.fact.enforcement.level === 'unknown';
  return isUnknown ? 'how far it is enforced is not written here' : 'enforced';
}

const SHORTFALLS: Readonly<Record<Shortfall['by'], string>> = {
  observed: 'only watches',
  partial: 'lets some requests pass by',
  off: 'switched off',
  failure: 'lets everybody in while it cannot decide',
};

function isPolicy(fact: Fact): fact is PolicyFact {
  return fact.type === 'policy';
}

/** The first of them. */
function several(described: readonly string[], most = 3): string {
  const more = described.length - most;
  return paragraphs(...described.slice(0, most), more > 0 ? `… and ${more} more` : undefined);
}

function describe(policy: PolicyFact, context: HoverContext): string {
  const { document, now } = context;
  return paragraphs(
    dotted(quoted(referenceTo(policy) ?? policy.resource.kind), deedLine({ fact: policy, document }, context)),
    bullets([
      ...partyLines(policy, context),
      ...documentationLine(policy, context),
      ownerWords(policy, context),
      ...[timeWords(timeBoxOfPolicy(policy, context), now)].flatMap((line) => line ?? []),
    ]),
  );
}

/** Those of other trust domains, with what shows that they are trusted; else whom it names. */
function partyLines(policy: PolicyFact, context: HoverContext): string[] {
  const decision = decisionOf(policy);
  const foreign = new Map(foreignPartiesOf(policy, context).map((one) => [one.name, one]));
  const lines = [...foreign.values()].map(({ name, party, trust }) =>
    party.kind === 'peer'
      ? `${decision} services of the peer ${quoted(name)}`
      : `${decision} identities of ${quoted(name)}, trusted in ${context.placeOf(trust.document, trust.span)}`,
  );
  if (lines.length > 0) return lines;
  const subjects = policy.parties.flatMap(({ subject }) => knownValue(subject) ?? []);
  return subjects.length === 0 ? [] : [`${decision} ${some([...new Set(subjects)].map(quoted))}`];
}

/** Nothing for a policy among one's own workloads, which nobody has to write down. */
function documentationLine(policy: PolicyFact, context: HoverContext): string[] {
  const { points, links, isDocumented } = documentationOf(policy, context);
  const documents = new Map([...points, ...links].map((one) => [one.fact.resource, one]));
  if (documents.size > 0) return [`documented by ${resourceLinks([...documents.values()], context)}`];
  if (isDocumented || foreignPartiesOf(policy, context).length === 0) return [];
  return ['documented nowhere: no manifest names it as a place of enforcement'];
}

/** The owner that counts, and what says so. */
function ownerWords(policy: PolicyFact, context: HoverContext): string {
  const owner = ownerOfPolicy(policy, context);
  if (!isNamed(owner)) return 'no owner';
  return owner?.known ? `owner ${quoted(owner.value.name)} (${sourceOf(owner.value)})` : 'owner by template';
}
