/** Names of trust domains and SPIFFE IDs are looked at wherever a format has them, and each place once. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sitesOf } from '../../server/src/core/navigation/names.ts';
import { placeholderValue } from '../../server/src/core/rules/governance/placeholder-value.ts';
import type { Rule } from '../../server/src/core/rules/rule.ts';
import { identifierTooLong } from '../../server/src/core/rules/spiffe/identifier-too-long.ts';
import { invalidSpiffeId } from '../../server/src/core/rules/spiffe/invalid-spiffe-id.ts';
import { invalidTrustDomain } from '../../server/src/core/rules/spiffe/invalid-trust-domain.ts';
import { missingSpiffeIdPath } from '../../server/src/core/rules/spiffe/missing-spiffe-id-path.ts';
import { trustDomainAsUri } from '../../server/src/core/rules/spiffe/trust-domain-as-uri.ts';
import { operatorTrustDomainName } from '../../server/src/core/rules/spire/operator-trust-domain-name.ts';
import { chart, conf, operator } from '../harness/links.ts';
import { after, type Files, marks, messages } from '../harness/one-rule.ts';
import { analyze } from '../harness/workspace.ts';

const WEB = { domain: 'b.test', url: 'https://b.test', profile: 'https_web' };

function agent(trustDomain: string): Files {
  return { 'agent.conf': `agent {\n  trust_domain = "${trustDomain}"\n  server_address = "a"\n}\n` };
}

function administered(...ids: readonly string[]): Files {
  const list = ids.map((id) => `"${id}"`).join(', ');
  return { 'server.conf': `server {\n  trust_domain = "a.test"\n  admin_ids = [${list}]\n}\n` };
}

test('the own name of a server or an agent is told once, whatever is made of it', () => {
  for (const write of [conf, chart, operator]) {
    const files = write(WEB, { own: 'A.test' });
    const [message = '', ...more] = messages(invalidTrustDomain, files);
    assert.deepEqual(more, []);
    assert.match(message, /does not start|cluster refuses/);
    const mended = after(invalidTrustDomain, files, 'Change to `a.test`');
    assert.deepEqual(messages(invalidTrustDomain, mended), []);
  }
  assert.match(messages(invalidTrustDomain, agent('A.test')).join(), /SPIRE agent does not start/);
  assert.deepEqual(marks(trustDomainAsUri, agent('spiffe://a.test')), ['spiffe://']);
  assert.equal(messages(identifierTooLong, agent(`${'long.'.repeat(60)}test`)).length, 1);
  const unknown = '$' + '{DOMAIN}';
  for (const rule of [invalidTrustDomain, trustDomainAsUri, identifierTooLong]) {
    assert.deepEqual(messages(rule, { ...agent(unknown), ...conf(WEB, { own: unknown }) }), []);
  }
});

test('an underscore is a name for SPIFFE, and none for the operator', () => {
  assert.deepEqual(marks(operatorTrustDomainName, operator(WEB, { own: 'a_b.test' })), ['a_b.test']);
  for (const own of ['a-b.test', '10.0.0.1', 'A_b.test', '$' + '{NAME}']) {
    assert.deepEqual(marks(operatorTrustDomainName, operator(WEB, { own })), []);
  }
  assert.deepEqual(messages(operatorTrustDomainName, conf(WEB, { own: 'a_b.test' })), []);
});

test('administrators are SPIFFE IDs with a path', () => {
  assert.match(messages(invalidSpiffeId, administered('spiffe://a.test/x/')).join(), /server does not start/);
  assert.match(messages(missingSpiffeIdPath, administered('spiffe://a.test')).join(), /nobody may administer/);
  const sound = administered('spiffe://a.test/admin', '$' + '{ADMIN}');
  for (const rule of [invalidSpiffeId, missingSpiffeIdPath] satisfies Rule[])
    assert.deepEqual(messages(rule, sound), []);
});

test('a name for examples is told of a server that federates, and of no other', () => {
  const named = (files: Files) => marks(placeholderValue, files);
  assert.deepEqual(named(conf(WEB, { own: 'example.org' })), ['"example.org"']);
  const alone = { 'server.conf': 'server {\n  trust_domain = "example.org"\n  ca_ttl = "24h"\n}\n' };
  assert.deepEqual(named(alone), []);
  assert.deepEqual(named({ ...alone, 'other/server.conf': conf(WEB)['server.conf'] ?? '' }), []);
  assert.deepEqual(named({ 'examples/server.conf': conf(WEB, { own: 'example.org' })['server.conf'] ?? '' }), []);
});

test('every place of a name is found, and found once', () => {
  const files = {
    ...conf(WEB),
    ...agent('a.test'),
    ...chart(WEB),
    ...operator(WEB),
    'bundles.json':
      '{"trust_domains": {"a.test": {"keys": [], "spiffe_sequence": 1}, "b.test": {"keys": [], "spiffe_sequence": 2}}}',
  };
  const places = (name: string) =>
    sitesOf({ of: 'trust-domain', name }, analyze(files, []).facts()).map(
      ({ document: { uri }, span }) => `${uri.split('/').pop()} ${span.start}`,
    );
  for (const name of ['a.test', 'b.test']) assert.deepEqual(places(name), [...new Set(places(name))]);
  const filesOf = (name: string) => new Set(places(name).map((place) => place.split(' ')[0]));
  assert.deepEqual(
    [...filesOf('a.test')],
    ['agent.conf', 'bundles.json', 'server.conf', 'spire-server.yaml', 'values.yaml'],
  );
  assert.deepEqual([...filesOf('b.test')], ['bundles.json', 'server.conf', 'spire-server.yaml', 'values.yaml']);
});
