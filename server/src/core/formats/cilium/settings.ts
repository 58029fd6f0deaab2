/** Settings of Cilium's agents: whether policies are acted upon at all. */
import type { Fact, PolicyFact, PolicySetting, Weakness } from '../../model/facts.ts';
import type { Stated } from '../../model/stated.ts';
import { nodeAt, type Path } from '../../syntax/tree.ts';
import { keySpan, textOf } from '../cursor.ts';
import type { Manifest } from '../kind.ts';
import { enforcementOf, policyFact, UNKNOWN_ENFORCEMENT, written } from '../policy.ts';

/** Paths of the settings in a manifest. */
export interface SettingPaths {
  readonly auditMode: Path;
  readonly enforcementMode: Path;
}

interface Setting {
  readonly stated: Stated;
  readonly path: Path;
}

/** Nothing where neither is set: other files of values may say more. They are about whoever comes. */
export function settingsPolicy(manifest: Manifest, paths: SettingPaths): PolicyFact[] {
  const settings = [paths.enforcementMode, paths.auditMode].flatMap((path): Setting[] => {
    const stated = textOf(nodeAt(manifest.root, path));
    return stated ? [{ stated, path }] : [];
  });
  const weakened = settings.flatMap((setting) => weaknessIn(setting, manifest));
  const main = settings.find(({ path }) => weakened.some(({ path: at }) => at.at(-1) === path.at(-1))) ?? settings[0];
  const span = main && keySpan(manifest.root, main.path);
  if (!main || !span) return [];
  const isUnknown = settings.some(({ stated }) => !stated.known);
  const isOff = weakened.some(({ way }) => way === 'cilium-never');
  return [
    policyFact(manifest, {
      engine: 'cilium',
      decides: 'connection',
      effect: 'authenticates',
      enforcement: isUnknown ? UNKNOWN_ENFORCEMENT : enforcementOf(weakened, isOff ? 'off' : 'observed'),
      ...(manifest.resource.apiVersion === '' && { part: { span, path: main.path } }),
    }),
  ];
}

function weaknessIn({ stated, path }: Setting, { root, at }: Manifest): PolicySetting<Weakness>[] {
  const name = String(path.at(-1));
  const place = { written: written(name, stated), span: stated.span, path: at(...path) };
  const value = stated.known ? stated.value : undefined;
  if (value === 'never')
    return [{ way: 'cilium-never', ...place, mend: { op: 'set', path: place.path, value: 'default' } }];
  if (value !== 'true') return [];
  // In a ConfigMap all values are texts.
  const node = nodeAt(root, path);
  const off = node?.type === 'scalar' && typeof node.value === 'string' ? 'false' : false;
  return [{ way: 'cilium-audit-mode', ...place, mend: { op: 'set', path: place.path, value: off } }];
}

/** The ConfigMap from which the agents read their settings. */
export function ciliumConfigMap(manifest: Manifest): Fact[] {
  const { resource, root } = manifest;
  if (!resource.name?.known || resource.name.value !== 'cilium-config') return [];
  const defaultLocalCluster = textOf(nodeAt(root, ['data', 'policy-default-local-cluster']));
  const policies = settingsPolicy(manifest, {
    auditMode: ['data', 'policy-audit-mode'],
    enforcementMode: ['data', 'enable-policy'],
  });
  return defaultLocalCluster
    ? [...policies, { type: 'cilium-settings', resource, slots: {}, clusterMesh: undefined, defaultLocalCluster }]
    : policies;
}
