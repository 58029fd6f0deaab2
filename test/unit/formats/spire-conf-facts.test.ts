import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dotted, factOf, factsOfType, said } from './spire-conf-reading.ts';

test('lifetimes, keys and administrators of a server', () => {
  const server = factOf(
    'spire-server',
    `server {
      trust_domain = "a.test"
      ca_ttl = 24
      default_x509_svid_ttl = "1h"
      agent_ttl = "2h"
      ca_key_type = "EC-P256"
      max_attested_node_info_staleness = "0s"
      admin_ids = ["spiffe://a.test/admin", "spiffe://b.test/admin"]
      experimental { event_timeout = "15m" }
    }`,
  );
  const pairs = (values: readonly { name: string; stated: Parameters<typeof said>[0] }[]) =>
    values.map(({ name, stated }) => `${name}=${said(stated)}`);
  assert.equal(said(server.caTtl?.stated), '24');
  assert.deepEqual(pairs(server.credentialTtls), ['default_x509_svid_ttl=1h', 'agent_ttl=2h']);
  assert.deepEqual(pairs(server.keyTypes), ['ca_key_type=ec-p256']);
  assert.deepEqual(pairs(server.durations), ['max_attested_node_info_staleness=0s', 'event_timeout=15m']);
  assert.deepEqual(server.adminIds.map(said), ['spiffe://a.test/admin', 'spiffe://b.test/admin']);
  assert.deepEqual(server.adminIds[1]?.path, ['server', 'admin_ids', 1]);
  assert.equal(dotted(server.durations[1]?.path), 'server / experimental / event_timeout');
});

test('the certificate of an endpoint, from ACME in both places or from files', () => {
  const endpoint = (body: string) =>
    factOf(
      'bundle-endpoint',
      `server { trust_domain = "a.test" ca_ttl = "24h" federation { bundle_endpoint { ${body} } } }`,
    );
  const web = endpoint(`profile "https_web" {
    acme { domain_name = "a.test" email = "x@a.test" tos_accepted = true }
    serving_cert_file { cert_file_path = "c.pem" key_file_path = "k.pem" file_sync_interval = "1h" }
  }`);
  const [profile] = web.profiles;
  assert.deepEqual([profile?.acme?.domainName, profile?.acme?.tosAccepted].map(said), ['a.test', 'true']);
  assert.deepEqual([profile?.servingCert?.certFile, profile?.servingCert?.fileSyncInterval?.stated].map(said), [
    'c.pem',
    '1h',
  ]);
  assert.equal(said(web.caTtl?.stated), '24h');
  assert.deepEqual(
    profile?.fields.map(({ name }) => name),
    ['acme', 'serving_cert_file'],
  );
  const legacy = endpoint('acme { domain_name = "a.test" }');
  assert.deepEqual([legacy.profileForm, said(legacy.legacyAcme?.domainName)], ['absent', 'a.test']);
  const word = endpoint('profile = "https_web"');
  assert.deepEqual([word.profileForm, word.profiles.map(({ name }) => said(name))], ['word', ['https_web']]);
});

test('each place that a plugin publishes to is a fact of its own', () => {
  const publishers = factsOfType(
    'bundle-publisher',
    `server { trust_domain = "a.test" }
    plugins {
      BundlePublisher "aws_s3" { plugin_data { region = "eu" bucket = "b" object_key = "k" format = "spiffe" } }
      BundlePublisher "k8s_configmap" { plugin_data { clusters = {
        "one" = { configmap_name = "a" format = "pem" }
        "two" = { configmap_name = "b" format = "spiffe" }
      } } }
      BundlePublisher "gcp_cloudstorage" { enabled = false plugin_data { format = "jwks" } }
      BundlePublisher "azure_blob" { plugin_data_file = "azure.conf" }
    }`,
  );
  assert.deepEqual(
    publishers.map(({ plugin, format, settings }) => [said(plugin), said(format), Object.keys(settings)]),
    [
      ['aws_s3', 'spiffe', ['region', 'bucket', 'object_key', 'format']],
      ['k8s_configmap', 'pem', ['configmap_name', 'format']],
      ['k8s_configmap', 'spiffe', ['configmap_name', 'format']],
    ],
  );
  assert.equal(dotted(publishers[2]?.path), 'plugins / BundlePublisher / k8s_configmap / plugin_data / clusters / two');
});

test('an agent, and the switches that weaken it', () => {
  const agent = factOf(
    'spire-agent',
    `agent {
      trust_domain = "a.test"
      trust_bundle_path = "bundle.pem"
      insecure_bootstrap = true
      availability_target = "24h"
      sds { disable_spiffe_cert_validation = false }
    }`,
    'agent.conf',
  );
  assert.deepEqual([agent.trustDomain, agent.trustBundleFile].map(said), ['a.test', 'bundle.pem']);
  assert.deepEqual(
    agent.switches.map(({ name, stated, path }) => [name, said(stated), dotted(path)]),
    [
      ['insecure_bootstrap', 'true', 'agent / insecure_bootstrap'],
      ['disable_spiffe_cert_validation', 'false', 'agent / sds / disable_spiffe_cert_validation'],
    ],
  );
  assert.deepEqual(
    agent.durations.map(({ name }) => name),
    ['availability_target'],
  );
});
