/** Istio's MeshConfig, whatever carries it, as facts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FactOf } from '../../../server/src/core/model/facts.ts';
import { ca } from '../../harness/certificates.ts';
import { analyze } from '../../harness/workspace.ts';
import { dotted, factOf, factsIn, factsOfType, faultsIn, said, shown } from './spire-conf-reading.ts';

const CONFIG = `trustDomain: prod.example
trustDomainAliases: [old.example]
caCertificates:
  - spiffeBundleUrl: https://bundle.partner.example
    trustDomains: [partner.example]
`;

const OPERATOR = 'apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\n';
const SAIL = 'apiVersion: sailoperator.io/v1\nkind: Istio\n';
const CONFIG_MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: istio\n';

function indented(text: string, by: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(by));
}

interface Carrier {
  readonly text: string;
  readonly at: readonly string[];
}

const CARRIERS: Readonly<Record<string, Carrier>> = {
  'an IstioOperator': {
    text: `${OPERATOR}spec:\n  meshConfig:\n${indented(CONFIG, 4)}`,
    at: ['spec', 'meshConfig'],
  },
  'values of an IstioOperator': {
    text: `${OPERATOR}spec:\n  values:\n    meshConfig:\n${indented(CONFIG, 6)}`,
    at: ['spec', 'values', 'meshConfig'],
  },
  'an Istio resource': {
    text: `${SAIL}spec:\n  values:\n    meshConfig:\n${indented(CONFIG, 6)}`,
    at: ['spec', 'values', 'meshConfig'],
  },
  'Helm values': { text: `meshConfig:\n${indented(CONFIG, 2)}`, at: ['meshConfig'] },
  'values of an umbrella chart': {
    text: `replicas: 2\nistiod:\n  meshConfig:\n${indented(CONFIG, 4)}`,
    at: ['istiod', 'meshConfig'],
  },
  'a ConfigMap': { text: `${CONFIG_MAP}data:\n  mesh: |-\n${indented(CONFIG, 4)}`, at: ['data', 'mesh'] },
  'a ConfigMap in quotes': {
    text: `${CONFIG_MAP}data:\n  mesh: ${JSON.stringify(`rootNamespace: istio-system\n${CONFIG}`)}\n`,
    at: ['data', 'mesh'],
  },
  'a file by itself': { text: CONFIG, at: [] },
};

for (const [name, { text, at }] of Object.entries(CARRIERS)) {
  test(`${name}: domains, roots and the link, each in its place`, () => {
    const mesh = factOf('mesh', text, 'mesh.yaml');
    assert.equal(said(mesh.trustDomain), 'prod.example');
    assert.equal(shown(text, mesh.trustDomain), 'prod.example');
    assert.deepEqual(mesh.aliases.map(said), ['old.example']);
    assert.equal(dotted(mesh.aliases[0]?.path), dotted([...at, 'trustDomainAliases', 0]));
    const [authority, ...others] = mesh.authorities;
    assert.deepEqual(others, []);
    assert.equal(shown(text, authority), 'spiffeBundleUrl');
    assert.equal(dotted(authority?.path), dotted([...at, 'caCertificates', 0]));
    assert.equal(said(authority?.bundleUrl), 'https://bundle.partner.example');
    assert.deepEqual(authority?.trustDomains.map(said), ['partner.example']);

    const link = factOf('federation', text, 'mesh.yaml');
    assert.equal(link.form, 'istio-mesh');
    assert.equal(said(link.local), 'prod.example');
    assert.equal(shown(text, link.remote), 'partner.example');
    assert.equal(said(link.bundle.url), 'https://bundle.partner.example');
    assert.equal(dotted(link.path), dotted([...at, 'caCertificates', 0]));
    assert.equal(link.annotated, false);
    assert.deepEqual(faultsIn(text, 'mesh.yaml'), []);
  });
}

test('of two places in one IstioOperator the newer one names the mesh, and what they list is joined', () => {
  const text = `${OPERATOR}spec:
  meshConfig:
    trustDomain: new.example
    trustDomainAliases: [a.example]
  values:
    global: {trustDomain: oldest.example}
    meshConfig:
      trustDomain: old.example
      trustDomainAliases: [b.example]
`;
  const mesh = factOf('mesh', text, 'mesh.yaml');
  assert.equal(said(mesh.trustDomain), 'new.example');
  assert.deepEqual(mesh.aliases.map(said), ['a.example', 'b.example']);
  const older = `${OPERATOR}spec:\n  values:\n    global: {trustDomain: oldest.example}\n`;
  assert.equal(said(factOf('mesh', older, 'mesh.yaml').trustDomain), 'oldest.example');
});

test('what says nothing about trust is left to others', () => {
  const foreign = [
    `${OPERATOR}spec:\n  meshConfig: {accessLogFile: /dev/stdout} # trustDomain\n`,
    'meshConfig: {accessLogFile: /dev/stdout}\n# trustDomain\n',
    `${CONFIG_MAP}data:\n  mesh: |-\n    rootNamespace: istio-system # trustDomain\n`,
    'apiVersion: apps/v1\nkind: Deployment\nspec:\n  template: {spec: {containers: [{env: [{name: trustDomain, value: a}]}]}}\n',
    'trustDomain: prod.example\nreplicas: 3\n',
    'trustDomain: prod.example\n',
  ];
  for (const text of foreign) assert.deepEqual(factsIn(text, 'some.yaml'), [], text);
});

test('the switches of istiod are read from a list and from a map, as Go reads truth', () => {
  const list = `${OPERATOR}spec:
  components:
    pilot:
      k8s:
        env:
          - {name: OTHER, value: x}
          - name: PILOT_SKIP_VALIDATE_TRUST_DOMAIN
            value: "1"
`;
  const { environment } = factOf('mesh', list, 'mesh.yaml');
  assert.equal(environment?.form, 'list');
  assert.deepEqual(
    environment?.switches.map(({ name, stated, path }) => [name, said(stated), path.at(-1)]),
    [['PILOT_SKIP_VALIDATE_TRUST_DOMAIN', 'true', 1]],
  );
  const states = Object.entries({ true: 'true', '"T"': 'true', yes: 'false', '"0"': 'false', $FLAG_A: '?$FLAG_A' });
  for (const [written, meant] of states) {
    const text = `pilot:\n  env:\n    ISTIO_MULTIROOT_MESH: ${written}\n`;
    const mesh = factOf('mesh', text, 'values.yaml');
    assert.deepEqual(
      mesh.environment?.switches.map(({ stated }) => said(stated)),
      [meant],
      written,
    );
  }
  assert.equal(factOf('mesh', 'env:\n  ISTIO_MULTIROOT_MESH: true\n', 'values.yaml').environment?.form, 'map');
});

test('the Deployment of istiod is known by its switches', () => {
  const text = `apiVersion: apps/v1
kind: Deployment
metadata: {name: istiod}
spec:
  template:
    spec:
      containers:
        - name: sidecar
        - name: discovery
          env:
            - name: ISTIO_MULTIROOT_MESH
              value: "true"
`;
  const mesh = factOf('mesh', text, 'istiod.yaml');
  assert.equal(mesh.trustDomain, undefined);
  assert.equal(dotted(mesh.environment?.switches[0]?.path), 'spec / template / spec / containers / 1 / env / 0');
});

test('a link needs a name that is surely another', () => {
  const remotes = (text: string) => factsOfType('federation', text, 'mesh.yaml').map(({ remote }) => said(remote));
  const roots = (domains: string) =>
    `caCertificates:\n  - spiffeBundleUrl: https://a.example\n    trustDomains: ${domains}\n`;
  const named = (domains: string) => remotes(`trustDomain: own.example\nrootNamespace: x\n${roots(domains)}`);
  assert.deepEqual(named('[own.example, a.example, b.example, a.example]'), ['a.example', 'b.example']);
  assert.deepEqual(named('["{{ partner }}"]'), []);
  assert.deepEqual(remotes(`rootNamespace: x\n${roots('[a.example]')}`), []);
  assert.deepEqual(remotes(`trustDomain: \${OWN}\nrootNamespace: x\n${roots('[a.example]')}`), []);
  assert.deepEqual(remotes(`trustDomain: own.example\ntrustDomainAliases: [a.example]\n${roots('[a.example]')}`), []);
  assert.deepEqual(remotes(`trustDomain: own.example\ntrustDomainAliases: ["$OLD_NAME"]\n${roots('[a.example]')}`), []);
});

test('of several domains of one root each is taken out by itself', () => {
  const text = CONFIG.replace('[partner.example]', '[partner.example, other.example]');
  const paths = factsOfType('federation', text, 'mesh.yaml').map(({ path }) => dotted(path));
  assert.deepEqual(paths, ['caCertificates / 0 / trustDomains / 0', 'caCertificates / 0 / trustDomains / 1']);
});

test('an address is that of the bundle as istiod asks for it', () => {
  const url = (written: string) =>
    said(factOf('federation', CONFIG.replace('https://bundle.partner.example', written), 'mesh.yaml').bundle.url);
  assert.equal(url('bundle.partner.example:8443'), 'https://bundle.partner.example:8443');
  assert.equal(url('http://bundle.partner.example'), undefined);
  assert.equal(url('"{{ url }}"'), '?{{ url }}');
});

test('owners are annotations, or comments above the item', () => {
  const owner = (link: FactOf<'federation'>) => {
    const { accountable } = link.owners;
    return accountable?.known ? accountable.value.name : undefined;
  };
  const operator = (metadata: string, config: string) =>
    `${OPERATOR}metadata: ${metadata}\nspec:\n  meshConfig:\n${indented(config, 4)}`;
  const annotated = operator('{annotations: {fedlint.dev/owner: team-a}}', CONFIG);
  assert.equal(owner(factOf('federation', annotated, 'mesh.yaml')), 'team-a');
  const inMap = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: istio, annotations: {fedlint.dev/owner: team-b}}\ndata:\n  mesh: |\n${indented(CONFIG, 4)}`;
  assert.equal(owner(factOf('federation', inMap, 'mesh.yaml')), 'team-b');
  const commented = CONFIG.replace('  - spiffe', '  # fedlint.dev/owner: team-c\n  - spiffe');
  assert.equal(owner(factOf('federation', commented, 'mesh.yaml')), 'team-c');
  assert.equal(owner(factOf('federation', operator('{name: a}', commented), 'mesh.yaml')), 'team-c');
});

test('PEM is read where it stands, as the anchor of the one domain it is for', async () => {
  const { pem } = await ca({ domain: 'partner.example' });
  const roots = (domains: string) =>
    `rootNamespace: x\ncaCertificates:\n  - pem: |\n${indented(pem, 6)}    trustDomains: ${domains}\n`;
  for (const [domains, anchor] of [
    ['[partner.example]', 'partner.example'],
    ['[partner.example, other.example]', undefined],
    ['[]', undefined],
  ] as const) {
    const text = `${CONFIG_MAP}data:\n  mesh: |\n${indented(roots(domains), 4)}`;
    const [file] = analyze({ 'mesh.yaml': text }, []).allFiles();
    const facts = file?.documents[0]?.facts ?? [];
    const certificates = facts.filter((fact): fact is FactOf<'certificate'> => fact.type === 'certificate');
    assert.deepEqual(
      certificates.map(({ reading, domain }) => [reading.ok, said(domain)]),
      [[true, anchor]],
    );
  }
});

test('a misspelt field of a root is told, and other settings of the mesh are not looked at', () => {
  const text = `${CONFIG.replace('spiffeBundleUrl', 'spiffeBundleURL')}pathNormalisation: {}\n`;
  const [fault, ...others] = faultsIn(text, 'mesh.yaml');
  assert.deepEqual(others, []);
  assert.match(fault ?? '', /^unknown-field "spiffeBundleURL": .*Did you mean `spiffeBundleUrl`\?/);
});
