/** The framework references of the product: what they are called, where they are published, which rule family cites them. */
import catalogue from './catalogue.json' with { type: 'json' };

/** The stable name of a framework, whatever edition of it is in the catalogue: the part of a reference before the colon. */
export type FrameworkKey = keyof typeof catalogue.frameworks;

/**
 * A control as findings and rules write it, `owasp-nhi:NHI5`: framework key, colon, the publisher's id. The type lists
 * the catalogue, so a rule that cites a control we do not have fails to compile.
 */
export type Reference = keyof typeof catalogue.controls;

/** A family of rules that share their framework references, such as `missing-owner`. */
export type Family = keyof typeof catalogue.families;

/** One framework in the edition the catalogue was made from. Control ids mean nothing without that edition. */
export interface FrameworkInfo {
  readonly key: string;
  /** Name of the edition, such as `csa-ccm-4.1`. */
  readonly id: string;
  /** Short name for a line of text, such as `OWASP NHI`. */
  readonly label: string;
  readonly title: string;
  readonly publisher: string;
  readonly version: string;
  /** As the publisher gives it: a day, a month, or a span for a set of documents. */
  readonly date: string;
  readonly url: string;
  readonly licence: string;
  /** What to say beside every citation, such as that the text was written for people. */
  readonly caveat?: string;
}

/** One control, threat, weakness or section of a framework. */
export interface Control {
  /** The short spelling, `owasp-nhi:NHI5`. */
  readonly ref: string;
  readonly framework: FrameworkInfo;
  /** The publisher's id, `NHI5:2025`. */
  readonly id: string;
  readonly title: string;
  readonly url: string;
  /** One sentence in our words; absent where the licence lets us ship no more than id, title and link. */
  readonly summary?: string;
  /** Whether id and title were read in a source that can be trusted to have them right. */
  readonly verified: boolean;
  /** The publisher gives a statement and no title: the title is ours. */
  readonly ownTitle: boolean;
  /** The publisher gives no id: the id is ours. */
  readonly ownId: boolean;
  /** A draft or an incubating specification: to be cited as work in progress. */
  readonly draft: boolean;
}

/** The controls of a rule family. Direct ones are about the very condition; related ones are parent, consequence or analogy. */
export interface FamilyReferences {
  readonly direct: readonly Control[];
  readonly related: readonly Control[];
  /** The few to show first, in order; each is also among the direct or the related ones. */
  readonly hover: readonly Control[];
}

interface ControlRecord {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly summary?: string;
  readonly verified?: boolean;
  readonly ownTitle?: boolean;
  readonly ownId?: boolean;
  readonly draft?: boolean;
}

interface FamilyRecord {
  readonly title: string;
  readonly hover: readonly string[];
  readonly direct: readonly string[];
  readonly related: readonly string[];
}

const frameworkRecords: Readonly<Record<string, Omit<FrameworkInfo, 'key'>>> = catalogue.frameworks;
const controlRecords: Readonly<Record<string, ControlRecord>> = catalogue.controls;
const familyRecords: ReadonlyMap<string, FamilyRecord> = new Map(Object.entries(catalogue.families));

const frameworksByKey: ReadonlyMap<string, FrameworkInfo> = new Map(
  Object.entries(frameworkRecords).map(([key, record]) => [key, { key, ...record }]),
);

/** Every control under its short spelling and under the publisher's full id. */
const controlsByRef: ReadonlyMap<string, Control> = new Map(
  Object.entries(controlRecords).flatMap(([ref, record]): [string, Control][] => {
    const framework = frameworksByKey.get(ref.slice(0, ref.indexOf(':')));
    if (framework === undefined) return [];
    const plain = { verified: true, ownTitle: false, ownId: false, draft: false };
    const control = { ref, framework, ...plain, ...record };
    return [
      [ref, control],
      [`${framework.key}:${record.id}`, control],
    ];
  }),
);

/** All frameworks, in the order in which references are listed. */
export function frameworks(): readonly FrameworkInfo[] {
  return [...frameworksByKey.values()];
}

/** All controls of the catalogue, each once. */
export function controls(): readonly Control[] {
  return [...new Set(controlsByRef.values())];
}

/** The slugs of all rule families. */
export function families(): readonly string[] {
  return [...familyRecords.keys()];
}

/** What a rule family is called, for people; `undefined` for a slug that is none. */
export function familyTitle(family: string): string | undefined {
  return familyRecords.get(family)?.title;
}

/** The control of a reference, in the short spelling (`owasp-nhi:NHI5`) or with the full id (`owasp-nhi:NHI5:2025`). */
export function controlById(ref: string): Control | undefined {
  return controlsByRef.get(ref);
}

/** What the frameworks say about a rule family; empty lists for a slug that is none. */
export function referencesOf(family: string): FamilyReferences {
  const record = familyRecords.get(family);
  const of = (refs: readonly string[] = []) => refs.flatMap((ref) => controlById(ref) ?? []);
  return { direct: of(record?.direct), related: of(record?.related), hover: of(record?.hover) };
}
