/** Which pods an identity is for. */
import type { LabelSelector, WorkloadIdentityFact } from './facts.ts';
import { knownValue } from './stated.ts';

/** Whether nothing narrows down the pods of a template; an empty selector (`{}`) does not. */
export function selectsEveryPod({ origin, podSelector, namespaceSelector }: WorkloadIdentityFact): boolean {
  return origin === 'template' && isOpen(podSelector) && isOpen(namespaceSelector);
}

/** Whether every pod selected carries the label. Undefined where only a template knows. */
export function ensuresLabel(selector: LabelSelector | undefined, label: string): boolean | undefined {
  if (!selector || isOpen(selector)) return false;
  const { matchLabels, matchExpressions } = selector;
  const asked = [
    ...matchLabels.map(({ key }) => key),
    ...matchExpressions.flatMap(({ key, operator }) => (demands(knownValue(operator)) ? key : [])),
  ];
  if (asked.some((key) => knownValue(key) === label)) return true;
  const isRead = matchLabels.length + matchExpressions.length > 0;
  const isSure = asked.every((key) => key?.known) && matchExpressions.every(({ operator }) => operator?.known);
  return isRead && isSure ? false : undefined;
}

function isOpen(selector: LabelSelector | undefined): boolean {
  return selector === undefined || selector.selectsAll;
}

function demands(operator: string | undefined): boolean {
  return operator === 'In' || operator === 'Exists';
}
