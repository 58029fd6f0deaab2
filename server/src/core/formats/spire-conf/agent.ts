import schema from '../../../../../schemas/spire-agent.schema.json' with { type: 'json' };
import type { SpireAgentFact } from '../../model/facts.ts';
import { nodeAt, type Path } from '../../syntax/tree.ts';
import { booleanOf, listedTextsOf, textOf } from '../cursor.ts';
import type { Format, Manifest } from '../kind.ts';
import { canonical } from './canonical.ts';
import { namedValues } from './named-values.ts';
import { isPart, recognise } from './recognise.ts';

const AGENT: Path = ['agent'];
const DELEGATES: Path = [...AGENT, 'authorized_delegates'];

/** `agent.conf` of a SPIRE agent, in HCL or JSON (SPIRE doc/spire_agent.md). */
export const spireAgentConf: Format = {
  name: 'SPIRE agent.conf',
  recognise: (root, file) =>
    recognise(root, file, {
      schema,
      block: 'agent',
      telltales: [
        ...['trust_domain', 'trust_bundle_path', 'trust_bundle_url', 'insecure_bootstrap', 'join_token'],
        ...['authorized_delegates', 'allowed_foreign_jwt_claims', 'workload_x509_svid_key_type'],
      ],
      fileName: /(?:^|[/_-])agent\.(?:conf|hcl|json)$/i,
    }),
  view: (root) => canonical(root, schema),
  // A part of a configuration, shown in a document, lacks nothing.
  excuses: (root, { rule, path }) =>
    rule === 'missing-field' && path.length <= 1 && isPart(root, AGENT, ['trust_domain', 'server_address']),
  read: (manifest) => [agent(manifest)],
};

function agent(manifest: Manifest): SpireAgentFact {
  const { resource, root, at } = manifest;
  const text = (name: string) => textOf(nodeAt(root, [...AGENT, name]));
  const switches = [['insecure_bootstrap'], ['allow_unauthenticated_verifiers'], SDS_SWITCH].flatMap((steps) => {
    const path = [...AGENT, ...steps];
    const stated = booleanOf(nodeAt(root, path));
    return stated ? [{ name: String(steps.at(-1)), stated, path: at(...path) }] : [];
  });
  return {
    type: 'spire-agent',
    form: 'spire-conf',
    resource,
    slots: {},
    trustDomain: text('trust_domain'),
    switches,
    delegates: listedTextsOf(nodeAt(root, DELEGATES), at(...DELEGATES)),
    trustBundleFile: text('trust_bundle_path'),
    trustBundleFormat: text('trust_bundle_format'),
    durations: [
      ...namedValues(manifest, AGENT, ['availability_target', 'rebootstrap_delay']),
      ...namedValues(manifest, [...AGENT, 'experimental'], ['sync_interval', 'jwt_svid_cache_hit_timeout']),
    ],
  };
}

const SDS_SWITCH = ['sds', 'disable_spiffe_cert_validation'];
