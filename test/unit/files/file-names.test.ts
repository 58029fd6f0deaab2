/** Which files are looked into. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFileName } from '../../../server/src/files/file-names.ts';
import { isWorthReading } from '../../../server/src/files/worth-reading.ts';

test('manifests, configuration of SPIRE, certificates and bundles have names to be looked at', () => {
  const names =
    'a.yaml a.yml A.JSON server.conf agent.hcl ca.pem ca.CRT ca.cer ca.der bundle.spiffe td.bundle CODEOWNERS';
  for (const name of names.split(' ')) assert.ok(isFileName(name), name);
  const others = 'conf yaml a.yaml.tpl values.tpl a.conf.bak id.key a.tf MYCODEOWNERS a.p12 README.md';
  for (const name of others.split(' ')) assert.ok(!isFileName(name), name);
});

test('of these the text decides, unless the name says it all', () => {
  assert.ok(isWorthReading('.github/CODEOWNERS', ''));
  assert.ok(isWorthReading('C:\\repository\\.fedlint.yaml', ''));
  assert.ok(isWorthReading('a/server.conf', 'server { trust_domain = "a.test" }'));
  assert.ok(!isWorthReading('a/server.conf', 'dev tun\nca ca.crt\n'));
  assert.ok(!isWorthReading('nginx.conf', 'server {\n  listen 80;\n}\n'));
  assert.ok(!isWorthReading('values.yaml', 'a: 1\n'));
});
