/** An AuthorizationPolicy of Istio as grants, rule by rule. */
import type { IstioAuthorizationFact, IstioCondition, IstioField, IstioRule, ListedText } from '../../model/facts.ts';
import { knownValue } from '../../model/stated.ts';
import { anybody, exactly, joined, type Pattern, unread } from '../../values/pattern-set.ts';
import type { Condition, Grant } from './grant.ts';

/** Fields by what they look at; others are about themselves. Each has a twin with `not` that excludes. */
const ABOUT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    principals: 'identity',
    namespaces: 'identity',
    serviceAccounts: 'identity',
    trustDomains: 'identity',
    requestPrincipals: 'token',
  }),
);

/** Keys of conditions that say the same as a field of a source. */
const FIELDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'source.principal': 'principals',
    'source.namespace': 'namespaces',
    'source.serviceAccount': 'serviceAccounts',
    'source.trustDomain': 'trustDomains',
    'request.auth.principal': 'requestPrincipals',
  }),
);

/** What is compared by other means than text. */
const ADDRESSES: ReadonlySet<string> = new Set([
  'ipBlocks',
  'remoteIpBlocks',
  'source.ip',
  'remote.ip',
  'destination.ip',
]);

/** A condition with the values that it was made of. */
interface Written extends Condition {
  readonly values: readonly ListedText[];
}

/** Without those whose name only a template knows. */
export function istioGrants(authorization: IstioAuthorizationFact): Grant[] {
  const namespace = knownValue(authorization.resource.namespace);
  return (authorization.rules ?? []).flatMap((rule) => grantsOf(rule, authorization, namespace));
}

function grantsOf(rule: IstioRule, { policy }: IstioAuthorizationFact, namespace: string | undefined): Grant[] {
  const isRefused = policy.effect === 'refuses';
  const written = (fields: readonly IstioField[]) =>
    fields.map(({ name, values }) => conditionOf(name, values, namespace));
  const sources = rule.from?.map(({ fields }) => written(fields)) ?? [[]];
  const operations = rule.to?.map(({ fields }) => written(fields)) ?? [[]];
  const always = rule.when.flatMap((condition) => whenOf(condition, namespace));
  return sources.flatMap((source) =>
    operations.flatMap((operation) => {
      const all = [...source, ...always, ...operation];
      const who = all.find(({ about, isNegative }) => !isNegative && (about === 'identity' || about === 'token'));
      const conditions = all.filter((one) => one !== who).map(plain);
      const shared = { conditions, isConditional: false, isRefused } as const;
      if (!who) return [{ ...shared, who: undefined, party: undefined, span: rule.span }];
      return who.values.flatMap((value, index): Grant[] => {
        const pattern = who.patterns[index];
        if (!value.known || !pattern) return [];
        const party = policy.parties.find(({ path }) => path.join('/') === value.path.join('/'));
        return [{ ...shared, who: { ...plain(who), patterns: [pattern] }, party, span: value.span }];
      });
    }),
  );
}

function plain({ about, isNegative, patterns }: Written): Condition {
  return { about, isNegative, patterns };
}

function whenOf({ key, values, notValues }: IstioCondition, namespace: string | undefined): Written[] {
  const name = knownValue(key) ?? key?.span.start.toString() ?? '';
  const field = FIELDS.get(name) ?? name;
  const excluding = (texts: readonly ListedText[]) => ({ ...conditionOf(field, texts, namespace), isNegative: true });
  return [
    ...(values.length > 0 ? [conditionOf(field, values, namespace)] : []),
    ...(notValues.length > 0 ? [excluding(notValues)] : []),
  ];
}

function conditionOf(written: string, values: readonly ListedText[], namespace: string | undefined): Written {
  const isNegative = /^not[A-Z]/.test(written);
  const field = isNegative ? written.charAt(3).toLowerCase() + written.slice(4) : written;
  const patterns = values.map((value) => (value.known ? patternOf(field, value.value, namespace) : unread(value.text)));
  return { about: ABOUT.get(field) ?? field, isNegative, patterns, values };
}

/** Names of callers become patterns of principals, so that one way to name them can be held against another. */
function patternOf(field: string, text: string, namespace: string | undefined): Pattern {
  if (ADDRESSES.has(field) || (field === 'paths' && text.includes('{'))) return unread(text);
  switch (field) {
    case 'trustDomains':
      return joined(matching(text), exactly('/'), anybody);
    case 'namespaces':
      return joined(anybody, exactly('/ns/'), matching(text), exactly('/'), anybody);
    case 'serviceAccounts': {
      const [space, account] = text.includes('/') ? text.split('/') : [namespace, text];
      return space === undefined ? unread(text) : joined(anybody, exactly(`/ns/${space}/sa/${account}`));
    }
    default:
      return matching(text);
  }
}

/** A star counts only at the beginning or the end. */
function matching(text: string): Pattern {
  if (text === '*') return anybody;
  if (text.startsWith('*')) return joined(anybody, exactly(text.slice(1)));
  return text.endsWith('*') ? joined(exactly(text.slice(0, -1)), anybody) : exactly(text);
}
