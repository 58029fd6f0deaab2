/** The Go templates that facts carry. */
import { lexTemplate, type TemplatePart } from '../values/go-template.ts';
import type { ControllerFact, WorkloadIdentityFact } from './facts.ts';
import type { Known, Stated } from './stated.ts';

/** Every template whose text is known, sound or not. */
export function templatesIn(fact: WorkloadIdentityFact | ControllerFact): Known[] {
  const { spiffeId, dnsNames, workloadSelectorTemplates } =
    fact.type === 'controller'
      ? { spiffeId: fact.parentIdTemplate, dnsNames: [], workloadSelectorTemplates: [] }
      : fact;
  if (fact.type === 'workload-identity' && fact.origin !== 'template') return [];
  return [spiffeId, ...dnsNames, ...workloadSelectorTemplates].flatMap((text) => (text?.known ? text : []));
}

export interface SoundTemplate {
  readonly text: Known;
  readonly parts: readonly TemplatePart[];
}

/** A template taken apart, if Go would take it at all. */
export function soundTemplate(text: Stated | undefined): SoundTemplate | undefined {
  if (!text?.known) return undefined;
  const { parts, problems } = lexTemplate(text.value);
  return problems.length === 0 ? { text, parts } : undefined;
}
