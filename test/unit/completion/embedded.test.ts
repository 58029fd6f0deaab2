/** The same completions in texts that stand inside of a manifest, with the indentation they have there. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask } from './harness.ts';

function configMap(key: string, text: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: spire\ndata:\n  ${key}: |\n${text.replace(/^(?=.)/gm, '    ')}`;
}

function inConfigMap(key: string, marked: string) {
  return ask(configMap(key, marked), { path: 'spire.yaml' });
}

const SERVER = 'server {\n  trust_domain = "corp.example"\n  ‸\n}\n';

test('HCL in a ConfigMap', () => {
  const asked = inConfigMap('server.conf', SERVER);
  assert.ok(asked.labels.includes('ca_ttl') && !asked.labels.includes('trust_domain'));
  assert.equal(
    asked.accept('federation', 'x'),
    configMap('server.conf', SERVER.replace('‸', 'federation {\n    x\n  }')),
  );
});

test('HCL in a ConfigMap, in an item of a List', () => {
  const list = `apiVersion: v1\nkind: List\nitems:\n${configMap('server.conf', SERVER).trimEnd().replace(/^/gm, '    ').replace(/^ {4}/, '  - ')}\n`;
  assert.ok(ask(list, { path: 'spire.yaml' }).labels.includes('ca_ttl'));
});

test('the JSON form in a ConfigMap is indented from where it stands', () => {
  const json = '{\n  "server": {\n    "trust_domain": "corp.example",\n    ‸\n  }\n}\n';
  assert.equal(
    inConfigMap('server.conf', json).accept('admin_ids', 'x'),
    configMap('server.conf', json.replace('‸', '"admin_ids": [\n      "x"\n    ]')),
  );
});

test('YAML in a ConfigMap', () => {
  const yaml = 'apiVersion: spire.spiffe.io/v1alpha1\nkind: ControllerManagerConfig\nclusterName: one\n‸\n';
  const asked = inConfigMap('controller-manager-config.yaml', yaml);
  assert.ok(asked.labels.includes('trustDomain') && !asked.labels.includes('clusterName'));
  assert.equal(
    asked.accept('ignoreNamespaces', 'x'),
    configMap('controller-manager-config.yaml', yaml.replace('‸', 'ignoreNamespaces:\n  - x')),
  );
});

test('a bundle in a trustDomainBundle', () => {
  const text = `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterFederatedTrustDomain
metadata:
  name: acme
spec:
  trustDomain: acme.example
  trustDomainBundle: |
    {
      "keys": [
        {
          "use": "jwt-svid",
          ‸
        }
      ]
    }
`;
  const asked = ask(text);
  assert.ok(asked.labels.includes('kid') && !asked.labels.includes('use'));
  assert.equal(asked.accept('kid', 'one'), text.replace('‸', '"kid": "one"'));
  const number = text.replace('‸', '"kid": "one"').replace('  ]\n    }', '  ],\n      "spif‸"\n    }');
  assert.match(ask(number).accept('spiffe_sequence'), /\n {6}"spiffe_sequence": 1\n/);
});

test('comments in there are comments of that language', () => {
  const asked = inConfigMap('server.conf', SERVER.replace('‸', '# fedlint.dev/ow‸'));
  assert.ok(asked.labels.includes('fedlint.dev/owner'));
});

test('nothing in texts of others, in texts with escapes, and where the text would end', () => {
  assert.deepEqual(inConfigMap('nginx.conf', 'server {\n    listen 443;\n    ‸\n}\n').labels, []);
  assert.deepEqual(inConfigMap('notes.txt', 'the trust_domain\n‸\n').labels, []);
  const escaped = 'data:\n  server.conf: "server {\\n  trust_domain = \\"corp.example\\"\\n  ‸\\n}\\n"\n';
  assert.deepEqual(ask(`apiVersion: v1\nkind: ConfigMap\n${escaped}`).labels, []);
  const outdented = configMap('server.conf', SERVER).replace(/ +‸/, '  ‸');
  assert.ok(!ask(outdented).labels.includes('ca_ttl'));
});
