import assert from 'node:assert/strict';
import { test } from 'node:test';
import { invalidValue } from '../../../server/src/core/rules/format/invalid-value.ts';
import { unknownField } from '../../../server/src/core/rules/format/unknown-field.ts';
import { applyOffer } from '../../harness/offers.ts';
import { analyze, findingsIn } from '../../harness/workspace.ts';
import { dotted, factsOfType, faultsIn } from './spire-conf-reading.ts';

const PLUGINS = 'plugins { NodeAttestor "join_token" { plugin_data {} } }';

function server(body: string): string {
  return `server {\n  trust_domain = "a.test"\n  data_dir = "/data"\n  ${body}\n}\n${PLUGINS}\n`;
}

function federation(body: string): string {
  return server(`federation {\n    ${body}\n  }`);
}

const LINK = 'bundle_endpoint_url = "https://b.test"';

/** What is wrong, and what the program does with it. */
const FAULTY: readonly (readonly [string, string, string])[] = [
  [
    'an unknown section',
    `${server('')}\nUpstreamAuthority "disk" {}`,
    'unknown-field "UpstreamAuthority": `UpstreamAuthority` is not a field of SPIRE server.conf, and the SPIRE server does not start with it. `UpstreamAuthority` is a field of `plugins`.',
  ],
  [
    'a misspelt field of the server',
    server('ca_tll = "24h"'),
    'unknown-field "ca_tll": `ca_tll` is not a field of `server` in SPIRE server.conf, and the SPIRE server does not start with it. Did you mean `ca_ttl`?',
  ],
  [
    'a name from before SPIRE 1.5',
    server('default_svid_ttl = "1h"'),
    'unknown-field "default_svid_ttl": `default_svid_ttl` is not a field of `server` in SPIRE server.conf, and the SPIRE server does not start with it. Did you mean `default_x509_svid_ttl`?',
  ],
  [
    'a misspelt block that nobody checks',
    federation('federate_with "b.test" {}'),
    'unknown-field "federate_with": `federate_with` is not a field of `federation` in SPIRE server.conf. The SPIRE server reads past it without a word, so what it says has no effect. Did you mean `federates_with`?',
  ],
  [
    'a misspelt field of a link',
    federation(`federates_with "b.test" { ${LINK} bundle_endpoint_profil "https_web" {} }`),
    'unknown-field "bundle_endpoint_profil": `bundle_endpoint_profil` is not a field of `b.test` in SPIRE server.conf. The SPIRE server reads past it without a word, so what it says has no effect. Did you mean `bundle_endpoint_profile`?',
  ],
  [
    "another format's word",
    federation('federates_with "b.test" { bundleEndpointURL = "https://b.test" }'),
    'unknown-field "bundleEndpointURL": `bundleEndpointURL` is not a field of `b.test` in SPIRE server.conf. The SPIRE server reads past it without a word, so what it says has no effect. Did you mean `bundle_endpoint_url`?',
  ],
  [
    'a misspelt SPIFFE ID in a profile',
    federation(
      `federates_with "b.test" { ${LINK} bundle_endpoint_profile "https_spiffe" { endpoint_spiffeid = "x" } }`,
    ),
    'unknown-field "endpoint_spiffeid": `endpoint_spiffeid` is not a field of `https_spiffe` in SPIRE server.conf. The SPIRE server reads past it without a word, so what it says has no effect. Did you mean `endpoint_spiffe_id`?',
  ],
  [
    'a misspelt field of the endpoint',
    federation('bundle_endpoint { refreshHint = "5m" }'),
    'unknown-field "refreshHint": `refreshHint` is not a field of `bundle_endpoint` in SPIRE server.conf, and the SPIRE server does not start with it. Did you mean `refresh_hint`?',
  ],
  [
    'in the old place of ACME every field is checked',
    federation('bundle_endpoint { acme { mail = "x@a.test" } }'),
    'unknown-field "mail": `mail` is not a field of `acme` in SPIRE server.conf, and the SPIRE server does not start with it. Did you mean `email`?',
  ],
  [
    'in its place today none is',
    federation('bundle_endpoint { profile "https_web" { acme { mail = "x@a.test" } } }'),
    'unknown-field "mail": `mail` is not a field of `acme` in SPIRE server.conf. The SPIRE server reads past it without a word, so what it says has no effect. Did you mean `email`?',
  ],
  [
    'a kind of key that is none',
    server('ca_key_type = "ec-256"'),
    'invalid-value ""ec-256"": `ca_key_type` is the text `ec-256`, but `rsa-2048`, `rsa-4096`, `ec-p256` or `ec-p384` is expected. The SPIRE server does not start with it. Did you mean `ec-p256`?',
  ],
  [
    'a truth value in quotes',
    server('audit_log_enabled = "true"'),
    'invalid-value ""true"": `audit_log_enabled` is the text `true`, but `true` or `false` is expected. The SPIRE server does not start with it. Write it without quotes.',
  ],
  [
    'a text for a list',
    server('admin_ids = "spiffe://a.test/admin"'),
    'invalid-value ""spiffe://a.test/admin"": `admin_ids` is the text `spiffe://a.test/admin`, but a list is expected. The SPIRE server does not start with it. Put it in brackets.',
  ],
  [
    'a fraction for a port',
    server('bind_port = 80.5'),
    'invalid-value "80.5": `bind_port` is the number `80.5`, but a whole number, or a text is expected. The SPIRE server does not start with it.',
  ],
  [
    'a link without its label',
    federation('federates_with { bundle_endpoint_url = "https://b.test" }'),
    'invalid-value ""https://b.test"": `bundle_endpoint_url` is the text `https://b.test`, but a map with `bundle_endpoint_url` is expected. The SPIRE server does not start with it.',
  ],
  [
    'a link without an address',
    federation('federates_with "b.test" { bundle_endpoint_profile "https_web" {} }'),
    'missing-field ""b.test"": `bundle_endpoint_url` is missing from `b.test`: an `https` address is expected. The SPIRE server does not start without it.',
  ],
  [
    'a kind of plugin that does not exist',
    `${server('')}\nplugins { UpstreamCA "disk" {} }`,
    'unknown-field "UpstreamCA": `UpstreamCA` is not a field of `plugins` in SPIRE server.conf, and the SPIRE server does not start with it.',
  ],
  [
    'a misspelt field of a plugin',
    `${server('')}\nplugins { NodeAttestor "x" { plugin_dat {} } }`,
    'unknown-field "plugin_dat": `plugin_dat` is not a field of `x` in SPIRE server.conf. The SPIRE server reads past it without a word, so what it says has no effect. Did you mean `plugin_data`?',
  ],
  [
    'a format that publishers do not know',
    `${server('')}\nplugins { BundlePublisher "aws_s3" { plugin_data { format = "spife" } } }`,
    'invalid-value ""spife"": `format` is the text `spife`, but `spiffe`, `jwks` or `pem` is expected. The SPIRE server does not start with it. Did you mean `spiffe`?',
  ],
  [
    'a whole file without its plugins',
    'server { trust_domain = "a.test" data_dir = "/data" }',
    'missing-field "server": `plugins` is missing from SPIRE server.conf: a map with fields such as `DataStore`, `KeyManager` or `NodeAttestor` is expected. The SPIRE server does not start without it.',
  ],
  [
    'a whole file without its trust domain',
    `server { data_dir = "/data" ca_ttl = "24h" }\n${PLUGINS}`,
    'missing-field "server": `trust_domain` is missing from `server`: a trust domain name is expected. The SPIRE server does not start without it.',
  ],
];

for (const [name, text, expected] of FAULTY) {
  test(`SPIRE's own checks, and those it leaves out: ${name}`, () => assert.deepEqual(faultsIn(text), [expected]));
}

const SOUND: Readonly<Record<string, string>> = {
  'numbers for texts, texts for ports, words in capitals': server(
    'ca_ttl = 24\n  bind_port = "8081"\n  ca_key_type = "EC-P256"\n  log_level = "debug"\n  log_format = "JSON"',
  ),
  'profiles are judged by rules of their own': federation(
    `federates_with "b.test" { ${LINK} bundle_endpoint_profile "https-web" {} }
     federates_with "c.test" { ${LINK} bundle_endpoint_profile "https_web" { endpoint_spiffe_id = "spiffe://c.test/x" } }`,
  ),
  'an endpoint from before SPIRE 1.1 had no address': federation(
    'federates_with "b.test" { bundle_endpoint { address = "1.2.3.4" use_web_pki = true } }',
  ),
  'a part of a file lacks nothing': 'server { federation { bundle_endpoint { address = "0.0.0.0" port = 8443 } } }',
  'what the environment fills in': server(
    'bind_port = $PORT\n  audit_log_enabled = $AUDIT\n  disable_jwt_svids = "$NO_JWT"\n  ca_key_type = "$KEY"\n  admin_ids = $ADMINS',
  ),
  'fields in any case': server('CA_TTL = "24h"\n  Audit_Log_Enabled = true'),
  'a section in parts': `server { trust_domain = "a.test" }\nserver { data_dir = "/data" }\n${PLUGINS}\nplugins {}`,
  'a plugin of your own, with what it wants': `${server('')}
    plugins { NodeAttestor "tpm" { plugin_cmd = "/bin/tpm" plugin_args = ["-x"] plugin_checksum = "ab" enabled = true
      plugin_data { ca_path = "/ca" any { thing = 1 } } } }`,
  'the rest of what stands beside the server': `${server('')}
    telemetry { Prometheus { port = 9988 host = "x" } Statsd = [ { address = "a:1" }, { address = "b:2" } ] DogStatsd { address = "c" } }
    health_checks { listener_enabled = true bind_address = "localhost" bind_port = "80" live_path = "/l" ready_path = "/r" }`,
  'every field of the server': server(`
    bind_address = "0.0.0.0" socket_path = "/s" default_x509_svid_ttl = "1h" default_jwt_svid_ttl = "5m" agent_ttl = "1h"
    jwt_key_type = "rsa-2048" jwt_issuer = "https://a.test" disable_jwt_svids = false log_file = "l" log_source_location = true
    ca_subject { country = ["US"] organization = ["A"] common_name = "a" }
    ratelimit { attestation = true signing = false }
    prune_attested_nodes_expired_for = "720h" prune_attested_nodes_batch_size = 1000 prune_tofu_nodes = false
    max_attested_node_info_staleness = "0s" proxy_protocol_trusted_cidrs = ["10.0.0.0/8"]
    profiling_enabled = true profiling_port = 1 profiling_freq = 2 profiling_names = ["heap"]
    experimental {
      agent_spiffe_id_as_selector = true auth_opa_policy_engine { local { rego_path = "r" policy_data_path = "p" } }
      cache_reload_interval = "5s" full_cache_reload_interval = "24h" events_based_cache = true
      prune_events_older_than = "12h" event_timeout = "15m" sql_transaction_timeout = "15m" require_pq_kem = true
      wit_key_type = "ec-p384" wit_issuer = "https://a.test" feature_flags = ["wit-svid"] named_pipe_name = "\\\\pipe"
    }`),
};

for (const [name, text] of Object.entries(SOUND)) {
  test(`nothing is wrong with it: ${name}`, () => assert.deepEqual(faultsIn(text), []));
}

test('an agent with all its fields is sound', () => {
  const text = `agent {
    trust_domain = "a.test" server_address = "s" server_port = 8081 data_dir = "/d" socket_path = "/s" admin_socket_path = "/a"
    trust_bundle_path = "/b" trust_bundle_url = "https://b" trust_bundle_unix_socket = "/u" trust_bundle_format = "spiffe"
    trust_bundle_spiffe_workload_api = "unix:///x" insecure_bootstrap = false rebootstrap_mode = "auto" rebootstrap_delay = "10m"
    retry_bootstrap = true join_token = "t" join_token_file = "/t" allow_unauthenticated_verifiers = false
    allowed_foreign_jwt_claims = ["c"] authorized_delegates = ["spiffe://a.test/d"] workload_x509_svid_key_type = "EC-P256"
    sds { default_svid_name = "d" default_bundle_name = "R" default_all_bundles_name = "ALL" disable_spiffe_cert_validation = false }
    availability_target = "24h" x509_svid_cache_max_size = 1 jwt_svid_cache_max_size = 1
    disable_workload_api = false disable_sds_api = false log_selectors = ["k8s:ns"] log_level = "INFO"
    experimental { sync_interval = "5s" named_pipe_name = "p" ratelimit { fetch_x509_svid = 1 } broker { brokers = [{ id = "x" }] } }
  }
  plugins { WorkloadAttestor "unix" { plugin_data {} } SVIDStore "x" {} }`;
  assert.deepEqual(faultsIn(text, 'agent.conf'), []);
});

test('an agent says what it does itself', () => {
  const text = `agent { trust_domain = "a.test" insecureBootstrap = true sds { default_bundel_name = "x" } }\n${PLUGINS}`;
  assert.deepEqual(faultsIn(text, 'agent.conf'), [
    'unknown-field "insecureBootstrap": `insecureBootstrap` is not a field of `agent` in SPIRE agent.conf, and the SPIRE agent does not start with it. Did you mean `insecure_bootstrap`?',
    'unknown-field "default_bundel_name": `default_bundel_name` is not a field of `sds` in SPIRE agent.conf. The SPIRE agent reads past it without a word, so what it says has no effect. Did you mean `default_bundle_name`?',
  ]);
});

test('a fault in a block that is written in parts is found in each of them, and placed in the text', () => {
  const text = `server { trust_domain = "a.test" Federation { bundle_endpoint { addres = "x" } } }
    server { federation { bundle_endpoint { refresh_hnt = "x" } } }`;
  const faults = factsOfType('shape-problem', text);
  assert.deepEqual(
    faults.map(({ key, span }) => [key, text.slice(span.start, span.end)]),
    [
      ['addres', 'addres'],
      ['refresh_hnt', 'refresh_hnt'],
    ],
  );
  assert.equal(dotted(faults[0]?.path), 'server / Federation / bundle_endpoint');
});

test('in JSON the places lead through the lists', () => {
  const text =
    '{"server":[{"trust_domain":"a.test","federation":[{"bundle_endpoint":[{"addres":"x"}]}]}],"plugins":[{}]}';
  const [fault, ...others] = factsOfType('shape-problem', text, 'server.json');
  assert.equal(others.length, 0);
  assert.equal(dotted(fault?.path), 'server / 0 / federation / 0 / bundle_endpoint / 0');
  assert.equal(fault?.suggestion, 'address');
});

test('the right value is at hand for words and for truth values', () => {
  const suggestion = (body: string) => factsOfType('shape-problem', server(body))[0]?.suggestion;
  assert.equal(suggestion('ca_key_type = "rsa2048"'), 'rsa-2048');
  assert.equal(suggestion('audit_log_enabled = "False"'), false);
  assert.equal(suggestion('audit_log_enabled = "yes"'), undefined);
});

test('an edit on offer mends the text, alone and inside of a ConfigMap', () => {
  const faulty = server('audit_log_enabled = "true" # note\n  ca_key_type = "ec-256"\n  jwt_isuer = "https://a.test"');
  const sound = server('audit_log_enabled = true # note\n  ca_key_type = "ec-p256"\n  jwt_issuer = "https://a.test"');
  const inYaml = (text: string) =>
    `apiVersion: v1\nkind: ConfigMap\ndata:\n  server.conf: |\n${text.replace(/^(?=.)/gm, '    ')}`;
  const inJson = (text: string) =>
    JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', data: { 'server.conf': text } });
  assert.equal(mended('server.conf', faulty), sound);
  assert.equal(mended('cm.yaml', inYaml(faulty)), inYaml(sound));
  assert.equal(mended('cm.json', inJson(faulty)), inJson(sound));
});

/** The text after the first edit on offer for each of its faults, one after another. */
function mended(path: string, text: string): string {
  const analyzer = analyze({ [path]: text }, [unknownField, invalidValue]);
  const finding = findingsIn(analyzer).find((one) => one.offers().length > 0);
  const [offer] = finding?.offers() ?? [];
  if (!finding || !offer) return text;
  return mended(path, applyOffer(analyzer, finding, offer, { [path]: text })[path] ?? '');
}
