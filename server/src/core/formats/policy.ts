/** A native policy as a fact: what all formats of policies have in common is filled in here. */
import type { Enforcement, PeeringFact, PolicyFact, PolicySetting, Resource, Slots, Weakness } from '../model/facts.ts';
import type { Stated } from '../model/stated.ts';
import type { Span } from '../syntax/span.ts';
import { nodeAt, type Path } from '../syntax/tree.ts';
import { digestOf } from './digest.ts';
import {
  annotationSlots,
  governanceOfPart,
  governanceOfResource,
  type ResourceGovernance,
} from './governance-annotations.ts';
import type { Manifest } from './kind.ts';

/** What a format knows of its policy. */
export interface PolicyTerms extends Pick<PolicyFact, 'engine' | 'decides' | 'effect' | 'enforcement'> {
  readonly failsOpen?: PolicyFact['failsOpen'];
  readonly parties?: PolicyFact['parties'];
  readonly admitsUnnamed?: PolicyFact['admitsUnnamed'];
  readonly guards?: PolicyFact['guards'];
  readonly applies?: PolicyFact['applies'];
  readonly parts?: PolicyFact['parts'];
  /** The part of the manifest that makes the policy, where it is not the whole: its key, and its path in the manifest. */
  readonly part?: { readonly span: Span; readonly path: Path };
  /** Where all that it says stands, where that is more than its part. */
  readonly whole?: Path;
}

export function policyFact(manifest: Manifest, terms: PolicyTerms): PolicyFact {
  const {
    engine,
    decides,
    effect,
    enforcement,
    failsOpen,
    parties = [],
    guards,
    applies,
    parts = [],
    part,
    whole,
  } = terms;
  const { resource, root, file, at } = manifest;
  const { governance, slots } = governanceIn(manifest, part);
  const said = nodeAt(root, whole ?? part?.path ?? SPEC);
  return {
    type: 'policy',
    resource,
    slots,
    engine,
    span: part?.span ?? nameSpan(resource),
    ...(part && { path: at(...part.path) }),
    file,
    decides,
    effect,
    enforcement,
    failsOpen,
    parties,
    admitsUnnamed: terms.admitsUnnamed ?? false,
    digest: said ? digestOf(said, GOVERNANCE) : '',
    guards,
    applies,
    parts,
    owner: governance.owners.accountable,
    timeBox: governance.timeBox,
    enforces: governance.enforces,
  };
}

const SPEC: Path = ['spec'];
/** Where Cedar says who owns a policy. */
const GOVERNANCE = ['annotations'];

/** Whatever nothing weakens is enforced. */
export function enforcementOf(
  weakenedBy: readonly PolicySetting<Weakness>[],
  level: Exclude<Enforcement['level'], 'enforced'>,
): Enforcement {
  return weakenedBy.length === 0 ? { level: 'enforced', weakenedBy } : { level, weakenedBy };
}

/** Where only a template knows. */
export const UNKNOWN_ENFORCEMENT: Enforcement = { level: 'unknown', weakenedBy: [] };

export function peeringFact(
  manifest: Manifest,
  { part, ...terms }: Pick<PeeringFact, 'engine' | 'remote' | 'remoteKind' | 'mesh'> & Pick<PolicyTerms, 'part'>,
): PeeringFact {
  const { governance, slots } = governanceIn(manifest, part);
  return {
    type: 'peering',
    resource: manifest.resource,
    slots,
    span: terms.remote.span,
    ...terms,
    owner: governance.owners.accountable,
    owners: governance.owners,
    timeBox: governance.timeBox,
    annotated: governance.any,
  };
}

function governanceIn(
  manifest: Manifest,
  part: PolicyTerms['part'],
): { readonly governance: ResourceGovernance; readonly slots: Slots } {
  const found =
    part || manifest.resource.apiVersion === ''
      ? governanceOfPart(manifest, part?.span ?? manifest.resource.kindSpan, part?.path ?? [])
      : { governance: governanceOfResource(manifest), slots: annotationSlots(manifest) };
  const owner = found.slots['owner.accountable'];
  return { governance: found.governance, slots: { ...found.slots, ...(owner && { owner }) } };
}

function nameSpan({ name, kindSpan }: Resource): Span {
  return name?.span ?? kindSpan;
}

/** "accessPolicy: audit", as a setting is written in YAML. */
export function written(field: string, value: Stated<unknown>): string {
  return `${field}: ${value.known ? String(value.value) : value.text}`;
}
