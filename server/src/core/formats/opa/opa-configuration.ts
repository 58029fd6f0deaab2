import type { Enforcement, Fact } from '../../model/facts.ts';
import { nodeAt } from '../../syntax/tree.ts';
import { booleanOf, keySpan, mapOf, textOf } from '../cursor.ts';
import { whoever } from '../envoy/whoever.ts';
import type { Format, Manifest } from '../kind.ts';
import { enforcementOf, policyFact, UNKNOWN_ENFORCEMENT, written } from '../policy.ts';

const PLUGIN = ['plugins', 'envoy_ext_authz_grpc'];

/** The configuration of an OPA that Envoy or Istio asks. What it decides is written in Rego, and not read. */
export const opaConfiguration: Format = {
  name: 'OPA configuration',
  recognise: (root) => (mapOf(nodeAt(root, PLUGIN)) ? keySpan(root, PLUGIN) : undefined),
  read(manifest): Fact[] {
    const { resource } = manifest;
    const part = { span: resource.kindSpan, path: PLUGIN };
    const parties = [whoever('envoy_ext_authz_grpc', resource.kindSpan, manifest.at(...PLUGIN))];
    const decision = { engine: 'opa', decides: 'request-time', effect: 'delegates' } as const;
    // The rule that is asked, in the terms of Rego.
    const applies = textOf(nodeAt(manifest.root, [...PLUGIN, 'path']));
    return [policyFact(manifest, { ...decision, enforcement: enforcementIn(manifest), parties, applies, part })];
  },
};

function enforcementIn({ root, at }: Manifest): Enforcement {
  const field = [...PLUGIN, 'dry-run'];
  const dryRun = booleanOf(nodeAt(root, field));
  if (dryRun?.known === false) return UNKNOWN_ENFORCEMENT;
  if (!dryRun?.value) return enforcementOf([], 'observed');
  const path = at(...field);
  const mend = { op: 'set', path, value: false } as const;
  const setting = { written: written('dry-run', dryRun), span: dryRun.span, path, mend };
  return enforcementOf([{ way: 'opa-dry-run', ...setting }], 'observed');
}
