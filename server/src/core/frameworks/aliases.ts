/** Ids as guidance writes them, resolved to what the frameworks really publish. */
import type { Control, Reference } from './catalogue.ts';
import { controlById } from './catalogue.ts';

/** The control an id stands for, and a sentence or two on how the id differs from the published one. */
export interface Alias {
  readonly control: Control;
  readonly note: string;
}

interface Citation {
  readonly says: RegExp;
  readonly means: Reference;
  readonly note: string;
}

const NO_MAESTRO_IDS = 'CSA MAESTRO has seven layers and named threats, and no control ids in any edition we know.';

/** Citations that name no control, or one that does not exist, with the control that comes nearest. */
const CITATIONS: readonly Citation[] = [
  {
    says: /^(?:(?:CSA )?(?:MAESTRO )?IAM-?1|(?:CSA )?MAESTRO IAM-?01)$/i,
    means: 'maestro:L6',
    note: `${NO_MAESTRO_IDS} Layer 6 is the one about identity, access and policy, with Layer 4 or 7 where infrastructure or outside parties are meant. IAM-01 is a control of CSA CCM 4.1 and CSA AICM 1.1.0, which are other frameworks.`,
  },
  {
    says: /^(?:CSA )?(?:CCM )?IAM-01$/i,
    means: 'ccm:IAM-01',
    note: 'IAM-01 has the same number and title in CSA CCM 4.1 and CSA AICM 1.1.0. It is no id of CSA MAESTRO, which has none.',
  },
  {
    says: /^(?:CSA )?AICM IAM-01$/i,
    means: 'aicm:IAM-01',
    note: 'IAM-01 has the same number and title in CSA AICM 1.1.0 and CSA CCM 4.1. It is no id of CSA MAESTRO, which has none.',
  },
  {
    says: /^(?:CSA )?MAESTRO$/i,
    means: 'maestro:L6',
    note: `${NO_MAESTRO_IDS} For trust between workloads, Layers 4, 6 and 7 apply, and Layer 6 comes first.`,
  },
  {
    says: /^(?:NIST )?(?:AI ?RMF )?GOVERN$/i,
    means: 'nist-ai-rmf:GOVERN',
    note: 'GOVERN is a whole function of the NIST AI RMF. A subcategory says more: GOVERN 2.1 for ownership, 1.5 for review, 1.7 for retirement, 6.1 and 6.2 for third parties.',
  },
  {
    says: /^(?:NIST )?AI ?RMF$/i,
    means: 'nist-ai-rmf:GOVERN 2.1',
    note: 'This names the whole NIST AI RMF and is no id in it. GOVERN 2.1 is about ownership; GOVERN 1.5, 1.7, 6.1 and 6.2, MAP 4.2 and MANAGE 4.1 also bear on federation.',
  },
  {
    says: /^(?:OWASP )?Agentic(?: AI)? Top (?:10|ten)$/i,
    means: 'owasp-asi:ASI03',
    note: 'The published name is OWASP Top 10 for Agentic Applications (2026), with ids ASI01 to ASI10. ASI03 is the main entry for federation; ASI04, ASI07, ASI08 and ASI10 are related.',
  },
  {
    says: /^SPIFFE(?: specifications?)?$/i,
    means: 'spiffe:FED 5.1',
    note: 'This names all SPIFFE specifications. Cite a section: Federation 5.1, for instance, says what must be known about a bundle endpoint.',
  },
];

const NHI_SPELLING = /^(?:OWASP )?NHI[- ]?0*([1-9]\d?)(?::2025)?$/i;
const ASI_SPELLING = /^(?:OWASP )?ASI[- ]?0*([1-9]\d?)$/i;

const SECRET_LEAKAGE =
  'It is about secrets that leak. Where guidance means trust reaching too far, the entry is NHI5:2025 (Overprivileged NHI) or NHI3:2025 (Vulnerable Third-Party NHI), NHI6:2025 for OIDC trust, NHI8:2025 for trust across environments.';

function spellingNote(text: string, { id, title }: Control, form: string): string {
  if (text === id) return `${id} (${title}) is written as OWASP publishes it.`;
  return `OWASP writes this id ${id} (${title}), ${form}.`;
}

/**
 * The control meant by an id in free text, such as `NHI-02`, `ASI-3` or `IAM-1`; `undefined` when it is no citation we
 * know. References with a framework key (`owasp-nhi:NHI2`) need no guessing: use `controlById`.
 */
export function resolveAlias(text: string): Alias | undefined {
  const cited = text.trim().replace(/\s+/g, ' ');

  const nhi = NHI_SPELLING.exec(cited)?.[1];
  if (nhi !== undefined) {
    const control = controlById(`owasp-nhi:NHI${nhi}`);
    if (control === undefined) return undefined;
    const spelling = spellingNote(cited, control, 'with the year and without zero padding or hyphen');
    return { control, note: nhi === '2' ? `${spelling} ${SECRET_LEAKAGE}` : spelling };
  }

  const asi = ASI_SPELLING.exec(cited)?.[1];
  if (asi !== undefined) {
    const control = controlById(`owasp-asi:ASI${asi.padStart(2, '0')}`);
    return control && { control, note: spellingNote(cited, control, 'with two digits and without hyphen') };
  }

  const citation = CITATIONS.find(({ says }) => says.test(cited));
  const control = citation && controlById(citation.means);
  return citation && control && { control, note: citation.note };
}
