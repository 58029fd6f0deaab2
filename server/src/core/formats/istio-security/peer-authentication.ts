/** Istio's PeerAuthentication: whether callers have to show a certificate. */
import type { Enforcement, Fact, IstioPeerAuthenticationFact, PolicySetting, Weakness } from '../../model/facts.ts';
import { knownValue, type Stated } from '../../model/stated.ts';
import { nodeAt, type Path } from '../../syntax/tree.ts';
import { keySpan, textOf } from '../cursor.ts';
import { inVersions, type Manifest } from '../kind.ts';
import { policyFact, written } from '../policy.ts';
import { isRendered, isStated, scopeOf } from './structure.ts';

export const peerAuthentication = inVersions('security.istio.io', ['v1beta1', 'v1'], {
  kind: 'PeerAuthentication',
  read(manifest): Fact[] {
    const enforcement = enforcementIn(manifest);
    const policy = policyFact(manifest, {
      engine: 'istio',
      decides: 'connection',
      effect: 'authenticates',
      enforcement,
    });
    if (!isRendered(manifest)) return [policy];
    const { root, resource } = manifest;
    const ports = keySpan(root, PORTS);
    const terms: IstioPeerAuthenticationFact = {
      type: 'istio-peer-authentication',
      resource,
      slots: policy.slots,
      policy,
      scope: scopeOf(manifest),
      mode: textOf(nodeAt(root, MODE)),
      ports: ports && { span: ports, modes: portModesIn(manifest).map(({ mode }) => mode) },
    };
    return [policy, terms];
  },
});

const MODE = ['spec', 'mtls', 'mode'];
const PORTS = ['spec', 'portLevelMtls'];

/** The namespace that speaks for the whole mesh, unless its MeshConfig names another one. */
const ROOT_NAMESPACE = 'istio-system';

const WEAK: ReadonlyMap<string, Weakness> = new Map([
  ['PERMISSIVE', 'istio-permissive'],
  ['DISABLE', 'istio-disable'],
]);

function enforcementIn(manifest: Manifest): Enforcement {
  const { root } = manifest;
  const mode = textOf(nodeAt(root, MODE));
  const ports = portModesIn(manifest);
  const own = [...weaknessOf(manifest, 'mode', mode, MODE), ...inheritedIn(manifest, mode)];
  const ofPorts = ports.flatMap(({ port, mode, path }) => weaknessOf(manifest, `port ${port}: mode`, mode, path));
  const weakenedBy = [...own, ...ofPorts];
  if (own.some(({ way }) => way === 'istio-disable')) return { level: 'off', weakenedBy };
  if (weakenedBy.length > 0) return { level: 'partial', weakenedBy };
  const isSettled = knownValue(mode) === 'STRICT' && ports.every(({ mode }) => knownValue(mode) === 'STRICT');
  return { level: isSettled ? 'enforced' : 'unknown', weakenedBy };
}

interface PortMode {
  readonly port: string;
  readonly mode: Stated | undefined;
  readonly path: Path;
}

function portModesIn({ root }: Manifest): PortMode[] {
  const ports = nodeAt(root, PORTS);
  if (ports?.type !== 'map') return [];
  return ports.entries.map(({ key, value }) => {
    const port = String(key.value);
    return { port, mode: textOf(nodeAt(value, ['mode'])), path: [...PORTS, port, 'mode'] };
  });
}

function weaknessOf({ at }: Manifest, field: string, mode: Stated | undefined, place: Path): PolicySetting<Weakness>[] {
  const way = WEAK.get(knownValue(mode) ?? '');
  if (!way || !mode) return [];
  const path = at(...place);
  return [{ way, written: written(field, mode), span: mode.span, path, mend: { op: 'set', path, value: 'STRICT' } }];
}

/** Without a mode of its own it takes that of the next wider scope. Above the whole mesh there is none, and plain text is taken. */
function inheritedIn({ root, at, resource }: Manifest, mode: Stated | undefined): PolicySetting<Weakness>[] {
  const isForMesh = knownValue(resource.namespace) === ROOT_NAMESPACE && !isStated(nodeAt(root, ['spec', 'selector']));
  if (!isForMesh || (mode && knownValue(mode) !== 'UNSET')) return [];
  const path = at(...MODE);
  const span = mode?.span ?? resource.name?.span ?? resource.kindSpan;
  const mend = { op: 'set', path, value: 'STRICT' } as const;
  return [{ way: 'istio-permissive', written: 'mode: UNSET', span, path, mend }];
}
