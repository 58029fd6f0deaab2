/** Linkerd's ServerAuthorization, the older way to say in one resource whom a Server lets in. */
import type { Enforcement, Fact, LinkerdServerAuthorization, PolicySetting, Weakness } from '../../model/facts.ts';
import { knownValue, type Stated } from '../../model/stated.ts';
import { nodeAt, type Path } from '../../syntax/tree.ts';
import { booleanOf, textOf } from '../cursor.ts';
import { inVersions, type Manifest } from '../kind.ts';
import { enforcementOf, policyFact, UNKNOWN_ENFORCEMENT, written } from '../policy.ts';
import { identitiesAt, networksAt, partiesNamed } from './clients.ts';
import { listAt } from './reference.ts';

export const serverAuthorization = inVersions('policy.linkerd.io', ['v1alpha1', 'v1beta1'], {
  kind: 'ServerAuthorization',
  read(manifest): Fact[] {
    const detail = detailOf(manifest);
    const { identities, networks } = detail;
    return [
      policyFact(manifest, {
        engine: 'linkerd',
        decides: 'request-time',
        effect: 'admits',
        enforcement: enforcementIn(manifest, detail),
        parties: partiesNamed(identities, networks.length > 0),
      }),
      detail,
    ];
  },
});

const CLIENT = ['spec', 'client'];
const MESH_TLS = [...CLIENT, 'meshTLS'];
const UNAUTHENTICATED = [...CLIENT, 'unauthenticated'];
const UNAUTHENTICATED_TLS = [...MESH_TLS, 'unauthenticatedTLS'];

function detailOf(manifest: Manifest): LinkerdServerAuthorization {
  const { resource, root } = manifest;
  return {
    type: 'linkerd-policy',
    resource,
    slots: {},
    role: 'server-authorization',
    server: textOf(nodeAt(root, ['spec', 'server', 'name'])),
    networks: networksAt(manifest, [...CLIENT, 'networks']),
    unauthenticated: booleanOf(nodeAt(root, UNAUTHENTICATED)),
    unauthenticatedTls: booleanOf(nodeAt(root, UNAUTHENTICATED_TLS)),
    hasMeshTls: nodeAt(root, MESH_TLS)?.type === 'map',
    identities: identitiesAt(manifest, [...MESH_TLS, 'identities']) ?? [],
    serviceAccounts: (listAt(root, [...MESH_TLS, 'serviceAccounts']) ?? []).flatMap((item) => {
      const name = textOf(nodeAt(item, ['name']));
      return name ? [{ name, namespace: textOf(nodeAt(item, ['namespace'])) }] : [];
    }),
  };
}

function enforcementIn({ at }: Manifest, detail: LinkerdServerAuthorization): Enforcement {
  const { unauthenticated, unauthenticatedTls, networks } = detail;
  if (unauthenticated?.known === false || unauthenticatedTls?.known === false) return UNKNOWN_ENFORCEMENT;
  const setting = (stated: Stated<boolean> | undefined, path: Path): PolicySetting<Weakness>[] =>
    stated && knownValue(stated) === true
      ? [
          {
            way: 'linkerd-unauthenticated',
            written: written(String(path.at(-1)), stated),
            span: stated.span,
            path: at(...path),
            // Without it somebody has to say who may come instead.
            mend: undefined,
          },
        ]
      : [];
  const weakenedBy = [
    ...setting(unauthenticated, UNAUTHENTICATED),
    ...setting(unauthenticatedTls, UNAUTHENTICATED_TLS),
  ];
  return enforcementOf(weakenedBy, networks.length > 0 ? 'partial' : 'off');
}
