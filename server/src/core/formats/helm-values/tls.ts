/** What the chart puts before the bundle endpoint: the proof it shows, and the Ingress that leads there. */
import type { ChartTlsFact, EndpointIngressFact } from '../../model/facts.ts';
import type { Stated } from '../../model/stated.ts';
import { entryOf, type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { keySpan, mapOf, textMapOf, textOf } from '../cursor.ts';
import { passesTls } from '../ingress/passes-tls.ts';
import type { Manifest } from '../kind.ts';
import { flagOf, isOff, isOn } from './flag.ts';

const SOURCES = ['spire', 'externalSecret', 'certManager'] as const;

export function chartTlsFact({ root, at, resource }: Manifest, server: Path): ChartTlsFact[] {
  const path = [...server, 'federation', 'tls'];
  const span = keySpan(root, path);
  const isServed = isOn(nodeAt(root, [...server, 'federation', 'enabled']));
  if (!span || !isServed || !mapOf(nodeAt(root, path))) return [];
  const sources = SOURCES.map((name) => ({
    name,
    enabled: flagOf(nodeAt(root, [...path, name, 'enabled'])),
    path: at(...path, name, 'enabled'),
  }));
  return [{ type: 'chart-tls', resource, slots: {}, span, sources }];
}

/** Whether the endpoint shows a web certificate; undefined where only a template knows. */
export function servesWeb(tls: Node | undefined): boolean | undefined {
  const [spire, ...others] = SOURCES.map((name) => flagOf(nodeAt(tls, [name, 'enabled'])));
  if (others.some((flag) => flag?.known && flag.value)) return true;
  if ([spire, ...others].some((flag) => flag?.known === false)) return undefined;
  return spire?.known === true && !spire.value;
}

/** The Ingress in front of the endpoint, where these values switch it on. */
export function chartIngressFact(manifest: Manifest, server: Path): EndpointIngressFact[] {
  const { root, at, resource } = manifest;
  const federation = [...server, 'federation'];
  const ingress = [...federation, 'ingress'];
  const span = keySpan(root, ingress);
  const isServed = !isOff(nodeAt(root, [...federation, 'enabled']));
  if (!span || !isServed || !isOn(nodeAt(root, [...ingress, 'enabled']))) return [];
  const global = textOf(nodeAt(root, ['global', 'spire', 'ingressControllerType']));
  const own = [...ingress, 'controllerType'];
  const web = servesWeb(nodeAt(root, [...federation, 'tls']));
  return [
    {
      type: 'endpoint-ingress',
      by: 'chart',
      resource,
      slots: {},
      span,
      passesTls: throughChart(manifest, global ?? textOf(nodeAt(root, own)), nodeAt(root, ingress)),
      profile: web === undefined ? undefined : web ? 'https_web' : 'https_spiffe',
      path: global ? at('global', 'spire', 'ingressControllerType') : at(...own),
    },
  ];
}

/**
 * The chart has TLS passed through by the controllers it knows. For `other`, which counts where nothing is said, only
 * annotations do; but without the settings that all charts share, these values are not the whole of it.
 */
function throughChart({ root }: Manifest, type: Stated | undefined, ingress: Node | undefined): boolean | undefined {
  const openshift = flagOf(nodeAt(root, ['global', 'openshift']));
  if (type?.known === false || (!type && openshift?.known === false)) return undefined;
  const controller = type?.value ?? (openshift?.known && openshift.value ? 'openshift' : undefined);
  if (controller === 'ingress-nginx' || controller === 'openshift') return true;
  if (controller !== undefined && controller !== 'other') return undefined;
  const annotated = passesTls(textMapOf(entryOf(ingress, 'annotations')?.value));
  const isWhole = controller === 'other' || mapOf(nodeAt(root, ['global', 'spire'])) !== undefined;
  return annotated === false && !isWhole ? undefined : annotated;
}
