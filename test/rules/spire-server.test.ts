/** Edge cases of the rules about what a SPIRE server, its agents and its publishers are configured to do. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ACME_ENDPOINT, SERVER_CONF, SPIFFE_ENDPOINT, WEB_PROFILE } from '../../server/src/core/rules/conf-examples.ts';
import { changed } from '../../server/src/core/rules/examples.ts';
import { SOUND_OPERATOR, unsoundChart, unsoundOperator } from '../../server/src/core/rules/install-examples.ts';
import type { Rule } from '../../server/src/core/rules/rule.ts';
import { invalidSpiffeId } from '../../server/src/core/rules/spiffe/invalid-spiffe-id.ts';
import { acmeOnOtherPort } from '../../server/src/core/rules/spire-server/acme-on-other-port.ts';
import { acmeTermsNotAccepted } from '../../server/src/core/rules/spire-server/acme-terms-not-accepted.ts';
import { azurePublisherCredentials } from '../../server/src/core/rules/spire-server/azure-publisher-credentials.ts';
import { endpointAddressNotIp } from '../../server/src/core/rules/spire-server/endpoint-address-not-ip.ts';
import { foreignAdmin } from '../../server/src/core/rules/spire-server/foreign-admin.ts';
import { ignoredServingSetting } from '../../server/src/core/rules/spire-server/ignored-serving-setting.ts';
import { incompleteAcmeOrder } from '../../server/src/core/rules/spire-server/incomplete-acme-order.ts';
import { invalidServingProfile } from '../../server/src/core/rules/spire-server/invalid-serving-profile.ts';
import { legacyAcmePlacement } from '../../server/src/core/rules/spire-server/legacy-acme-placement.ts';
import { lifetimeBeyondCa } from '../../server/src/core/rules/spire-server/lifetime-beyond-ca.ts';
import { missingFileSyncInterval } from '../../server/src/core/rules/spire-server/missing-file-sync-interval.ts';
import { missingServingProfile } from '../../server/src/core/rules/spire-server/missing-serving-profile.ts';
import { publishedBundleFormat } from '../../server/src/core/rules/spire-server/published-bundle-format.ts';
import { slowRefreshHint } from '../../server/src/core/rules/spire-server/slow-refresh-hint.ts';
import { twoCertificateSources } from '../../server/src/core/rules/spire-server/two-certificate-sources.ts';
import { unknownKeyType } from '../../server/src/core/rules/spire-server/unknown-key-type.ts';
import { unreadableDuration } from '../../server/src/core/rules/spire-server/unreadable-duration.ts';
import { unusableBundlePublisher } from '../../server/src/core/rules/spire-server/unusable-bundle-publisher.ts';
import { unusableEndpointPort } from '../../server/src/core/rules/spire-server/unusable-endpoint-port.ts';
import { unusualRefreshHint } from '../../server/src/core/rules/spire-server/unusual-refresh-hint.ts';
import { weakenedAgent } from '../../server/src/core/rules/spire-server/weakened-agent.ts';
import { webEndpointWithoutCertificate } from '../../server/src/core/rules/spire-server/web-endpoint-without-certificate.ts';
import { after, type Files, marks, messages, titles } from '../harness/one-rule.ts';
import { findingsOf } from '../harness/workspace.ts';

/** A server with these lines of settings. */
function server(...lines: readonly string[]): Files {
  return { 'server.conf': `server {\n  trust_domain = "shop.test"\n${lines.map((line) => `  ${line}\n`).join('')}}\n` };
}

/** A server with this bundle endpoint, and perhaps other settings. */
function endpoint(inside: string, ...lines: readonly string[]): Files {
  return server(...lines, `federation {\n    bundle_endpoint {\n${inside}\n    }\n  }`);
}

function agent(...lines: readonly string[]): Files {
  return { 'agent.conf': `agent {\n  trust_domain = "shop.test"\n${lines.map((line) => `  ${line}\n`).join('')}}\n` };
}

function publisher(name: string, inside: string): Files {
  const plugin = `  BundlePublisher "${name}" {\n    plugin_data {\n${inside}\n    }\n  }\n`;
  return { 'server.conf': `server {\n  trust_domain = "shop.test"\n}\nplugins {\n${plugin}}\n` };
}

function severities(rule: Rule, files: Files): string[] {
  return findingsOf(files, [rule]).map(({ severity }) => severity);
}

function text(files: Files): string {
  return Object.values(files).join('\n');
}

test('a server.conf with all the usual slips shows each of them, and nothing else', () => {
  const conf = `server {
  trust_domain = "shop.test"  ca_ttl = "1d"
  federation {
    bundle_endpoint { address = "localhost" refresh_hint = "12h" profile "https_web" {} }
    federates_with "shop.test" { bundle_endpoint_url = "https://reader:secret@spire.shop.test" bundle_endpoint_profile = "https_web" }
    federate_with "acme.test" {}
  }
}
`;
  const ids = findingsOf({ 'server.conf': conf }).map(({ rule }) => rule.id);
  assert.deepEqual(ids.toSorted(), [
    'bundle-endpoint-credentials',
    'endpoint-address-not-ip',
    'endpoint-profile-as-text',
    'federation-with-itself',
    'slow-refresh-hint',
    'unknown-field',
    'unreadable-duration',
    'unusable-endpoint-port',
    'web-endpoint-without-certificate',
  ]);
});

test('the same configuration in JSON is judged alike', () => {
  const json = (profile: string, rest = '') => ({
    'server.conf': `{"server": {"trust_domain": "shop.test", "federation": {"bundle_endpoint": {"port": "8443", "profile": ${profile}${rest}}}}}`,
  });
  assert.deepEqual(marks(webEndpointWithoutCertificate, json('[{"https_web": {}}]')), ['"https_web"']);
  assert.deepEqual(marks(invalidServingProfile, json('"https_web"')), ['"https_web"']);
  assert.deepEqual(marks(invalidServingProfile, json('[{"https_spiffe": {}}, {"https_web": {}}]')), ['"https_spiffe"']);
  assert.deepEqual(marks(invalidServingProfile, json('[{"https_spiffe": {}}]')), []);
  assert.deepEqual(marks(unusableEndpointPort, json('{"https_spiffe": {}}')), []);
  assert.deepEqual(marks(endpointAddressNotIp, json('{}', ', "address": "spire"')), ['"spire"']);
});

test('what is still to be filled in by the environment is not judged', () => {
  const files = endpoint(
    '      address = "$ADDRESS"\n      port = "$PORT"\n      refresh_hint = "$HINT"\n      profile = "$PROFILE"',
    'ca_ttl = "$TTL"',
    'default_x509_svid_ttl = "48h"',
    'admin_ids = ["spiffe://$OTHER/admin"]',
  );
  const judging = [endpointAddressNotIp, unusableEndpointPort, unusualRefreshHint, invalidServingProfile, foreignAdmin];
  for (const rule of [...judging, unreadableDuration, lifetimeBeyondCa, slowRefreshHint]) {
    assert.deepEqual(messages(rule, files), [], rule.id);
  }
});

test('only what Go reads as an IP address is one', () => {
  const address = (value: string) => endpoint(`      address = "${value}"`);
  for (const sound of ['0.0.0.0', '10.1.2.3', '::', '::1', 'fd00::12', '::ffff:10.0.0.1', '1:2:3:4:5:6:7:8']) {
    assert.deepEqual(marks(endpointAddressNotIp, address(sound)), [], sound);
  }
  for (const odd of [
    '[::]',
    '0.0.0.0:8443',
    '10.1.2',
    '010.1.2.3',
    '256.1.1.1',
    'fe80::1%eth0',
    '1::2::3',
    ':',
    '1:2',
  ]) {
    assert.deepEqual(marks(endpointAddressNotIp, address(odd)), [`"${odd}"`], odd);
  }
});

test('localhost is best mended to this machine alone, other names to what SPIRE makes of them', () => {
  const [first] = titles(endpointAddressNotIp, endpoint('      address = "localhost"'));
  assert.match(first ?? '', /127\.0\.0\.1/);
  const [other] = titles(endpointAddressNotIp, endpoint('      address = "spire-server"'));
  assert.match(other ?? '', /0\.0\.0\.0/);
});

test('a port may be written as a number or as a text, and has to be one', () => {
  const port = (value: string) => endpoint(`      port = ${value}`);
  for (const sound of ['8443', '"443"', '"65535"', '"0x20fb"']) {
    assert.deepEqual(messages(unusableEndpointPort, port(sound)), [], sound);
  }
  assert.match(messages(unusableEndpointPort, port('0')).join(), /another port at every start/);
  assert.match(messages(unusableEndpointPort, port('"0"')).join(), /another port at every start/);
  assert.match(messages(unusableEndpointPort, port('70000')).join(), /cannot be opened/);
  assert.match(messages(unusableEndpointPort, port('"0080"')).join(), /does not start/);
  assert.match(messages(unusableEndpointPort, port('80.5')).join(), /does not start/);
  assert.match(messages(unusableEndpointPort, port('"https"')).join(), /does not start/);
});

test('a port left out is missing in server.conf, and has a default in the chart', () => {
  assert.deepEqual(marks(unusableEndpointPort, endpoint('      address = "0.0.0.0"')), ['bundle_endpoint']);
  assert.deepEqual(
    messages(unusableEndpointPort, unsoundChart('enabled: true\n    tls', 'enabled: true\n    tls')),
    [],
  );
  const zero = unsoundChart('enabled: true\n    tls', 'enabled: true\n    bundleEndpoint:\n      port: 0\n    tls');
  assert.match(messages(unusableEndpointPort, zero).join(), /Port 0/);
});

test('of the profiles of the own endpoint there is exactly one, and it exists', () => {
  const profile = (value: string) => messages(invalidServingProfile, endpoint(`      ${value}`)).join();
  assert.equal(profile('profile "https_spiffe" {}'), '');
  assert.equal(profile('profile { https_spiffe {} }'), '');
  assert.equal(profile('profile = { https_spiffe = {} }'), '');
  assert.equal(profile('port = 8443'), '');
  assert.match(profile('profile = "https_web"'), /`https_web` stands here as a bare word/);
  assert.match(profile('profile {}'), /empty/);
  assert.match(profile('profile { https_spiffe {}  https_web {} }'), /2 profiles/);
  assert.match(profile('profile "https_spiffe" {}\n      profile "https_web" {}'), /2 profiles/);
  assert.match(profile('profile "spiffe" {}'), /`spiffe` is no endpoint profile/);
  assert.match(profile('profile = ["https_web"]'), /A list/);
});

test('a legacy order of a certificate is moved whole, and refused beside a profile', () => {
  const acme = '      acme {\n        domain_name = "spire.shop.test"\n        tos_accepted = true\n      }';
  assert.deepEqual(severities(legacyAcmePlacement, endpoint(acme)), ['warning']);
  assert.deepEqual(severities(legacyAcmePlacement, endpoint(`${acme}\n      profile "https_spiffe" {}`)), ['error']);
  assert.deepEqual(messages(missingServingProfile, endpoint(acme)), []);
});

test('in its old place the order needs a name and an address, in the new one SPIRE does not ask', () => {
  const legacy = endpoint('      acme {\n        tos_accepted = true\n      }');
  assert.deepEqual(severities(incompleteAcmeOrder, legacy), ['error', 'error']);
  for (const message of messages(incompleteAcmeOrder, legacy)) assert.match(message, /does not start/);
  const today = endpoint(
    '      profile "https_web" {\n        acme {\n          tos_accepted = true\n        }\n      }',
  );
  assert.deepEqual(severities(incompleteAcmeOrder, today), ['error', 'warning']);
  for (const message of messages(incompleteAcmeOrder, today)) assert.doesNotMatch(message, /does not start/);
});

test('no certificate is ordered for an address', () => {
  const order = changed(ACME_ENDPOINT, '"spire.shop.corp.example"', '"192.0.2.7"');
  const files = { 'server.conf': changed(SERVER_CONF, SPIFFE_ENDPOINT, order) };
  assert.deepEqual(marks(incompleteAcmeOrder, files), ['"192.0.2.7"']);
});

test('terms are accepted by `true`, whatever the format calls them', () => {
  const left = changed(ACME_ENDPOINT, '          tos_accepted = true\n', '');
  const conf = { 'server.conf': changed(SERVER_CONF, SPIFFE_ENDPOINT, left) };
  assert.deepEqual(marks(acmeTermsNotAccepted, conf), ['acme']);
  const operator = unsoundOperator('spire-server.yaml', 'tosAccepted: "true"', 'tosAccepted: "false"');
  assert.deepEqual(marks(acmeTermsNotAccepted, operator), ['"false"']);
  assert.match(messages(acmeTermsNotAccepted, operator).join(), /operator refuses/);
  const mended = after(acmeTermsNotAccepted, operator, 'Agree to the terms of the certificate authority');
  assert.match(mended['spire-server.yaml'] ?? '', /tosAccepted: "true"/);
});

test('an authority of your own may have no terms to agree to', () => {
  const order = (directory: string) =>
    endpoint(
      `      profile "https_web" {\n        acme {\n          directory_url = "${directory}"\n        }\n      }`,
    );
  const staging = 'https://acme-staging-v02.api.letsencrypt.org/directory';
  assert.deepEqual(severities(acmeTermsNotAccepted, order(staging)), ['error']);
  assert.deepEqual(severities(acmeTermsNotAccepted, order('https://ca.corp.test/acme/directory')), ['warning']);
});

test('the Route of the operator leads from 443 to the endpoint', () => {
  assert.deepEqual(messages(acmeOnOtherPort, SOUND_OPERATOR), []);
});

test('the operator takes one certificate, not two and not none', () => {
  const both = unsoundOperator(
    'spire-server.yaml',
    '      httpsWeb:\n',
    '      httpsWeb:\n        servingCert:\n          fileSyncInterval: 86400\n',
  );
  assert.deepEqual(severities(twoCertificateSources, both), ['error']);
  const none = unsoundOperator(
    'spire-server.yaml',
    `        acme:
          directoryUrl: https://acme.ca.example/directory
          domainName: federation.shop.corp.example
          email: identity@shop.corp.example
          tosAccepted: "true"
`,
    '        {}\n',
  );
  assert.match(messages(webEndpointWithoutCertificate, none).join(), /`servingCert`, or have one issued under `acme`/);
  const [first] = titles(webEndpointWithoutCertificate, none);
  const mended = after(webEndpointWithoutCertificate, none, first ?? '');
  assert.match(mended['spire-server.yaml'] ?? '', /servingCert:/);
});

test('an interval that is left out stops the server only where something reads it', () => {
  const files = '          cert_file_path = "/tls.crt"\n          key_file_path = "/tls.key"';
  const only = `      profile "https_web" {\n        serving_cert_file {\n${files}\n        }\n      }`;
  assert.deepEqual(marks(missingFileSyncInterval, endpoint(only)), ['serving_cert_file']);
  const beside = only.replace('serving_cert_file {', 'acme {}\n        serving_cert_file {');
  assert.deepEqual(messages(missingFileSyncInterval, endpoint(beside)), []);
  const unreadable = {
    'server.conf': changed(SERVER_CONF, 'profile "https_spiffe" {}', changed(WEB_PROFILE, '"1h"', '"3600"')),
  };
  assert.deepEqual(marks(unreadableDuration, unreadable), ['"3600"']);
});

test('a stub that nobody filled in is no certificate', () => {
  const stub =
    '      profile "https_web" {\n        serving_cert_file {\n          cert_file_path = "TODO"\n        }\n      }';
  assert.deepEqual(marks(webEndpointWithoutCertificate, endpoint(stub)), ['"https_web"']);
});

test('each setting inside `https_spiffe` of the own endpoint is passed over', () => {
  const files = endpoint('      profile "https_spiffe" {\n        a = 1\n        b {}\n      }');
  assert.deepEqual(marks(ignoredServingSetting, files), ['a', 'b']);
});

test('durations that Go cannot read are told with what they were meant to be', () => {
  const ttl = (value: string) => server(`ca_ttl = ${value}`);
  const title = (value: string) => titles(unreadableDuration, ttl(value)).join();
  assert.equal(title('"1d"'), 'Write `24h`');
  assert.equal(title('"300"'), 'Write `300s`');
  assert.equal(title('300'), 'Write `300s`');
  assert.equal(title('"5min"'), 'Write `5m`');
  assert.deepEqual(titles(unreadableDuration, ttl('"soon"')), []);
  assert.deepEqual(marks(unreadableDuration, ttl('"soon"')), ['"soon"']);
  for (const sound of ['"24h"', '"1h30m"', '"0"', '"1.5h"'])
    assert.deepEqual(marks(unreadableDuration, ttl(sound)), []);
});

test('durations are read wherever SPIRE reads them', () => {
  const experimental = server('agent_ttl = "1w"', 'experimental {\n    cache_reload_interval = "5"\n  }');
  assert.deepEqual(marks(unreadableDuration, experimental), ['"1w"', '"5"']);
  assert.match(messages(unreadableDuration, agent('availability_target = "1d"')).join(), /agent does not start/);
  const hint = publisher('aws_s3', '      refresh_hint = "5 m"');
  assert.deepEqual(marks(unreadableDuration, hint), ['"5 m"']);
  const operator = unsoundOperator('spire-server.yaml', 'caValidity: 24h', 'caValidity: 86400');
  assert.deepEqual(marks(unreadableDuration, operator), ['86400']);
  assert.deepEqual(marks(unreadableDuration, SOUND_OPERATOR), []);
  assert.deepEqual(marks(unreadableDuration, unsoundChart('caTTL: 24h', 'caTTL: 1d')), ['1d']);
});

test('a hint is unusual below a minute and from a day on', () => {
  const hint = (value: string) =>
    marks(unusualRefreshHint, endpoint(`      refresh_hint = "${value}"`, 'ca_ttl = "8760h"'));
  assert.deepEqual(hint('59s'), ['"59s"']);
  assert.deepEqual(hint('1m'), []);
  assert.deepEqual(hint('23h59m'), []);
  assert.deepEqual(hint('24h'), ['"24h"']);
  assert.deepEqual(severities(unusualRefreshHint, publisher('aws_s3', '      refresh_hint = "30s"')), ['info']);
  const operator = unsoundOperator('spire-server.yaml', 'refreshHint: 300', 'refreshHint: 10');
  assert.deepEqual(messages(unusualRefreshHint, operator), []);
});

test('a hint fits three times into the lead of a new key, and the message shows the numbers', () => {
  const hint = (value: string, ...lines: readonly string[]) =>
    messages(slowRefreshHint, endpoint(`      refresh_hint = "${value}"`, ...lines)).join();
  assert.equal(hint('2h40m'), '');
  assert.match(hint('2h41m'), /`ca_ttl` at 24h by default, .* 8h before .* every 2h41m.* 2h40m at the most/);
  assert.match(hint('1h', 'ca_ttl = "6h"'), /`ca_ttl` at 6h, .* 2h before .* 40m at the most/);
  assert.equal(hint('40m', 'ca_ttl = "6h"'), '');
  // Above 42 days the lead is less than a third: of 60 days it is 30 less 7.
  assert.equal(hint('23h', 'ca_ttl = "1440h"'), '');
  // What is a day or more is told as that.
  assert.equal(hint('25h', 'ca_ttl = "24h"'), '');
});

test('a CA may live too short for the hint that holds where nothing is said', () => {
  const short = endpoint('      port = 8443', 'ca_ttl = "30m"');
  assert.deepEqual(marks(slowRefreshHint, short), ['"30m"']);
  assert.deepEqual(titles(slowRefreshHint, short), ['Raise `ca_ttl` to 45m']);
  assert.deepEqual(messages(slowRefreshHint, after(slowRefreshHint, short, 'Raise `ca_ttl` to 45m')), []);
});

test('the operator writes the hint in seconds', () => {
  const short = unsoundOperator('spire-server.yaml', 'refreshHint: 300', 'refreshHint: 3600');
  assert.deepEqual(messages(slowRefreshHint, short), []);
  const shorter = {
    ...short,
    'spire-server.yaml': changed(short['spire-server.yaml'] ?? '', 'caValidity: 24h', 'caValidity: 6h'),
  };
  assert.deepEqual(marks(slowRefreshHint, shorter), ['3600']);
  const mended = after(slowRefreshHint, shorter, 'Write `300`');
  assert.match(mended['spire-server.yaml'] ?? '', /refreshHint: 300\n/);
});

test('values of the chart that say nothing of the CA are judged by nothing', () => {
  const values = (inside: string) => unsoundChart('  caTTL: 24h\n', inside);
  assert.deepEqual(messages(lifetimeBeyondCa, values('  defaultX509SvidTTL: 12h\n')), []);
  assert.match(
    messages(lifetimeBeyondCa, values('  caTTL: 24h\n  defaultX509SvidTTL: 12h\n')).join(),
    /`caTTL` at 24h only 4h/,
  );
});

test('a lifetime is bounded by a sixth of that of the CA, and by 7 days', () => {
  const ttl = (name: string, value: string, ca: string) =>
    messages(lifetimeBeyondCa, server(`ca_ttl = "${ca}"`, `${name} = "${value}"`)).join();
  assert.equal(ttl('default_x509_svid_ttl', '4h', '24h'), '');
  assert.match(ttl('default_x509_svid_ttl', '4h1m', '24h'), /4h1m, but with `ca_ttl` at 24h only 4h/);
  assert.match(ttl('default_jwt_svid_ttl', '5h', '24h'), /`default_jwt_svid_ttl` is 5h/);
  assert.match(ttl('agent_ttl', '72h', '216h'), /only 36h/);
  assert.match(ttl('default_x509_svid_ttl', '200h', '8760h'), /only 168h is surely granted, which is the most/);
  assert.match(messages(lifetimeBeyondCa, server('agent_ttl = "5h"')).join(), /24h by default only 4h/);
});

test('either end of a lifetime that does not fit can be moved', () => {
  const files = server('default_x509_svid_ttl = "12h"');
  assert.deepEqual(titles(lifetimeBeyondCa, files), ['Set `default_x509_svid_ttl` to 4h', 'Raise `ca_ttl` to 72h']);
  for (const title of titles(lifetimeBeyondCa, files)) {
    assert.deepEqual(messages(lifetimeBeyondCa, after(lifetimeBeyondCa, files, title)), [], title);
  }
  assert.deepEqual(titles(lifetimeBeyondCa, server('default_x509_svid_ttl = "200h"')).length, 1);
});

test('a short CA cuts lifetimes that were left at their defaults', () => {
  const files = server('ca_ttl = "1h"', 'default_jwt_svid_ttl = "1m"');
  assert.deepEqual(marks(lifetimeBeyondCa, files), ['"1h"']);
  assert.match(messages(lifetimeBeyondCa, files).join(), /sixth of this is 10m.*`default_x509_svid_ttl` is 1h/);
  for (const title of titles(lifetimeBeyondCa, files)) {
    assert.deepEqual(messages(lifetimeBeyondCa, after(lifetimeBeyondCa, files, title)), [], title);
  }
  assert.deepEqual(messages(lifetimeBeyondCa, server('ca_ttl = "6h"')), []);
});

test('the operator refuses lifetimes beyond the CA itself', () => {
  const beyond = unsoundOperator('spire-server.yaml', 'defaultX509Validity: 1h', 'defaultX509Validity: 25h');
  assert.deepEqual(severities(lifetimeBeyondCa, beyond), ['error']);
  const within = unsoundOperator('spire-server.yaml', 'defaultX509Validity: 1h', 'defaultX509Validity: 12h');
  assert.deepEqual(severities(lifetimeBeyondCa, within), ['warning']);
});

test('an administrator is of the own trust domain, or of one that somebody calls ours', () => {
  const files = server('admin_ids = ["spiffe://shop.test/admin", "spiffe://acme.test/admin"]');
  assert.deepEqual(marks(foreignAdmin, files), ['"spiffe://acme.test/admin"']);
  const ours = `apiVersion: fedlint.dev/v1alpha1
kind: TrustDomain
metadata: {name: acme}
spec: {trustDomain: acme.test, role: issuer, operator: internal, owner: team-identity}
`;
  assert.deepEqual(marks(foreignAdmin, { ...files, 'acme.yaml': ours }), []);
  assert.deepEqual(marks(foreignAdmin, server('admin_ids = ["acme.test/admin"]')), []);
  const malformed = server('admin_ids = ["spiffe://acme.test/admin/"]');
  assert.match(messages(invalidSpiffeId, malformed).join(), /not a SPIFFE ID/);
});

test('switches of an agent are told where they are on', () => {
  const files = agent(
    'insecure_bootstrap = true',
    'allow_unauthenticated_verifiers = true',
    'sds {\n    disable_spiffe_cert_validation = true\n  }',
  );
  assert.equal(messages(weakenedAgent, files).length, 3);
  const off = text(files).replaceAll('true', 'false');
  assert.deepEqual(messages(weakenedAgent, { 'agent.conf': off }), []);
  const mended = after(weakenedAgent, files, 'Switch off `insecure_bootstrap`');
  assert.match(text(mended), /insecure_bootstrap = false\n[\s\S]*trust_bundle_path\s*= "/);
});

test('object storage for federation holds the one format of federation', () => {
  const store = (format: string) =>
    publisher(
      'gcp_cloudstorage',
      `      bucket_name = "trust"\n      object_name = "shop.json"\n      format = "${format}"`,
    );
  assert.deepEqual(severities(publishedBundleFormat, store('jwks')), ['info']);
  assert.deepEqual(severities(publishedBundleFormat, store('spiffe')), []);
  const link = (object: string) => ({
    ...store('pem'),
    'partner.yaml': `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterFederatedTrustDomain
metadata: {name: shop}
spec:
  trustDomain: shop.test
  bundleEndpointURL: https://storage.googleapis.com/trust/${object}
  bundleEndpointProfile: {type: https_web}
`,
  });
  assert.deepEqual(severities(publishedBundleFormat, link('shop.json')), ['error']);
  assert.deepEqual(severities(publishedBundleFormat, link('other.json')), ['info']);
});

test('a ConfigMap with PEM is for agents, and right', () => {
  const map = publisher(
    'k8s_configmap',
    '      clusters {\n        local {\n          configmap_name = "spire-bundle"\n          configmap_key = "bundle.crt"\n          namespace = "spire"\n          format = "pem"\n        }\n      }',
  );
  assert.deepEqual(messages(publishedBundleFormat, map), []);
  assert.deepEqual(messages(unusableBundlePublisher, map), []);
});

test('a publisher is told of all that it lacks at once', () => {
  const files = publisher('azure_blob', '      container_name = "trust"\n      format = "spiffe"');
  assert.match(
    messages(unusableBundlePublisher, files).join(),
    /`azure_blob` lacks `storage_account_name` and `blob_name`/,
  );
  assert.deepEqual(messages(unusableBundlePublisher, publisher('my_own', '      place = "here"')), []);
  assert.match(
    messages(unusableBundlePublisher, publisher('k8s_configmap', '      clusters {}')).join(),
    /nothing is published/,
  );
});

test('a publisher to Azure has the key of the account or a whole application', () => {
  const azure = (credentials: string) =>
    publisher(
      'azure_blob',
      `      storage_account_name = "shop"\n      container_name = "trust"\n      blob_name = "bundle.json"\n      format = "spiffe"\n${credentials}`,
    );
  assert.deepEqual(messages(azurePublisherCredentials, azure('')), []);
  assert.deepEqual(messages(azurePublisherCredentials, azure('      storage_account_key = "$KEY"')), []);
  assert.match(
    messages(azurePublisherCredentials, azure('      tenant_id = "$T"')).join(),
    /lacks `app_id` and `app_secret`/,
  );
  const both = azure('      storage_account_key = "$KEY"\n      tenant_id = "$T"');
  assert.match(messages(azurePublisherCredentials, both).join(), /does not start with both/);
  assert.doesNotMatch(text(after(azurePublisherCredentials, both, 'Keep the application')), /storage_account_key/);
});

test('kinds of keys are taken in any case, and a slip is mended to the nearest', () => {
  assert.deepEqual(marks(unknownKeyType, server('ca_key_type = "EC-P256"')), []);
  assert.deepEqual(titles(unknownKeyType, server('jwt_key_type = "ecp384"')), ['Change to `ec-p384`']);
  assert.deepEqual(titles(unknownKeyType, server('ca_key_type = "ed25519"')).length, 4);
});
