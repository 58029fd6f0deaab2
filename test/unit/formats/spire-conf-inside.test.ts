/** Other things inside of ConfigMaps: manifests, several files, texts in texts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../../../server/src/core/fixes/apply.ts';
import type { Operation } from '../../../server/src/core/fixes/operation.ts';
import { planEdits } from '../../../server/src/core/fixes/plan.ts';
import type { Path } from '../../../server/src/core/syntax/tree.ts';
import { type Carrier, CONF, edited, indented, readingOf } from './spire-conf-carriers.ts';
import { factOf, factsOfType, faultsIn, said, shown } from './spire-conf-reading.ts';

test('a controller manager configuration inside a ConfigMap', () => {
  const text = `apiVersion: v1
kind: ConfigMap
metadata:
  name: spire-controller-manager
data:
  controller-manager-config.yaml: |
    # note
    apiVersion: spire.spiffe.io/v1alpha1
    kind: ControllerManagerConfig
    clusterName: east
    trustDomain: a.test
    classname: spire
`;
  const carrier: Carrier = { path: 'cm.yaml', at: ['data', 'controller-manager-config.yaml'], wrap: () => text };
  const controller = factOf('controller', text, 'cm.yaml');
  assert.equal(said(controller.trustDomain), 'a.test');
  assert.equal(shown(text, controller.trustDomain), 'a.test');
  assert.match(faultsIn(text, 'cm.yaml')[0] ?? '', /^unknown-field "classname".*Did you mean `className`\?$/);
  const at = (...rest: Path) => [...carrier.at, ...rest];
  const changed = (operation: Operation) => edited(carrier, text, operation);
  assert.equal(
    changed({ op: 'rename-key', path: at('classname'), to: 'className' }),
    text.replace('classname', 'className'),
  );
  assert.equal(changed({ op: 'set', path: at('watchClassless'), value: true }), `${text}    watchClassless: true\n`);
  assert.equal(changed({ op: 'remove', path: at('classname') }), text.replace('    classname: spire\n', ''));
  assert.equal(
    changed({ op: 'set', path: at('reconcile', 'clusterSPIFFEIDs'), value: true }),
    `${text}    reconcile:\n      clusterSPIFFEIDs: true\n`,
  );
});

test('a text inside of a text inside of a ConfigMap', () => {
  const text = `apiVersion: v1
kind: ConfigMap
data:
  partner.yaml: |
    apiVersion: spire.spiffe.io/v1alpha1
    kind: ClusterFederatedTrustDomain
    spec:
      trustDomain: b.test
      trustDomainBundle: |-
        {
          "keys": [],
          "spiffe_sequence": "1"
        }
`;
  const carrier: Carrier = { path: 'cm.yaml', at: ['data', 'partner.yaml'], wrap: () => text };
  const sequence: Path = [...carrier.at, 'spec', 'trustDomainBundle', 'spiffe_sequence'];
  assert.deepEqual(
    factsOfType('shape-problem', text, 'cm.yaml').find(({ rule }) => rule === 'invalid-value')?.path,
    sequence,
  );
  assert.equal(edited(carrier, text, { op: 'set', path: sequence, value: 1 }), text.replace('"1"', '1'));
  assert.equal(
    edited(carrier, text, { op: 'remove', path: sequence }),
    text.replace('"keys": [],\n          "spiffe_sequence": "1"', '"keys": []'),
  );
  assert.equal(
    edited(carrier, text, { op: 'set', path: [...carrier.at, 'spec', 'className'], value: 'x' }),
    `${text}      className: x\n`,
  );
});

test('several files in one ConfigMap, one after another', () => {
  const text = `kind: ConfigMap
apiVersion: v1
data:
  server.conf: |
    server { trust_domain = "a.test" ca_tll = "24h" }
  agent.conf: |
    agent { trust_domain = "a.test" joinToken = "x" }
`;
  const carrier: Carrier = { path: 'cm.yaml', at: [], wrap: () => text };
  const { facts, tree } = readingOf(carrier, text);
  assert.deepEqual(
    facts.map(({ type }) => type),
    ['spire-server', 'shape-problem', 'spire-agent', 'shape-problem'],
  );
  assert.ok(tree);
  const edits = planEdits(
    { language: 'yaml', text, tree },
    [
      { op: 'rename-key', path: ['data', 'agent.conf', 'agent', 'joinToken'], to: 'join_token' },
      { op: 'rename-key', path: ['data', 'server.conf', 'server', 'ca_tll'], to: 'ca_ttl' },
      { op: 'set', path: ['metadata', 'name'], value: 'spire' },
    ],
    'sample',
  );
  assert.ok(edits);
  const after = applyEdits(text, edits).text;
  assert.equal(
    after,
    `${text.replace('ca_tll', 'ca_ttl').replace('joinToken', 'join_token')}metadata:\n  name: spire\n`,
  );
});

test('what is annotated on the ConfigMap is said of the links in it', () => {
  const text = `apiVersion: v1
kind: ConfigMap
metadata:
  name: x
  annotations: {fedlint.dev/owner: team-all}
data:
  server.conf: |
${indented(CONF, '    ')}`;
  const { owners, resource } = factOf('federation', text, 'cm.yaml');
  assert.equal(owners.accountable?.known && owners.accountable.value.name, 'team-all');
  assert.equal(said(resource.name), 'x');
});
