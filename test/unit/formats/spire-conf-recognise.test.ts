import assert from 'node:assert/strict';
import { test } from 'node:test';
import { factsIn } from './spire-conf-reading.ts';

const RECOGNISED: readonly (readonly [name: string, path: string, text: string, kind: string | undefined])[] = [
  ['a server by its trust domain', 'x.conf', 'server { trust_domain = "a" }', 'SPIRE server.conf'],
  ['a server by its federation', 'x.hcl', 'server { federation { bundle_endpoint {} } }', 'SPIRE server.conf'],
  ['a server by its plugins', 'x.conf', 'server {} plugins { NodeAttestor "x" {} }', 'SPIRE server.conf'],
  ['a server in JSON', 'x.json', '{"server":{"trust_domain":"a"}}', 'SPIRE server.conf'],
  ['an agent', 'x.conf', 'agent { trust_domain = "a" }', 'SPIRE agent.conf'],
  ['Terraform', 'server.hcl', 'resource "x" "server" { trust_domain = "a" }', undefined],
  ['a variable of Terraform', 'x.hcl', 'variable "trust_domain" {}\nserver = "a"', undefined],
  ['nginx', 'server.conf', 'server {\n  listen 80;\n  server_name a;\n}', undefined],
  ['Consul', 'server.hcl', 'server = true', undefined],
  ['Nomad', 'server.hcl', 'server { enabled = true }', undefined],
  [
    'Tornjak',
    'server.conf',
    'server { spire_socket_path = "unix:///trust_domain" }\nplugins { DataStore "sql" {} }',
    undefined,
  ],
  ['YAML of a chart', 'values.yaml', 'server:\n  trust_domain: a\n', undefined],
  ['a thin server by the name of its file', 'server.conf', 'server { bind_port = 1 }', 'SPIRE server.conf'],
  ['the same under another name', 'app.conf', 'server { bind_port = 1 }', undefined],
];

for (const [name, path, text, kind] of RECOGNISED) {
  test(`recognised by what stands in it: ${name}`, () => {
    const kinds = factsIn(text, path).flatMap((fact) =>
      'resource' in fact && fact.resource ? [fact.resource.kind] : [],
    );
    assert.equal(kinds[0], kind);
  });
}
