/** Which workloads a selection takes in, as a set of conditions that all have to hold. */
import type { LabelSelector, WorkloadIdentityFact } from '../../../model/facts.ts';
import { shown } from '../../../model/readiness/words.ts';
import { knownValue, type Stated } from '../../../model/stated.ts';
import { code } from '../../../values/code.ts';

/** One condition on a label or attribute. */
interface Condition {
  /** Of what: the pod, its namespace, the process; with the key of the label. */
  readonly about: string;
  readonly operator: 'in' | 'not-in' | 'exists' | 'absent';
  readonly values: readonly string[];
  /** As people read it. */
  readonly says: string;
}

export type Selection = readonly Condition[];

export type Comparison = 'same' | 'wider' | 'narrower' | 'other';

/** Undefined where a template decides. */
export function selectionOf(fact: WorkloadIdentityFact): Selection | undefined {
  const { selectors, workloadSelectorTemplates, parentId, podSelector, namespaceSelector } = fact;
  const parts: (Selection | undefined)[] = [
    ...(podSelector ? [labels(podSelector, 'pod')] : []),
    ...(namespaceSelector ? [labels(namespaceSelector, 'namespace')] : []),
    ...selectors.map(({ text, joined }) => (joined === undefined ? attribute(text) : [fixed(joined)])),
    ...workloadSelectorTemplates.map((template) => attribute(template)),
    ...(parentId ? [attribute(parentId, 'parent ')] : []),
  ];
  return parts.some((part) => part === undefined) ? undefined : parts.flatMap((part) => part ?? []);
}

/** What the second takes in, beside the first. */
export function compareSelections(before: Selection, after: Selection): Comparison {
  const [isWithin, isAround] = [isNarrower(after, before), isNarrower(before, after)];
  if (isWithin && isAround) return 'same';
  if (isAround) return 'wider';
  return isWithin ? 'narrower' : 'other';
}

/** "`app=payments`", "every workload" */
export function describeSelection(selection: Selection): string {
  return selection.length === 0 ? shownSelection(selection) : code(shownSelection(selection));
}

/** The same without the marks of code, for a table. */
export function shownSelection(selection: Selection): string {
  return selection.length === 0 ? 'every workload' : shown(selection.map(({ says }) => says).join(', '));
}

/** Whether everything that one takes in is taken in by the other, too. */
function isNarrower(one: Selection, other: Selection): boolean {
  return other.every((condition) => one.some((stricter) => implies(stricter, condition)));
}

/** Whether what meets one condition meets the other (Kubernetes: `NotIn` also holds where the label is missing). */
function implies(one: Condition, other: Condition): boolean {
  if (one.about !== other.about) return false;
  const isIn = (value: string) => other.values.includes(value);
  switch (other.operator) {
    case 'in':
      return one.operator === 'in' && one.values.every(isIn);
    case 'not-in':
      if (one.operator === 'in') return !one.values.some(isIn);
      return (
        one.operator === 'absent' || (one.operator === 'not-in' && other.values.every((v) => one.values.includes(v)))
      );
    case 'exists':
      return one.operator === 'in' || one.operator === 'exists';
    case 'absent':
      return one.operator === 'absent';
  }
}

function labels({ selectsAll, matchLabels, matchExpressions }: LabelSelector, of: string): Selection | undefined {
  if (selectsAll) return [];
  if (matchLabels.length + matchExpressions.length === 0) return undefined;
  const conditions = [
    ...matchLabels.map(({ key, value }) => condition(of, key, 'In', [value])),
    ...matchExpressions.map(({ key, operator, values }) => condition(of, key, knownValue(operator), values)),
  ];
  return conditions.some((one) => one === undefined) ? undefined : conditions.flatMap((one) => one ?? []);
}

function condition(
  of: string,
  key: Stated | undefined,
  word: string | undefined,
  stated: readonly Stated<string | number | boolean | null>[],
): Condition | undefined {
  const operator = word === undefined ? undefined : OPERATORS.get(word);
  if (!key?.known || !operator || stated.some((value) => !value.known)) return undefined;
  const values = stated.flatMap((value) => (value.known ? [String(value.value)] : []));
  const name = of === 'pod' ? key.value : `${of} ${key.value}`;
  return { about: `${of} ${key.value}`, operator, values, says: inWords(name, operator, values) };
}

const OPERATORS: ReadonlyMap<string, Condition['operator']> = new Map(
  Object.entries<Condition['operator']>({
    In: 'in',
    NotIn: 'not-in',
    Exists: 'exists',
    DoesNotExist: 'absent',
  }),
);

function inWords(name: string, operator: Condition['operator'], values: readonly string[]): string {
  switch (operator) {
    case 'in':
      return values.length === 1 ? `${name}=${values[0]}` : `${name} in ${values.join('|')}`;
    case 'not-in':
      return `${name} not ${values.join('|')}`;
    case 'exists':
      return `${name} is set`;
    case 'absent':
      return `${name} is not set`;
  }
}

function attribute(stated: Stated, prefix = ''): Selection | undefined {
  return stated.known ? [fixed(`${prefix}${stated.value}`)] : undefined;
}

function fixed(text: string): Condition {
  return { about: text, operator: 'exists', values: [], says: text };
}
