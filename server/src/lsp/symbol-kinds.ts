/** Which sign editors show beside a resource or a field. */
import { SymbolKind } from 'vscode-languageserver';
import { POLICY_KINDS } from '../core/model/policy-kinds.ts';
import type { Node } from '../core/syntax/tree.ts';

const RESOURCES: ReadonlyMap<string, SymbolKind> = new Map(
  Object.entries<SymbolKind>({
    TrustDomain: SymbolKind.Namespace,
    Federation: SymbolKind.Interface,
    ClusterFederatedTrustDomain: SymbolKind.Interface,
    EnforcementPoint: SymbolKind.Operator,
    TrustException: SymbolKind.Event,
    ClusterSPIFFEID: SymbolKind.Key,
    ClusterStaticEntry: SymbolKind.Key,
    ControllerManagerConfig: SymbolKind.Module,
  }),
);

const FIELDS: Readonly<Record<Node['type'], SymbolKind>> = {
  map: SymbolKind.Struct,
  seq: SymbolKind.Array,
  scalar: SymbolKind.Property,
};

export function resourceKind(kind: string): SymbolKind {
  return RESOURCES.get(kind) ?? (POLICY_KINDS.has(kind) ? SymbolKind.Operator : SymbolKind.Object);
}

export function fieldKind(type: Node['type']): SymbolKind {
  return FIELDS[type];
}
