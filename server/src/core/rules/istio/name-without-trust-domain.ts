import { list, map, type Value } from '../../fixes/operation.ts';
import type { IstioAuthorizationFact, IstioRule, ListedText } from '../../model/facts.ts';
import { type ForeignTrust, trustBeside } from '../../model/foreign-trust.ts';
import { knownValue } from '../../model/stated.ts';
import type { Span } from '../../syntax/span.ts';
import type { Path } from '../../syntax/tree.ts';
import { code } from '../../values/code.ts';
import { unsoundPolicies } from '../policy-examples.ts';
import { type Offer, type RuleContext, rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';
import { namesInRule } from './names.ts';
import { ownDomainToWrite } from './own-domain.ts';
import { principalOffer } from './principal-offer.ts';

export const nameWithoutTrustDomain = rule({
  id: 'name-without-trust-domain',
  severity: 'warning',
  title: 'A namespace that every trust domain has',
  what: 'A rule of an AuthorizationPolicy goes by `namespaces` or `serviceAccounts` alone, and the workspace shows that the mesh trusts more than one trust domain.',
  why: 'Istio looks for `/ns/<name>/` anywhere in the identity of a caller, and never at the trust domain in front of it. So a namespace of that name over there counts like your own, and whoever runs the other side chooses its names.',
  how: 'Say which trust domain is meant, by `trustDomains` in the same source (newer versions of Istio have it, in the extended channel of their definitions), or name `principals`. Beside `notNamespaces` in a DENY, add a source with `notTrustDomains`.',
  families: ['semantics-mismatch', 'overly-broad-trust'],
  edit: 'suggest',
  on: ['istio-authorization'],
  *check(fact, context) {
    const lists = listsIn(fact);
    const trust = lists.length > 0 ? trustBeside(fact.policy, context) : undefined;
    // Tokens of an issuer bring no identity of a workload.
    if (!trust || trust.name.includes('/')) return;
    for (const names of lists) {
      yield {
        at: names.span,
        message: messageOf(names, trust),
        related: [citing(trust)],
        offers: () => offersFor(names, context, knownValue(fact.resource.namespace)),
      };
    }
  },
  bad: unsoundPolicies('policy.yaml', '      to:\n', '        - source:\n            namespaces: [web]\n      to:\n'),
  good: unsoundPolicies(
    'policy.yaml',
    '      to:\n',
    '        - source:\n            namespaces: [web]\n            trustDomains: [shop.corp.example]\n      to:\n',
  ),
});

/** A list of namespaces or service accounts beside which nothing says which trust domain is meant. */
interface Names {
  readonly field: string;
  readonly span: Span;
  readonly path: Path;
  readonly values: readonly ListedText[];
  /** The first that is known. */
  readonly sample: string;
  /** The source that it stands in; undefined in a condition. */
  readonly source: Path | undefined;
  readonly one: IstioRule;
}

const ADMITTING = ['namespaces', 'serviceAccounts'];
const REFUSING = ['notNamespaces', 'notServiceAccounts'];
const CONDITIONS = ['source.namespace', 'source.serviceAccount'];

function listsIn({ action, rules = [] }: IstioAuthorizationFact): Names[] {
  const name = action?.known === false ? '' : (action?.value ?? 'ALLOW');
  const fields = name === 'DENY' ? REFUSING : ADMITTING;
  // A DENY that refuses other trust domains somewhere else does what is asked for here.
  if (!['ALLOW', 'DENY'].includes(name) || (fields === REFUSING && rules.some(saysDomain))) return [];
  return rules.filter((one) => !saysDomain({ ...one, from: [] })).flatMap((one) => namesIn(one, fields));
}

function saysDomain(one: IstioRule): boolean {
  return namesInRule(one).some(({ of }) => of === 'principal' || of === 'trustDomain');
}

function namesIn(one: IstioRule, fields: readonly string[]): Names[] {
  const sources = (one.from ?? []).filter((source) => !saysDomain({ ...one, from: [source] }));
  const inSources = sources.flatMap((source) =>
    source.fields.map(({ name, ...field }) => ({ ...field, field: name, source: source.path })),
  );
  const inConditions = one.when.flatMap(({ key, span, path, values, notValues }) => {
    const listed = fields === ADMITTING ? values : notValues;
    return key?.known && CONDITIONS.includes(key.value)
      ? [{ field: fields[CONDITIONS.indexOf(key.value)] ?? '', span, path, values: listed, source: undefined }]
      : [];
  });
  return [...inSources, ...inConditions].flatMap((names) => {
    const sample = names.values.find(({ known }) => known);
    return fields.includes(names.field) && sample?.known ? [{ ...names, sample: sample.value, one }] : [];
  });
}

function messageOf({ field, sample }: Names, trust: ForeignTrust): string {
  const named = field.toLowerCase().includes('namespaces') ? `the namespace ${code(sample)}` : code(sample);
  const mechanism = 'Istio compares this without looking at the trust domain';
  return REFUSING.includes(field)
    ? `${mechanism}, so ${named} of any of them is spared. A caller of that name from ${code(trust.name)} is not refused either, ${becauseOf(trust)}. Refuse other trust domains as well, by \`notTrustDomains\`.`
    : `${mechanism}, so ${named} of any of them gets in. One of that name in ${code(trust.name)} counts like your own, ${becauseOf(trust)}. Say which is meant, by \`trustDomains\` beside it.`;
}

function offersFor(names: Names, context: RuleContext, namespace: string | undefined): Offer[] {
  const own = ownDomainToWrite(context);
  const { source, one, field } = names;
  const offer = (title: string, path: Path, op: 'set' | 'append', value: Value): Offer => ({
    title,
    kind: 'suggest',
    operations: [{ op, path, value }],
  });
  if (REFUSING.includes(field)) {
    const refusing = map({ source: map({ notTrustDomains: list(own) }) });
    return [offer('Refuse other trust domains', [...one.path, 'from'], 'append', refusing)];
  }
  const title = 'Limit it to your own trust domain';
  if (source === undefined) {
    const condition = map({ key: 'source.trustDomain', values: list(own) });
    return [offer(title, [...one.path, 'when'], 'append', condition)];
  }
  const principals = principalOffer({ ...names, source }, namespace, context);
  return [offer(title, [...source, 'trustDomains'], 'set', list(own)), ...principals];
}
