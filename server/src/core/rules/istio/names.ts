/** The lists of names in the rules of an AuthorizationPolicy, wherever they stand. */
import type { IstioClause, IstioCondition, IstioRule, ListedText } from '../../model/facts.ts';

/** What a list is of, whether it stands in a source or in a condition. */
export type Names = 'principal' | 'namespace' | 'serviceAccount' | 'trustDomain' | 'requestPrincipal';

export interface NameList {
  readonly of: Names;
  /** All but these. */
  readonly isNegative: boolean;
  readonly values: readonly ListedText[];
}

const FIELDS: ReadonlyMap<string, readonly [Names, isNegative: boolean]> = new Map([
  ['principals', ['principal', false]],
  ['notPrincipals', ['principal', true]],
  ['namespaces', ['namespace', false]],
  ['notNamespaces', ['namespace', true]],
  ['serviceAccounts', ['serviceAccount', false]],
  ['notServiceAccounts', ['serviceAccount', true]],
  ['trustDomains', ['trustDomain', false]],
  ['notTrustDomains', ['trustDomain', true]],
  ['requestPrincipals', ['requestPrincipal', false]],
  ['notRequestPrincipals', ['requestPrincipal', true]],
]);

const KEYS: ReadonlyMap<string, Names> = new Map([
  ['source.principal', 'principal'],
  ['source.namespace', 'namespace'],
  ['source.serviceAccount', 'serviceAccount'],
  ['source.trustDomain', 'trustDomain'],
  ['request.auth.principal', 'requestPrincipal'],
]);

export function namesInSource({ fields }: IstioClause): NameList[] {
  return fields.flatMap(({ name, values }) => {
    const [of, isNegative] = FIELDS.get(name) ?? [];
    return of === undefined || isNegative === undefined ? [] : [{ of, isNegative, values }];
  });
}

export function namesInCondition({ key, values, notValues }: IstioCondition): NameList[] {
  const of = key?.known ? KEYS.get(key.value) : undefined;
  if (of === undefined) return [];
  const lists = [
    { of, isNegative: false, values },
    { of, isNegative: true, values: notValues },
  ];
  return lists.filter((list) => list.values.length > 0);
}

/** All lists of a rule. */
export function namesInRule({ from = [], when }: IstioRule): NameList[] {
  return [...from.flatMap(namesInSource), ...when.flatMap(namesInCondition)];
}
