import schema from '../../../../../schemas/spire-server.schema.json' with { type: 'json' };
import type { SpireServerFact } from '../../model/facts.ts';
import { entryOf, type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { listedTextsOf, textOf } from '../cursor.ts';
import type { Format, Manifest } from '../kind.ts';
import type { ShapeProblem } from '../shape.ts';
import { bundleEndpoint } from './bundle-endpoint.ts';
import { bundlePublishers } from './bundle-publishers.ts';
import { canonical } from './canonical.ts';
import { federatesWith } from './federates-with.ts';
import { namedValue, namedValues } from './named-values.ts';
import { isPart, recognise } from './recognise.ts';

const SERVER: Path = ['server'];

/** `server.conf` of a SPIRE server, in HCL or JSON (SPIRE doc/spire_server.md). */
export const spireServerConf: Format = {
  name: 'SPIRE server.conf',
  recognise: (root, file) =>
    recognise(root, file, {
      schema,
      block: 'server',
      telltales: [
        ...['trust_domain', 'ca_ttl', 'ca_subject', 'ca_key_type', 'jwt_key_type', 'jwt_issuer', 'agent_ttl'],
        ...['default_x509_svid_ttl', 'default_jwt_svid_ttl', 'default_svid_ttl'],
      ],
      fileName: /(?:^|[/_-])server\.(?:conf|hcl|json)$/i,
    }),
  view: (root) => canonical(root, schema),
  excuses,
  read(manifest) {
    const { root } = manifest;
    const trustDomain = textOf(nodeAt(root, [...SERVER, 'trust_domain']));
    return [
      server(manifest),
      ...bundleEndpoint(manifest, trustDomain),
      ...federatesWith(manifest, trustDomain),
      ...bundlePublishers(manifest, trustDomain),
    ];
  },
};

function server(manifest: Manifest): SpireServerFact {
  const { resource, root, at } = manifest;
  const experimental = [...SERVER, 'experimental'];
  return {
    type: 'spire-server',
    form: 'spire-conf',
    resource,
    slots: {},
    trustDomain: textOf(nodeAt(root, [...SERVER, 'trust_domain'])),
    caTtl: namedValue(manifest, SERVER, 'ca_ttl'),
    credentialTtls: namedValues(manifest, SERVER, ['default_x509_svid_ttl', 'default_jwt_svid_ttl', 'agent_ttl']),
    keyTypes: [
      ...namedValues(manifest, SERVER, ['ca_key_type', 'jwt_key_type']),
      ...namedValues(manifest, experimental, ['wit_key_type']),
    ],
    adminIds: listedTextsOf(nodeAt(root, [...SERVER, 'admin_ids']), at(...SERVER, 'admin_ids')),
    durations: [
      ...namedValues(manifest, SERVER, ['prune_attested_nodes_expired_for', 'max_attested_node_info_staleness']),
      ...namedValues(manifest, experimental, [
        ...['cache_reload_interval', 'full_cache_reload_interval', 'prune_events_older_than'],
        ...['event_timeout', 'sql_transaction_timeout'],
      ]),
    ],
  };
}

/** A part of a configuration, shown in a document, lacks nothing; before SPIRE 1.1 no link had an address. */
function excuses(root: Node, { rule, path, key }: ShapeProblem): boolean {
  if (rule !== 'missing-field') return false;
  if (key === 'bundle_endpoint_url') return entryOf(nodeAt(root, path), 'bundle_endpoint') !== undefined;
  return path.length <= 1 && isPart(root, SERVER, ['trust_domain', 'data_dir']);
}
