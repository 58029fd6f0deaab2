/** Bundles of trust-manager, as facts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FactOf } from '../../../server/src/core/model/facts.ts';
import { ca } from '../../harness/certificates.ts';
import { analyze } from '../../harness/workspace.ts';
import { dotted, factsIn, faultsIn, said, shown } from './spire-conf-reading.ts';

function sourcesOf(text: string): FactOf<'trust-bundle-sources'> {
  const [file] = analyze({ 'bundle.yaml': text }, []).allFiles();
  const facts = file?.documents[0]?.facts ?? [];
  const [fact] = facts.filter((one): one is FactOf<'trust-bundle-sources'> => one.type === 'trust-bundle-sources');
  assert.ok(fact);
  return fact;
}

const pems = async (by: number) => {
  const [a, b] = await Promise.all([ca({ domain: 'a.example' }), ca({ domain: 'b.example' })]);
  return `${a.pem}${b.pem}`.replace(/^(?=.)/gm, ' '.repeat(by));
};

test('each source of a Bundle, with the trust domains of what stands in it', async () => {
  const text = `apiVersion: trust.cert-manager.io/v1alpha1
kind: Bundle
metadata: {name: roots}
spec:
  sources:
    - useDefaultCAs: true
    - configMap: {name: spire-bundle, key: bundle.spiffe}
    - secret: {selector: {matchLabels: {a: b}}, includeAllKeys: true}
    - inLine: |
${await pems(8)}
    - useDefaultCAs: false
  target:
    configMap: {key: ca.crt}
    secret: {key: ca.pem}
`;
  const { sources, targets } = sourcesOf(text);
  assert.deepEqual(
    sources.map(({ kind, name, key, domains, path }) => [kind, said(name), said(key), domains.map(said), path.at(-1)]),
    [
      ['default', undefined, undefined, [], 'useDefaultCAs'],
      ['config-map', 'spire-bundle', 'bundle.spiffe', [], 'configMap'],
      ['secret', undefined, undefined, [], 'secret'],
      ['inline', undefined, undefined, ['a.example', 'b.example'], 'inLine'],
    ],
  );
  assert.deepEqual(
    sources.map((source) => shown(text, source)),
    ['useDefaultCAs', 'configMap', 'secret', 'inLine'],
  );
  assert.deepEqual(
    targets.map(({ kind, key }) => [kind, key.value]),
    [
      ['config-map', 'ca.crt'],
      ['secret', 'ca.pem'],
    ],
  );
  assert.deepEqual(faultsIn(text, 'bundle.yaml'), []);
});

test('a ClusterBundle says the same in other words', async () => {
  const text = `apiVersion: trust-manager.io/v1alpha2
kind: ClusterBundle
metadata: {name: roots}
spec:
  sourceRefs:
    - {kind: ConfigMap, name: corp, key: ca.crt}
    - {kind: Secret, name: spire-bundle, key: bundle.crt}
  defaultCAs: {provider: System}
  inLineCAs: |
${await pems(4)}
  target:
    configMap: {data: [{key: ca.crt}, {key: ca.p12, format: PKCS12}]}
`;
  const { sources, targets } = sourcesOf(text);
  assert.deepEqual(
    sources.map(({ kind, name, domains, path }) => [kind, said(name), domains.map(said), dotted(path)]),
    [
      ['config-map', 'corp', [], 'spec / sourceRefs / 0'],
      ['secret', 'spire-bundle', [], 'spec / sourceRefs / 1'],
      ['inline', undefined, ['a.example', 'b.example'], 'spec / inLineCAs'],
      ['default', undefined, [], 'spec / defaultCAs / provider'],
    ],
  );
  assert.deepEqual(
    targets.map(({ key }) => key.value),
    ['ca.crt', 'ca.p12'],
  );
  const disabled = text.replace('System', 'Disabled');
  assert.ok(sourcesOf(disabled).sources.every(({ kind }) => kind !== 'default'));
});

test('the Bundle of another group is none of ours', () => {
  const text = 'apiVersion: fleet.cattle.io/v1alpha1\nkind: Bundle\nspec: {sources: [{inLine: "-----BEGIN x"}]}\n';
  assert.deepEqual(factsIn(text, 'bundle.yaml'), []);
});
