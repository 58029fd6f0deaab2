/** Frameworks as SARIF taxonomies, with the controls that are cited and no others. */
import { type Control, frameworks } from '../../../core/frameworks/catalogue.ts';
import { marksOf } from '../../explanations/text.ts';
import { citedControls } from '../cited-controls.ts';

/** A control as a rule refers to it: `superset` makes every result of the rule one of its own (SARIF 3.53). */
export interface Relationship {
  readonly target: {
    readonly id: string;
    readonly index: number;
    readonly toolComponent: { readonly name: string; readonly index: number };
  };
  readonly kinds: readonly ['superset' | 'relevant'];
}

export interface Taxonomies {
  readonly components: readonly object[];
  /** For `tool.driver.supportedTaxonomies`. */
  readonly supported: readonly { readonly name: string; readonly index: number }[];
  relationshipsOf(references: readonly string[], weakness?: string): Relationship[];
}

/** One component for each framework that the references name, in the order of the catalogue. */
export function taxonomiesOf(references: readonly string[]): Taxonomies {
  const cited = citedControls(references);
  const used = frameworks()
    .map((framework) => ({ framework, taxa: cited.filter((control) => control.framework.key === framework.key) }))
    .filter(({ taxa }) => taxa.length > 0);
  const supported = used.map(({ framework }, index) => ({ name: framework.id, index }));
  const targets = new Map(
    used.flatMap(({ taxa }, component) =>
      taxa.map((control, index) => {
        const toolComponent = { name: control.framework.id, index: component };
        return [control.ref, { id: control.id, index, toolComponent }] as const;
      }),
    ),
  );
  return {
    components: used.map(({ framework, taxa }) => ({
      name: framework.id,
      fullName: framework.title,
      version: framework.version,
      organization: framework.publisher,
      informationUri: framework.url,
      ...(/^\d{4}-\d{2}-\d{2}$/.test(framework.date) ? { releaseDateUtc: framework.date } : {}),
      isComprehensive: false,
      taxa: taxa.map(taxonOf),
      properties: { licence: framework.licence, ...(framework.caveat ? { caveat: framework.caveat } : {}) },
    })),
    supported,
    relationshipsOf: (refs, weakness) =>
      citedControls(refs).flatMap(({ ref }) => {
        const target = targets.get(ref);
        return target ? [{ target, kinds: [ref === weakness ? 'superset' : 'relevant'] as const }] : [];
      }),
  };
}

/** The CWE that covers what a rule is about. Rules cite the best one first, and none that MITRE advises against. */
export function weaknessOf(references: readonly string[]): string | undefined {
  return references.find((ref) => ref.startsWith('cwe:'));
}

/** Where the licence lets us ship no text on a control, there is none in the catalogue. */
function taxonOf(control: Control) {
  return {
    id: control.id,
    shortDescription: { text: control.title + marksOf(control) },
    ...(control.summary ? { fullDescription: { text: control.summary } } : {}),
    helpUri: control.url,
  };
}
