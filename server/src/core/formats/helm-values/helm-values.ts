import type { ControllerFact, Fact } from '../../model/facts.ts';
import type { Stated } from '../../model/stated.ts';
import { type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { templateOf, textOf } from '../cursor.ts';
import type { Format, Manifest } from '../kind.ts';
import { flagOf, isOff } from './flag.ts';
import { bundlesIn, identityFacts } from './identities.ts';
import { chartValuesIn, serversIn } from './locate.ts';
import { factsOfServer } from './server.ts';
import { chartIngressFact, chartTlsFact } from './tls.ts';

/**
 * Values of the SPIRE Helm chart. Several files of values lie on top of each other and on the defaults of the chart, so
 * what one of them does not say is not missing.
 */
export const helmValues: Format = {
  name: 'SPIRE Helm values',
  recognise: (root) => chartValuesIn(root)?.sign,
  view(root) {
    const values = chartValuesIn(root);
    return values ? { root: values.root, at: (path) => values.at(path) } : { root, at: (path) => path };
  },
  embeds: (root) => serverPaths(root).flatMap((server) => bundlesIn(root, server)),
  read(manifest): Fact[] {
    const { root } = manifest;
    const shared = textOf(nodeAt(root, ['global', 'spire', 'trustDomain']));
    const servers = serverPaths(root);
    return (servers.length > 0 ? servers : [['spire-server']]).flatMap((path) => {
      if (isOff(nodeAt(root, [...path, 'enabled']))) return [];
      const trustDomain = shared ?? textOf(nodeAt(root, [...path, 'trustDomain']));
      const className = textOf(nodeAt(root, [...path, 'controllerManager', 'className']));
      return [
        ...factsOfServer({ manifest, path, trustDomain }),
        ...controllerFact(manifest, path, trustDomain, className),
        ...identityFacts({ manifest, path, trustDomain, className }),
        ...chartTlsFact(manifest, path),
        ...chartIngressFact(manifest, path),
      ];
    });
  },
};

function serverPaths(root: Node): Path[] {
  return serversIn(root).map(({ key }) => [String(key.value)]);
}

/** The controller manager that the chart brings along, unless these values say nothing that would matter to it. */
function controllerFact(
  { root, at, resource }: Manifest,
  server: Path,
  trustDomain: Stated | undefined,
  className: Stated | undefined,
): ControllerFact[] {
  const path = [...server, 'controllerManager'];
  const watchClassless = flagOf(nodeAt(root, [...path, 'watchClassless']));
  const isSilent = !trustDomain && !className && !watchClassless;
  if (isSilent || isOff(nodeAt(root, [...path, 'enabled']))) return [];
  return [
    {
      type: 'controller',
      resource,
      slots: { 'class-name': at(...path, 'className') },
      trustDomain,
      clusterName: textOf(nodeAt(root, ['global', 'spire', 'clusterName'])),
      className,
      classOfRelease: className === undefined,
      watchClassless,
      parentIdTemplate: templateOf(nodeAt(root, [...path, 'parentIDTemplate'])),
      fromFiles: false,
      reconcile: undefined,
    },
  ];
}
