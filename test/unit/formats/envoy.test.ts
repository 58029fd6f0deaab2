/** Envoy configurations with the SPIFFE validator, as facts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FactOf } from '../../../server/src/core/model/facts.ts';
import { BUNDLE_MAP_PROXY, PROXY } from '../../../server/src/core/rules/mesh-examples.ts';
import { nodeAt } from '../../../server/src/core/syntax/tree.ts';
import { readYaml } from '../../../server/src/core/syntax/yaml.ts';
import { ca } from '../../harness/certificates.ts';
import { analyze } from '../../harness/workspace.ts';
import { dotted, factOf, factsIn, factsOfType, faultsIn, said, shown } from './spire-conf-reading.ts';

const FILE = 'envoy.yaml';
const TYPE = 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.SPIFFECertValidatorConfig';
const CONTEXT =
  'static_resources / listeners / 0 / filter_chains / 0 / transport_socket / typed_config / common_tls_context / validation_context';

/** A validation context under a key of the name. */
const under = (key: string, more = '') =>
  `${key}:\n  a:\n    ${more}custom_validator_config: {typed_config: {"@type": ${TYPE}, trust_domains: [{name: a.example}]}}\n`;

test('a bootstrap file: trust domains, where their bundles are, and matchers', () => {
  const fact = factOf('envoy-trust', PROXY, FILE);
  assert.equal(dotted(fact.path), CONTEXT);
  assert.equal(shown(PROXY, fact), TYPE);
  assert.deepEqual(
    fact.domains.map(({ name, bundle }) => [said(name), bundle?.kind, said(bundle?.stated)]),
    [
      ['shop.corp.example', 'filename', '/etc/envoy/shop-roots.pem'],
      ['acme.partner.example', 'filename', '/etc/envoy/acme-roots.pem'],
    ],
  );
  assert.equal(shown(PROXY, fact.domains[1]?.name), 'acme.partner.example');
  assert.equal(
    dotted(fact.domains[1]?.path),
    `${CONTEXT} / custom_validator_config / typed_config / trust_domains / 1`,
  );
  assert.deepEqual(fact.matchers, { uri: 2, other: 0 });
  assert.equal(fact.isPartial, false);
  assert.equal(fact.isAuthorized, false);
  assert.equal(fact.allowExpired, undefined);
  assert.deepEqual(faultsIn(PROXY, FILE), []);
});

test('the same in JSON and in camel case, each path in the spelling of the text', () => {
  const camel = PROXY.replace(/^( *(?:- )?)([a-z_]+):/gm, (_, before: string, name: string) => {
    return `${before}${name.replace(/_(\w)/g, (__, letter: string) => letter.toUpperCase())}:`;
  });
  const json = JSON.stringify(plain(camel));
  for (const [text, file] of [
    [camel, FILE],
    [json, 'envoy.json'],
  ] as const) {
    const fact = factOf('envoy-trust', text, file);
    assert.deepEqual(
      fact.domains.map(({ name }) => said(name)),
      ['shop.corp.example', 'acme.partner.example'],
    );
    assert.equal(said(fact.domains[0]?.bundle?.stated), '/etc/envoy/shop-roots.pem');
    assert.match(
      dotted(fact.domains[0]?.bundle?.path) ?? '',
      /typedConfig \/ trustDomains \/ 0 \/ trustBundle \/ filename$/,
    );
    assert.deepEqual(fact.matchers, { uri: 2, other: 0 });
    assert.equal(fact.isPartial, false);
  }
});

function plain(text: string): unknown {
  const value = (path: (string | number)[]): unknown => {
    const node = nodeAt(readYaml(text).root, path);
    if (node?.type === 'map') {
      return Object.fromEntries(node.entries.map(({ key }) => [key.value, value([...path, String(key.value)])]));
    }
    return node?.type === 'seq' ? node.items.map((_, index) => value([...path, index])) : node?.value;
  };
  return value([]);
}

test('in an EnvoyFilter and in a ConfigMap', () => {
  const patch = under('typed_config').replace(/^/gm, '          ');
  const filter = `apiVersion: networking.istio.io/v1alpha3\nkind: EnvoyFilter\nspec:\n  configPatches:\n    - patch:\n        value:\n${patch}`;
  const inFilter = factOf('envoy-trust', filter, FILE);
  assert.equal(dotted(inFilter.path), 'spec / configPatches / 0 / patch / value / typed_config / a');
  assert.equal(inFilter.isPartial, true);
  const map = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: envoy}\ndata:\n  envoy.yaml: |\n${PROXY.replace(/^/gm, '    ')}`;
  assert.equal(dotted(factOf('envoy-trust', map, FILE).path), `data / envoy.yaml / ${CONTEXT}`);
});

test('a context that is completed from elsewhere is only a part', () => {
  const isPartial = (key: string) =>
    factOf('envoy-trust', under(key).replace('  a:', '  validation_context:'), FILE).isPartial;
  assert.equal(isPartial('common_tls_context'), false);
  assert.equal(isPartial('combined_validation_context'), true);
  assert.equal(isPartial('resource'), true);
});

test('matchers count by their type, and those of the older list for every type', () => {
  const matchers = (list: string) => factOf('envoy-trust', under('common_tls_context', list), FILE).matchers;
  assert.deepEqual(matchers(''), { uri: 0, other: 0 });
  assert.deepEqual(matchers('match_typed_subject_alt_names: [{san_type: DNS}, {san_type: 3}]\n    '), {
    uri: 1,
    other: 1,
  });
  assert.deepEqual(matchers('match_typed_subject_alt_names: [{san_type: "{{ type }}"}]\n    '), { uri: 1, other: 0 });
  assert.deepEqual(matchers('match_subject_alt_names: [{prefix: "spiffe://a.example/"}]\n    '), { uri: 1, other: 0 });
});

test('a filter that decides about identities is seen wherever it stands', () => {
  const rbac = `${PROXY}  clusters: [{typed_config: {"@type": type.googleapis.com/envoy.extensions.filters.http.rbac.v3.RBAC}}]\n`;
  assert.equal(factOf('envoy-trust', rbac, FILE).isAuthorized, true);
});

test('bundles inside are read in their place', async () => {
  const { pem } = await ca({ domain: 'a.example' });
  const block = `inline_string: |\n${pem.replace(/^(?=.)/gm, ' '.repeat(14))}`;
  const text = `common_tls_context:
  validation_context:
    custom_validator_config:
      typed_config:
        "@type": ${TYPE}
        trust_domains:
          - name: spiffe://a.example
            trust_bundle:
              ${block.replaceAll('\n              ', '\n                ')}`;
  const [file] = analyze({ [FILE]: text }, []).allFiles();
  const facts = file?.documents[0]?.facts ?? [];
  const [certificate] = facts.filter((fact): fact is FactOf<'certificate'> => fact.type === 'certificate');
  assert.equal(certificate?.reading.ok, true);
  assert.equal(said(certificate?.domain), 'a.example');
});

test('the keys of a bundle map are listed with their uses and places', () => {
  const { bundleMap } = factOf('envoy-trust', BUNDLE_MAP_PROXY, FILE);
  assert.equal(bundleMap?.source.kind, 'inline_string');
  assert.deepEqual(
    bundleMap?.keys.map(({ domain, use, path }) => [domain, said(use), path.at(-1)]),
    [
      ['acme.partner.example', 'jwt-svid', 0],
      ['acme.partner.example', 'x509-svid', 1],
    ],
  );
  assert.equal(factsOfType('bundle', BUNDLE_MAP_PROXY, FILE).length, 1);
});

test('another validator, and the words by themselves, are none of ours', () => {
  const others = [
    under('common_tls_context').replace('SPIFFECertValidatorConfig', 'OtherConfig # SPIFFECertValidatorConfig'),
    'text: SPIFFECertValidatorConfig\n',
    `"@type": ${TYPE}\ntrust_domains: [{name: a.example}]\n`,
  ];
  for (const text of others)
    assert.deepEqual(
      factsIn(text, FILE).filter(({ type }) => type !== 'syntax-problem'),
      [],
      text,
    );
});

test('what is deeper or wider than anybody writes is not looked through', () => {
  const nested = (depth: number, inner: string) => `${'{"b": '.repeat(depth)}${inner}${'}'.repeat(depth)}`;
  const found = (text: string) => factsOfType('envoy-trust', text, 'envoy.json').length;
  const validator = `{"common_tls_context": {"validation_context": {"custom_validator_config": {"typed_config": {"@type": "${TYPE}"}}}}}`;
  assert.equal(found(nested(80, validator)), 1);
  assert.equal(found(nested(200, validator)), 0);
  const wide = `[${'0,'.repeat(250_000)}0]`;
  assert.equal(found(`{"a": ${validator}, "b": ${wide}}`), 1);
  assert.equal(found(`{"a": ${wide}, "b": ${validator}}`), 0);
});
