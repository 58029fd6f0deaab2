/** Whether workloads of a mesh of Kuma have to show an identity. */
import type { Fact, PolicySetting, Weakness } from '../../model/facts.ts';
import { nodeAt } from '../../syntax/tree.ts';
import { textOf } from '../cursor.ts';
import type { Kind, Manifest } from '../kind.ts';
import { enforcementOf, policyFact, UNKNOWN_ENFORCEMENT, written } from '../policy.ts';
import { VERSION } from './mesh.ts';

export const meshTls: Kind = {
  apiVersion: VERSION,
  kind: 'MeshTLS',
  read: readMeshTls,
};

/** What says nothing about the mode only sets versions and ciphers, which is no decision about anybody. */
export function readMeshTls(manifest: Manifest): Fact[] {
  const { root, at } = manifest;
  const modes = ['rules', 'from'].flatMap((list) => {
    const items = nodeAt(root, ['spec', list]);
    if (items?.type !== 'seq') return [];
    return items.items.flatMap((_, index) => {
      const path = ['spec', list, index, 'default', 'mode'];
      const mode = textOf(nodeAt(root, path));
      return mode ? [{ mode, path: at(...path) }] : [];
    });
  });
  if (modes.length === 0) return [];
  const weakenedBy = modes.flatMap(({ mode, path }): PolicySetting<Weakness>[] => {
    if (!mode.known || mode.value !== 'Permissive') return [];
    const mend = { op: 'set', path, value: 'Strict' } as const;
    return [{ way: 'kuma-permissive', written: written('mode', mode), span: mode.span, path, mend }];
  });
  const isUnsure = modes.some(({ mode }) => !mode.known);
  const enforcement = isUnsure ? UNKNOWN_ENFORCEMENT : enforcementOf(weakenedBy, 'partial');
  return [policyFact(manifest, { engine: 'kuma', decides: 'connection', effect: 'authenticates', enforcement })];
}
