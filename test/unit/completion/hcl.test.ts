/** What is offered in `server.conf` and `agent.conf`, and what it does to the text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask } from './harness.ts';

const FILES = {
  'federation.yaml': `apiVersion: fedlint.dev/v1alpha1
kind: Federation
metadata: {name: acme}
spec:
  local: corp.example
  remote: acme.partner.example
  owners: {accountable: team-partners}
  bundle:
    endpointURL: https://bundles.acme.partner.example
    profile: https_web
`,
  'other.yaml': `apiVersion: fedlint.dev/v1alpha1
kind: Federation
metadata: {name: other}
spec: {local: elsewhere.example, remote: globex.example}
`,
};

/** A file in which `body` stands in the `server` block. */
function server(body: string): string {
  return `server {\n    trust_domain = "corp.example"\n${body}\n}\n`;
}

function federation(body: string): string {
  return server(`    federation {\n${body}\n    }`);
}

function conf(marked: string, path = 'server.conf') {
  return ask(marked, { path, files: FILES });
}

function taken(marked: string, label: string, path?: string): string {
  return conf(marked, path).accept(label, '');
}

test('keys of the block at the cursor, without those that stand there', () => {
  const { labels } = conf(server('    data_dir = "/data"\n    ‸\n    ca_ttl = "24h"'));
  assert.ok(labels.includes('ca_key_type') && labels.includes('federation'));
  for (const key of ['trust_domain', 'data_dir', 'ca_ttl', 'server', 'bundle_endpoint_url']) {
    assert.ok(!labels.includes(key), key);
  }
});

test('a second block of a name adds to the first: what stands there is not offered again', () => {
  const { labels } = conf(`${server('    ca_ttl = "24h"')}Server {\n    ‸\n}\n`);
  assert.ok(labels.includes('data_dir'));
  assert.ok(!labels.includes('ca_ttl') && !labels.includes('trust_domain'));
});

test('a key comes with its equals sign and quotes, a block with its braces', () => {
  assert.equal(taken(server('    ca_t‸'), 'ca_ttl'), server('    ca_ttl = "24h"'));
  assert.equal(taken(server('    ‸'), 'admin_ids'), server('    admin_ids = [""]'));
  assert.equal(taken(server('    ‸'), 'disable_jwt_svids'), server('    disable_jwt_svids = false'));
  assert.equal(taken(server('    feder‸'), 'federation'), server('    federation {\n        \n    }'));
});

test('a snippet has its stop inside of the braces', () => {
  const { candidates } = conf(server('    ‸'));
  const block = candidates.find(({ label }) => label === 'federation');
  assert.deepEqual(block?.insert, { text: `federation {\n    $${'{1}'}\n\\}`, isSnippet: true });
});

test('the indentation is that of the file', () => {
  const tabs = 'server {\n\ttrust_domain = "a.example"\n\tfederation {\n\t\t‸\n\t}\n}\n';
  assert.equal(taken(tabs, 'bundle_endpoint'), tabs.replace('‸', 'bundle_endpoint {\n\t\t\t\n\t\t}'));
  const two = 'server {\n  trust_domain = "a.example"\n  ‸\n}\n';
  assert.equal(taken(two, 'ca_subject'), two.replace('‸', 'ca_subject {\n    \n  }'));
});

test('line ends are those of the file', () => {
  const text = federation('        ‸').replaceAll('\n', '\r\n');
  const after = taken(text, 'bundle_endpoint');
  assert.equal(after.replaceAll('\r\n', '').includes('\n'), false);
  assert.match(after, /bundle_endpoint \{\r\n/);
});

test('federates_with stays on offer beside those there are', () => {
  const { labels } = conf(federation('        federates_with "b.example" {\n        }\n        ‸'));
  assert.ok(labels.includes('federates_with'));
  assert.ok(labels.includes('bundle_endpoint'));
});

test('what is no longer to be written is not on offer', () => {
  const { labels } = conf(federation('        bundle_endpoint {\n            ‸\n        }'));
  assert.ok(labels.includes('port'));
  assert.ok(!labels.includes('acme'));
});

test('a whole federates_with is filled from a Federation manifest of this trust domain', () => {
  const asked = conf(federation('        fed‸'));
  assert.deepEqual(
    asked.labels.filter((label) => label.startsWith('federates_with')),
    ['federates_with', 'federates_with "acme.partner.example"'],
  );
  assert.equal(
    asked.accept('federates_with "acme.partner.example"', ''),
    federation(`        federates_with "acme.partner.example" {
            bundle_endpoint_url = "https://bundles.acme.partner.example"
            bundle_endpoint_profile "https_web" {}
        }`),
  );
  const again = conf(federation('        federates_with "acme.partner.example" {}\n        ‸'));
  assert.ok(!again.labels.includes('federates_with "acme.partner.example"'));
});

test('of an unknown partner everything is there to be filled in', () => {
  assert.equal(
    taken(federation('        ‸'), 'federates_with'),
    federation(`        federates_with "partner.example" {
            bundle_endpoint_url = "https://"
            bundle_endpoint_profile "https_spiffe" {
                endpoint_spiffe_id = "spiffe://partner.example/spire/server"
            }
        }`),
  );
});

test('labels: the trust domains that are known, and the profiles', () => {
  const partner = conf(federation('        federates_with "‸'));
  assert.deepEqual(partner.labels.slice(0, 2), ['acme.partner.example', 'elsewhere.example']);
  assert.ok(!partner.labels.includes('corp.example'), 'nobody federates with itself');
  assert.match(partner.accept('globex.example', ''), /federates_with "globex\.example" \{\n/);
  const before = federation('        federates_with "ac‸" {\n        }');
  assert.equal(
    taken(before, 'acme.partner.example'),
    federation('        federates_with "acme.partner.example" {\n        }'),
  );
  const profiles = conf(federation('        bundle_endpoint {\n            profile "‸\n        }'));
  assert.deepEqual(profiles.labels, ['https_spiffe', 'https_web']);
  assert.equal(
    profiles.accept('https_spiffe', ''),
    federation('        bundle_endpoint {\n            profile "https_spiffe" {}\n        }'),
  );
});

test('a profile is offered with what belongs to it', () => {
  const text = federation('        federates_with "globex.example" {\n            ‸\n        }');
  assert.deepEqual(
    conf(text).labels.filter((label) => label.startsWith('bundle_endpoint_profile')),
    ['bundle_endpoint_profile "https_spiffe"', 'bundle_endpoint_profile "https_web"'],
  );
  assert.match(
    taken(text, 'bundle_endpoint_profile "https_spiffe"'),
    /bundle_endpoint_profile "https_spiffe" \{\n {16}endpoint_spiffe_id = "spiffe:\/\/globex\.example\/spire\/server"\n {12}\}/,
  );
  const written = text.replace('‸', 'bundle_endpoint_profile "https_web" {}\n            ‸');
  assert.ok(!conf(written).labels.some((label) => label.startsWith('bundle_endpoint_profile')), 'there is one already');
});

test('values: words of a list, switches, durations, names of the workspace', () => {
  assert.deepEqual(conf(server('    ca_key_type = ‸')).labels, ['rsa-2048', 'rsa-4096', 'ec-p256', 'ec-p384']);
  assert.equal(taken(server('    ca_key_type = ‸'), 'ec-p384'), server('    ca_key_type = "ec-p384"'));
  assert.equal(taken(server('    ca_key_type =‸'), 'ec-p384'), server('    ca_key_type = "ec-p384"'));
  assert.equal(taken(server('    ca_key_type = "e‸"'), 'ec-p384'), server('    ca_key_type = "ec-p384"'));
  assert.equal(taken(server('    audit_log_enabled = tr‸'), 'true'), server('    audit_log_enabled = true'));
  assert.deepEqual(conf(server('    ca_ttl = "‸"')).labels, ['24h', '72h', '168h', '720h']);
  assert.equal(conf('server {\n    trust_domain = ‸\n    ca_ttl = "1h"\n}\n').labels[0], 'corp.example');
  const id = federation(
    '        federates_with "acme.partner.example" {\n            bundle_endpoint_profile "https_spiffe" {\n                endpoint_spiffe_id = ‸\n            }\n        }',
  );
  assert.deepEqual(conf(id).labels, ['spiffe://acme.partner.example/spire/server']);
});

test('half-typed lines take nothing with them that stands below or behind', () => {
  const below = '\n            bundle_endpoint_profile "https_web" {}\n        }';
  const partner = (line: string) =>
    federation(`        federates_with "acme.partner.example" {\n            ${line}${below}`);
  assert.equal(
    taken(partner('bundle_endpoint_url = ‸'), 'https://bundles.acme.partner.example'),
    partner('bundle_endpoint_url = "https://bundles.acme.partner.example"'),
  );
  assert.equal(
    taken(partner('bundle_endpoint_url = "‸'), 'https://bundles.acme.partner.example'),
    partner('bundle_endpoint_url = "https://bundles.acme.partner.example"'),
  );
  assert.equal(
    taken(partner('bundle_endpoint_u‸'), 'bundle_endpoint_url'),
    partner('bundle_endpoint_url = "https://bundles.acme.partner.example"'),
  );
  assert.equal(taken(server('    ca_t‸ = "1h"'), 'ca_ttl'), server('    ca_ttl = "1h"'));
  assert.equal(taken(server('    fed‸ {\n    }'), 'federation'), server('    federation {\n    }'));
});

test('a block on one line stays on it', () => {
  const text = (body: string) => federation(`        bundle_endpoint { ${body} }`);
  assert.equal(taken(text('address = "0.0.0.0" ‸'), 'refresh_hint'), text('address = "0.0.0.0" refresh_hint = "5m"'));
  assert.equal(taken(text('‸ port = 8443'), 'refresh_hint'), text('refresh_hint = "5m" port = 8443'));
  assert.equal(taken(text('‸'), 'profile "https_spiffe"'), text('profile "https_spiffe" {}'));
});

test('nothing behind what is complete, in a text of several lines, or in settings that only a plugin knows', () => {
  assert.deepEqual(conf(server('    ca_ttl = "24h"‸')).labels, []);
  assert.deepEqual(conf(server('    federation {}‸')).labels, []);
  assert.deepEqual(conf(server('    log_file = <<EOF\n‸\nEOF')).labels, []);
  const plugin = 'plugins {\n    KeyManager "disk" {\n        plugin_data {\n            ‸\n        }\n    }\n}\n';
  assert.deepEqual(conf(server('') + plugin).labels, []);
});

test('at the top, the blocks of the file that it is', () => {
  assert.deepEqual(conf('‸').labels, ['server', 'plugins', 'telemetry', 'health_checks']);
  assert.equal(conf('‸', 'conf/agent.conf').labels[0], 'agent');
  assert.ok(conf('agent {\n    trust_d‸\n}\n', 'agent.conf').labels.includes('trust_domain'));
  assert.deepEqual(conf(`${server('')}‸`).labels, ['plugins', 'telemetry', 'health_checks']);
});

test('not a word in configurations of others, nor manifests where none belong', () => {
  for (const path of ['nginx.conf', 'app.hcl', 'ca.pem', 'partner.bundle', 'partner.spiffe']) {
    for (const text of ['‸', 'ser‸', '# ‸']) assert.deepEqual(conf(text, path).labels, [], `${text} in ${path}`);
  }
  for (const text of [
    'server {\n    listen 443;\n    ‸\n}\n',
    'server {\n    listen 443;\n}\n‸',
    'http {\n    ‸\n}\n',
    'http {\n}\n‸',
    'server {\n    listen 443; # ‸\n}\n',
  ]) {
    assert.deepEqual(conf(text).labels, [], text);
  }
});

test('comments: governance of what stands below, its values, and requests to hide findings', () => {
  const { labels } = conf(server('    # ‸'));
  assert.deepEqual(labels.slice(0, 3), ['fedlint-ignore', 'fedlint-ignore-file', 'fedlint.dev/owner']);
  assert.equal(taken(server('    # fedlint.dev/ow‸'), 'fedlint.dev/owner'), server('    # fedlint.dev/owner: '));
  assert.equal(
    taken(server('    // fedlint.dev/owner: te‸'), 'team-partners'),
    server('    // fedlint.dev/owner: team-partners'),
  );
  assert.ok(conf(server('    # fedlint-ignore ‸')).labels.includes('missing-owner'));
  assert.ok(conf(server('    # fedlint.dev/expires: ‸')).labels.some((label) => label.includes('end of the quarter')));
  assert.deepEqual(conf(server('    # the server of our shop ‸')).labels, []);
});

test('owners come from CODEOWNERS too', () => {
  const files = { CODEOWNERS: '* @corp/identity\n' };
  assert.deepEqual(ask(server('    # fedlint.dev/owner: ‸'), { path: 'server.conf', files }).labels, [
    '@corp/identity',
  ]);
});

test('the JSON form, with the lists around blocks that SPIRE allows', () => {
  const json = (body: string) => `{\n  "server": {\n    "trust_domain": "corp.example",\n${body}\n  }\n}\n`;
  assert.equal(taken(json('    ‸'), 'ca_ttl'), json('    "ca_ttl": "24h"'));
  const listed = json('    "federation": [{\n      "federates_with": {\n        ‸\n      }\n    }]');
  assert.ok(conf(listed).labels.includes('acme.partner.example'));
  assert.match(taken(listed, 'acme.partner.example'), /"bundle_endpoint_profile": \{\n\s+"https_web": \{\}/);
  assert.deepEqual(conf('{\n  ‸\n}\n').labels, ['server', 'plugins', 'telemetry', 'health_checks']);
});
