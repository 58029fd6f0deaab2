import schema from '../../../../../schemas/teleport-spiffe-federation.schema.json' with { type: 'json' };
import type { Fact, TeleportField } from '../../model/facts.ts';
import { known, type Stated } from '../../model/stated.ts';
import { entryOf, nodeAt, type Path } from '../../syntax/tree.ts';
import { bundleInside } from '../bundle/bundle-inside.ts';
import { keySpan, mapOf, textOf } from '../cursor.ts';
import { governanceOfPart } from '../governance-annotations.ts';
import type { Format, Manifest } from '../kind.ts';
import { nativeLink } from '../native-link.ts';
import { inCamelCase, respelled } from '../respelled.ts';
import { kindIn, resourceOf } from './resource.ts';

const SOURCE = ['spec', 'bundle_source'] as const;
const STATIC = [...SOURCE, 'static', 'bundle'] as const;
const URL = [...SOURCE, 'https_web', 'bundle_endpoint_url'] as const;

/** Teleport learns from it how to come by another trust domain's bundle. Its name is that of the trust domain. */
export const spiffeFederation: Format = {
  name: 'Teleport spiffe_federation',
  recognise: (root) => kindIn(root, 'spiffe_federation'),
  view: (root) => respelled(root, schema, inCamelCase),
  embeds: (root) => bundleInside(root, STATIC, textOf(nodeAt(root, ['metadata', 'name']))),
  read: (manifest) => [...linkOf(manifest), partsOf(manifest)],
};

function linkOf(manifest: Manifest): Fact[] {
  const { root, at } = manifest;
  const resource = resourceOf(manifest);
  const { name: remote } = resource;
  if (!remote) return [];
  const key = keySpan(root, ['kind']) ?? resource.kindSpan;
  const { governance, slots } = governanceOfPart({ ...manifest, resource }, key, ['kind']);
  const bundle = textOf(nodeAt(root, STATIC));
  return [
    nativeLink({
      form: 'teleport',
      resource,
      remote,
      slots: { ...slots, bundle: at(...SOURCE), 'bundle.url': at(...URL), 'bundle.bootstrap': at(...STATIC) },
      governance: withEnd(governance, textOf(nodeAt(root, ['metadata', 'expires']))),
      bundle: {
        span: keySpan(root, SOURCE),
        distribution: bundle && known('manual', bundle.span),
        url: textOf(nodeAt(root, URL)),
        profile: profileOf(manifest),
        bootstrap: bundle && { text: bundle, isText: true, json: undefined },
      },
    }),
  ];
}

/** Its name stands for the only profile Teleport knows. */
function profileOf({ root }: Manifest): Stated | undefined {
  const source = entryOf(nodeAt(root, SOURCE), 'https_web');
  return source && known('https_web', source.key.span);
}

type Governed = ReturnType<typeof governanceOfPart>['governance'];

/** At `metadata.expires` Teleport itself deletes the resource. */
function withEnd(governance: Governed, expires: Stated | undefined): Governed {
  if (!expires || governance.timeBox.expires) return governance;
  return { ...governance, timeBox: { ...governance.timeBox, expires }, any: true };
}

function partsOf(manifest: Manifest): Fact {
  const { root, at } = manifest;
  const field = (path: Path): TeleportField[] => {
    const span = keySpan(root, path);
    return span ? [{ name: String(path.at(-1)), span, path: at(...path) }] : [];
  };
  const [status] = field(['status']);
  const members = mapOf(nodeAt(root, ['status']))?.entries.map(({ key }) => String(key.value)) ?? [];
  return {
    type: 'teleport-federation',
    resource: resourceOf(manifest),
    slots: {},
    sources: ['https_web', 'static'].flatMap((name) => field([...SOURCE, name])),
    status: status && { ...status, members },
  };
}
