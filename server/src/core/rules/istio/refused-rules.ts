/** What the validation of Istio turns away in the rules of an AuthorizationPolicy. */
import type { IstioAuthorizationFact, IstioClause, IstioCondition, IstioRule } from '../../model/facts.ts';
import { knownValue } from '../../model/stated.ts';
import type { Span } from '../../syntax/span.ts';
import { code } from '../../values/code.ts';
import type { Refusal } from './refusals.ts';

export function refusalsOfRules({ action, rules = [] }: IstioAuthorizationFact): Refusal[] {
  const isCustom = knownValue(action) === 'CUSTOM';
  return rules.flatMap((rule) => [
    ...clausesOf(rule).flatMap((clause) => refusalsOfClause(clause, isCustom)),
    ...rule.when.flatMap((condition) => refusalsOfCondition(condition, isCustom)),
  ]);
}

function clausesOf({ from = [], to = [] }: IstioRule): IstioClause[] {
  return [...from, ...to];
}

const IDENTITY_FIELDS = /^(?:not)?(?:namespaces|serviceaccounts|trustdomains|principals|requestprincipals)$/i;
const ACCOUNTS = ['serviceAccounts', 'notServiceAccounts'];
const BESIDE_ACCOUNTS = ['principals', 'notPrincipals', 'namespaces', 'notNamespaces'];

function refusalsOfClause({ fields, span }: IstioClause, isCustom: boolean): Refusal[] {
  if (fields.length === 0) return [{ at: span, says: 'this says nothing. Fill it in, or take the item out.' }];
  const accounts = fields.find(({ name }) => ACCOUNTS.includes(name));
  const beside = fields.find(({ name }) => BESIDE_ACCOUNTS.includes(name));
  const identity = isCustom ? fields.find(({ name }) => IDENTITY_FIELDS.test(name)) : undefined;
  return [
    ...(identity ? [unasked(identity.span, identity.name)] : []),
    ...(accounts && beside && !identity
      ? [
          {
            at: accounts.span,
            says: `${code(accounts.name)} and ${code(beside.name)} cannot stand in one source. Make two sources of them.`,
          },
        ]
      : []),
    ...fields
      .filter(({ name }) => ACCOUNTS.includes(name))
      .flatMap(({ values }) => values)
      .flatMap((account) =>
        account.known && account.value.includes('*')
          ? [
              {
                at: account.span,
                says: 'the name of a service account takes no wildcard. Write it out, or go by `principals`.',
              },
            ]
          : [],
      ),
  ];
}

function unasked(at: Span, name: string): Refusal {
  return {
    at,
    says: `${code(name)} cannot choose what an external authorizer is asked about. Choose by paths, methods or hosts, and let the authorizer look at identities.`,
  };
}

const KEYS =
  /^(?:source\.(?:ip|namespace|serviceAccount|principal|trustDomain)|remote\.ip|request\.auth\.(?:principal|audiences|presenter)|destination\.(?:ip|port)|connection\.sni)$/;
const BRACKETED = /^(?:request\.headers|request\.auth\.claims|experimental\.envoy\.filters\.)/;
const IDENTITY_KEYS = /^(?:source\.(?:namespace|serviceAccount|principal|trustDomain)$|request\.auth\.)/;

function refusalsOfCondition({ key, values, notValues, span }: IstioCondition, isCustom: boolean): Refusal[] {
  if (key === undefined) return [{ at: span, says: 'a condition has no `key`. Name what is compared.' }];
  if (!key.known) return [];
  const { value } = key;
  if (isCustom && IDENTITY_KEYS.test(value)) return [unasked(key.span, value)];
  if (!KEYS.test(value) && !BRACKETED.test(value))
    return [{ at: key.span, says: `there is no attribute ${code(value)} to compare.${replacementOf(value)}` }];
  if (BRACKETED.test(value) && !/^[^[]+\[.+\]$/s.test(value))
    return [
      { at: key.span, says: `${code(value)} needs a name in brackets, such as \`request.headers[x-team]\`. Add it.` },
    ];
  return values.length + notValues.length > 0
    ? []
    : [{ at: key.span, says: `nothing is compared with ${code(value)}. Add \`values\` or \`notValues\`.` }];
}

function replacementOf(key: string): string {
  if (key === 'destination.namespace') return ' A policy holds in its own namespace anyway; take the condition out.';
  if (key.startsWith('destination.labels')) return ' Choose workloads by the `selector` of the policy.';
  return ' Use one that Istio knows, such as `source.principal` or `request.headers[…]`.';
}
