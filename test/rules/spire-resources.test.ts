/** Edge cases of the rules about the resources of a SPIRE controller manager. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rules } from '../../server/src/core/rules/list.ts';
import { SOUND_SPIRE } from '../../server/src/core/rules/spire-examples.ts';
import { applyOffer } from '../harness/offers.ts';
import { analyze, filesOf, findingsIn, findingsOf } from '../harness/workspace.ts';

type Files = Readonly<Record<string, string>> | string;

function rulesNamed(...ids: string[]) {
  return rules.filter(({ id }) => ids.includes(id));
}

/** What the rules find, each as the text it points at. */
function found(files: Files, ...ids: string[]): string[] {
  return findingsOf(files, rulesNamed(...ids)).map(({ span, document }) =>
    document.section.text.slice(span.start, span.end),
  );
}

function messages(files: Files, ...ids: string[]): string[] {
  return findingsOf(files, rulesNamed(...ids)).map(({ message }) => message);
}

/** The file after the first edit on offer. */
function mended(text: string, id: string, offer = 0): string | undefined {
  const analyzer = analyze(text, rulesNamed(id));
  const [finding] = findingsIn(analyzer);
  const chosen = finding?.offers()[offer];
  return finding && chosen && applyOffer(analyzer, finding, chosen, filesOf(text))['example.yaml'];
}

function resource(kind: string, spec: string, name = 'x'): string {
  const lines = spec.trim().split('\n');
  return `apiVersion: spire.spiffe.io/v1alpha1\nkind: ${kind}\nmetadata:\n  name: ${name}\nspec:\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

const identity = (spec: string) =>
  resource('ClusterSPIFFEID', `spiffeIDTemplate: spiffe://{{ .TrustDomain }}/a\n${spec}`);
const entry = (spec: string) => resource('ClusterStaticEntry', spec);
const link = (domain: string, spec = '', name = domain) =>
  resource(
    'ClusterFederatedTrustDomain',
    `trustDomain: ${domain}\nbundleEndpointURL: https://${domain}\nbundleEndpointProfile: {type: https_web}\n${spec}`,
    name,
  );
const controller = (domain: string, rest = '') =>
  `apiVersion: spire.spiffe.io/v1alpha1\nkind: ControllerManagerConfig\nclusterName: c\ntrustDomain: ${domain}\n${rest}`;

// A class that is missing.

test('a class is missed only beside resources of a class, and only where nobody acts on resources without one', () => {
  const classless = identity('');
  const count = (files: Readonly<Record<string, string>>) =>
    found({ ...files, 'eu/x.yaml': classless }, 'missing-class-name').length;
  assert.equal(count({ 'eu/a.yaml': link('a.test', 'className: eu') }), 1);
  assert.equal(count({ 'eu/spire.yaml': controller('a.test', 'className: eu\n') }), 1);
  assert.equal(count({ 'spire.yaml': controller('a.test', 'className: eu\n') }), 1, 'a controller in a folder above');
  assert.equal(count({ 'us/a.yaml': link('a.test', 'className: us') }), 0, 'another folder, perhaps another cluster');
  assert.equal(count({ 'eu/a.yaml': link('a.test') }), 0);
  const watched = 'className: eu\nwatchClassless: true\n';
  assert.equal(
    count({ 'eu/a.yaml': link('a.test', 'className: eu'), 'eu/spire.yaml': controller('a.test', watched) }),
    0,
  );
  const perhaps = 'className: eu\nwatchClassless: $(WATCH)\n';
  assert.equal(count({ 'eu/spire.yaml': controller('a.test', perhaps) }), 0);
  assert.equal(count({ 'eu/a.yaml': link('a.test', 'className: $(CLASS)') }), 0);
});

test('with several classes around, the class is left to a person', () => {
  const text = `${link('a.test', 'className: one')}---\n${link('b.test', 'className: two')}---\n${identity('')}`;
  const [finding] = findingsOf(text, rulesNamed('missing-class-name'));
  assert.match(finding?.message ?? '', /`one` and `two`/);
  assert.deepEqual(finding?.offers()[0]?.operations, [
    { op: 'set', path: ['spec', 'className'], value: { blank: 'one' } },
  ]);
});

// Domains an identity federates with.

test('a federated domain is unknown only where federations are declared close by', () => {
  const id = 'federates-with-unknown-domain';
  const workload = identity('federatesWith: [b.test]');
  assert.deepEqual(found({ 'eu/x.yaml': workload, 'eu/a.yaml': link('a.test') }, id), ['b.test']);
  assert.deepEqual(found({ 'eu/x.yaml': workload }, id), []);
  assert.deepEqual(found({ 'eu/x.yaml': workload, 'us/a.yaml': link('a.test') }, id), []);
  assert.deepEqual(found({ 'eu/x.yaml': workload, 'us/b.yaml': link('b.test'), 'eu/a.yaml': link('a.test') }, id), []);
  assert.deepEqual(
    found({ 'eu/x.yaml': workload, 'eu/a.yaml': link('a.test'), 'eu/t.yaml': link('$(TD)', '', 't') }, id),
    [],
  );
  assert.deepEqual(found({ 'eu/x.yaml': identity('federatesWith: ["$(TD)"]'), 'eu/a.yaml': link('a.test') }, id), []);
});

test('a folder beside counts for the same class', () => {
  const id = 'federates-with-unknown-domain';
  const workload = identity('className: eu\nfederatesWith: [b.test]');
  const near = { 'eu/ids/x.yaml': workload };
  assert.deepEqual(found({ ...near, 'eu/links/a.yaml': link('a.test', 'className: eu') }, id), ['b.test']);
  assert.deepEqual(found({ ...near, 'eu/links/a.yaml': link('a.test', 'className: us') }, id), []);
  assert.deepEqual(found({ ...near, 'us/links/a.yaml': link('a.test', 'className: eu') }, id), []);
});

test('a bundle that is agreed to be handed over needs no declaration', () => {
  const files = { 'x.yaml': identity('federatesWith: [b.test]'), 'a.yaml': link('a.test') };
  const agreement = (distribution: string) =>
    `apiVersion: fedlint.dev/v1alpha1\nkind: Federation\nmetadata: {name: b}\nspec:\n  local: a.test\n  remote: b.test\n  direction: inbound\n  bundle: {distribution: ${distribution}}\n`;
  const id = 'federates-with-unknown-domain';
  assert.deepEqual(found({ ...files, 'b.yaml': agreement('manual') }, id), []);
  assert.deepEqual(found({ ...files, 'b.yaml': agreement('endpoint') }, id), ['b.test']);
});

test('a misspelt domain is corrected to a declared one, never to one that stands in the list already', () => {
  const text = `${link('acme.partner.test')}---\n${identity('federatesWith: [acme.partner.test, acme.partnr.test]')}`;
  const titles = (source: string) =>
    findingsOf(source, rulesNamed('federates-with-unknown-domain')).flatMap((finding) =>
      finding.offers().map(({ title }) => title),
    );
  assert.ok(!titles(text).some((title) => title.startsWith('Change')));
  assert.ok(titles(text.replace('acme.partner.test, ', '')).includes('Change to `acme.partner.test`'));
});

test('a list that ends up empty goes with its key', () => {
  const text = entry(
    'spiffeID: spiffe://a.test/x\nparentID: spiffe://a.test/y\nfederatesWith:\n  - a.test\nselectors: ["a:b"]',
  );
  assert.equal(mended(text, 'redundant-federates-with'), text.replace('  federatesWith:\n    - a.test\n', ''));
});

test('a domain is redundant as the home of the identity, and when it stands twice in any spelling', () => {
  const id = 'redundant-federates-with';
  assert.deepEqual(found(identity('federatesWith: [b.test, spiffe://b.test]'), id), ['spiffe://b.test']);
  assert.deepEqual(found(identity('federatesWith: [b.test, c.test]'), id), []);
  assert.deepEqual(found(`${controller('a.test')}---\n${identity('federatesWith: [a.test]')}`, id), ['a.test']);
  const written = (domain: string) => identity('federatesWith: [a.test]').replace('{{ .TrustDomain }}', domain);
  assert.deepEqual(found(written('a.test'), id), ['a.test']);
  assert.deepEqual(found(`${controller('b.test')}---\n${written('a.test')}`, id), [], 'which one is home is disputed');
});

// Which pods.

test('a selector that selects everything is none, and one that only a template knows is one', () => {
  const rights = (selectors: string) => found(identity(`admin: true\n${selectors}`), 'admin-for-every-pod').length;
  assert.equal(rights(''), 1);
  assert.equal(rights('podSelector: {}'), 1);
  assert.equal(rights('podSelector:\n  matchLabels: {}\nnamespaceSelector: {}'), 1);
  assert.equal(rights('podSelector:'), 1);
  assert.equal(rights('namespaceSelector:\n  matchLabels: {team: a}'), 0);
  assert.equal(rights('podSelector: {{ selector }}'), 0);
  assert.equal(rights('podSelector: $(SELECTOR)'), 0);
  assert.equal(rights('podSelector:\n  matchLabel: {app: a}'), 0, 'a misspelt condition is meant to be one');
});

test('only a right that is given counts', () => {
  assert.deepEqual(found(identity('admin: false\ndownstream: true'), 'admin-for-every-pod'), ['true']);
  assert.deepEqual(found(identity('admin: "$(ADMIN)"'), 'admin-for-every-pod'), []);
  assert.deepEqual(found(entry('spiffeID: spiffe://a.test/x\nadmin: true'), 'admin-for-every-pod'), []);
});

test('federation for every pod names whom', () => {
  const [message] = messages(identity('federatesWith: [b.test, c.test]'), 'federation-for-every-pod');
  assert.match(message ?? '', /`b.test` and `c.test`/);
  assert.match(
    messages(identity('federatesWith: ["$(A)", c.test]'), 'federation-for-every-pod')[0] ?? '',
    /other domains/,
  );
  assert.deepEqual(found(identity('federatesWith: []'), 'federation-for-every-pod'), []);
});

// Bundles.

test('a bundle is told from what people put in its place', () => {
  const bundle = (text: string) => messages(link('a.test', `trustDomainBundle: ${text}`), 'bundle-not-spiffe-json')[0];
  assert.match(bundle('|\n  -----BEGIN CERTIFICATE-----\n  MIIB\n  -----END CERTIFICATE-----') ?? '', /PEM/);
  assert.match(bundle('see the wiki') ?? '', /not JSON/);
  assert.match(bundle(`'[]'`) ?? '', /no SPIFFE bundle/);
  assert.match(bundle(`'{}'`) ?? '', /no list of `keys`/);
  assert.match(bundle(`'{"keys": null}'`) ?? '', /no list of `keys`/);
  assert.equal(bundle(`'{"keys": []}'`), undefined);
  assert.equal(bundle(`'{"Keys": []}'`), undefined, 'Go takes member names in any case');
  assert.equal(bundle('$(BUNDLE)'), undefined);
  assert.equal(bundle('"{{ .bundle }}"'), undefined);
  assert.equal(bundle(''), undefined);
});

test('a bundle written as a map becomes a text only where nothing is lost', () => {
  const edits = (bundle: string) =>
    findingsOf(link('a.test', `trustDomainBundle: ${bundle}`), rulesNamed('bundle-not-spiffe-json')).map(
      (finding) => finding.offers().length,
    );
  assert.deepEqual(edits('{keys: [], spiffe_sequence: 7}'), [1]);
  assert.deepEqual(edits('{keys: [], spiffe_sequence: 12345678901234567890}'), [0]);
  assert.deepEqual(edits('{keys: ["$(KEY)"]}'), [0]);
  assert.deepEqual(edits('[a]'), [0]);
});

test('the schema says nothing more about a bundle that is a map', () => {
  const ids = findingsOf(
    link('a.test', 'trustDomainBundle: {keys: []}'),
    rulesNamed('bundle-not-spiffe-json', 'invalid-value'),
  );
  assert.deepEqual(
    ids.map(({ rule }) => rule.id),
    ['bundle-not-spiffe-json'],
  );
});

// Two declarations of one domain.

test('one domain declared twice is a fault in one folder, for one class, under two names', () => {
  const count = (a: string, b: string, folder = 'eu') =>
    found({ 'eu/a.yaml': a, [`${folder}/b.yaml`]: b }, 'duplicate-federated-trust-domain').length;
  assert.equal(count(link('a.test', '', 'one'), link('a.test', '', 'two')), 1);
  assert.equal(count(link('a.test', '', 'one'), link('spiffe://a.test', '', 'two')), 1);
  assert.equal(count(link('a.test', '', 'one'), link('a.test', '', 'one')), 0, 'two versions of one resource');
  assert.equal(count(link('a.test', '', 'one'), link('a.test', '', 'two'), 'us'), 0);
  assert.equal(count(link('a.test', 'className: x', 'one'), link('a.test', 'className: y', 'two')), 0);
  assert.equal(count(link('a.test', 'className: x', 'one'), link('a.test', 'className: "$(C)"', 'two')), 0);
  assert.equal(count(link('a.test', '', 'one'), link('a.test', '', '"$(N)"')), 0);
});

// Templates.

const template = (text: string, rest = '') => resource('ClusterSPIFFEID', `spiffeIDTemplate: ${text}\n${rest}`);

test('templates are refused for what Go refuses, and templates of other tools are left alone', () => {
  const id = 'invalid-id-template';
  assert.deepEqual(found(template('spiffe://td/{{ lower .PodMeta.Name }}'), id), ['lower']);
  assert.deepEqual(found(template('spiffe://td/{{ .PodMeta.Name'), id), ['{{']);
  assert.deepEqual(found(template('"spiffe://td/{{ .PodMeta.Labels.app-name }}"'), id), ['-']);
  assert.deepEqual(found(template('spiffe://td/{{ trust_domain }}'), id), [], 'Jinja');
  assert.deepEqual(found(template('spiffe://{{ .Values.trustDomain }}/a'), id), [], 'Helm');
  assert.deepEqual(found(template('spiffe://$(TD)/{{ lower .PodMeta.Name }}'), id), []);
  assert.deepEqual(found(template('spiffe://td/a', 'dnsNameTemplates: ["{{ lower .PodMeta.Name }}"]'), id), ['lower']);
  assert.deepEqual(found(controller('a.test', 'parentIDTemplate: "spiffe://td/{{ lower .NodeMeta.Name }}"\n'), id), [
    'lower',
  ]);
});

test('a label is read with index, whatever the quotes', () => {
  const id = 'invalid-id-template';
  const call = 'index .PodMeta.Labels "a.b/c"';
  for (const [quote, written] of [
    ['', call],
    ["'", call],
    ['"', call.replaceAll('"', '\\"')],
  ] as const) {
    const before = template(`${quote}spiffe://td/{{ .PodMeta.Labels.a.b/c }}${quote}`);
    assert.equal(mended(before, id), before.replace('.PodMeta.Labels.a.b/c', written));
  }
});

test('fields of a template that do not exist are corrected', () => {
  const id = 'unknown-template-field';
  const text = template('spiffe://td/{{ .PodSpec.Namespace }}/{{ .TrustDomian }}');
  assert.deepEqual(found(text, id), ['Namespace', 'TrustDomian']);
  assert.equal(mended(text, id), text.replace('PodSpec.Namespace', 'PodMeta.Namespace'));
  assert.deepEqual(found(template('spiffe://td/{{ .PodMeta.Labels.anything }}'), id), []);
  assert.deepEqual(found(template('spiffe://td/{{ range .PodSpec.Containers }}{{ .Foo }}{{ end }}'), id), []);
});

test('a trust domain that is spelled out is compared with that of the controller', () => {
  const id = 'hard-coded-trust-domain';
  const text = template('spiffe://b.test/a');
  assert.deepEqual(found(text, id), []);
  assert.deepEqual(found(`${controller('b.test')}---\n${text}`, id), []);
  assert.deepEqual(found(`${controller('a.test')}---\n${text}`, id), ['b.test']);
  assert.deepEqual(
    found(`${controller('a.test', 'className: eu\n')}---\n${text}`, id),
    [],
    'another controller acts on it',
  );
  assert.deepEqual(found(`${controller('$(TD)')}---\n${text}`, id), []);
  assert.deepEqual(found({ 'eu/c.yaml': controller('a.test'), 'us/x.yaml': text }, id), [], 'another cluster');
  assert.deepEqual(found({ 'eu/c.yaml': controller('a.test'), 'eu/ids/x.yaml': text }, id), ['b.test']);
  const ofClass = template('spiffe://b.test/a', 'className: eu\n');
  const elsewhere = { 'eu/c.yaml': controller('a.test', 'className: eu\n'), 'us/x.yaml': ofClass };
  assert.deepEqual(found(elsewhere, id), ['b.test'], 'the one controller of its class');
  const server = 'server {\n  trust_domain = "b.test"\n}\n';
  assert.deepEqual(
    found({ ...elsewhere, 'us/spire/server.conf': server }, id),
    [],
    'one of two clusters of that class',
  );
  const settings = 'localTrustDomains: [a.test, b.test]\n';
  assert.deepEqual(found({ '.fedlint.yaml': settings, 'c.yaml': controller('a.test'), 'x.yaml': text }, id), []);
  assert.deepEqual(found({ '.fedlint.yaml': 'localTrustDomains: [a.test]\n', 'x.yaml': text }, id), ['b.test']);
});

test('a label in a template has to be asked for', () => {
  const id = 'template-label-without-selector';
  const reads = (selector: string, lookup = '{{ .PodMeta.Labels.tier }}') =>
    found(template(`spiffe://td/${lookup}`, selector), id);
  assert.deepEqual(reads(''), ['tier']);
  assert.deepEqual(reads('podSelector: {}'), ['tier']);
  assert.deepEqual(reads('podSelector:\n  matchLabels: {app: a}'), ['tier']);
  assert.deepEqual(reads('podSelector:\n  matchExpressions: [{key: tier, operator: NotIn, values: [a]}]'), ['tier']);
  assert.deepEqual(reads('podSelector:\n  matchLabels: {tier: a}'), []);
  assert.deepEqual(reads('podSelector:\n  matchExpressions: [{key: tier, operator: Exists}]'), []);
  assert.deepEqual(reads('podSelector:\n  matchExpressions: [{key: "$(KEY)", operator: Exists}]'), []);
  assert.deepEqual(reads('podSelector: $(SELECTOR)'), []);
  assert.deepEqual(reads('', '{{ if .PodMeta.Labels.tier }}{{ .PodMeta.Labels.tier }}{{ end }}'), []);
  assert.deepEqual(reads('', '{{ .PodMeta.Annotations.tier }}'), []);
  assert.equal(reads('', '{{ .PodMeta.Labels.tier }}/{{ .PodMeta.Labels.tier }}').length, 1);
});

// Values.

test('lifetimes', () => {
  const id = 'invalid-credential-lifetime';
  for (const sound of ['1h', '"90m"', '1h30m', '0s', '"$(TTL)"'])
    assert.deepEqual(found(identity(`ttl: ${sound}`), id), []);
  for (const broken of ['3600', '"3600"', '1d', 'one hour', '-1h']) {
    assert.equal(found(identity(`ttl: ${broken}`), id).length, 1, broken);
  }
  assert.deepEqual(found(identity('jwtTtl: 300'), id), ['300']);
  assert.deepEqual(found(entry('spiffeID: spiffe://a.test/x\nx509SVIDTTL: 1d\njwtSVIDTTL: 2d'), id), ['1d', '2d']);
  const kinds = (value: string) =>
    findingsOf(identity(`ttl: ${value}`), rulesNamed(id)).flatMap((finding) =>
      finding.offers().map(({ kind }) => kind),
    );
  assert.deepEqual(kinds('1d'), ['fix']);
  assert.deepEqual(kinds('3600'), ['suggest'], 'seconds are only the likeliest unit');
  assert.deepEqual(kinds('-1h'), []);
  assert.deepEqual(
    findingsOf(identity('ttl: 3600'), rulesNamed(id, 'invalid-value')).map(({ rule }) => rule.id),
    [id],
    'the schema says nothing more',
  );
});

test('label values are texts', () => {
  const id = 'label-value-not-text';
  const text = identity(
    'podSelector:\n  matchLabels:\n    a: true\n    b: 1.10\n    c: "true"\n    d: $(X)\n    e:\nnamespaceSelector: {matchLabels: {f: 7}}',
  );
  assert.deepEqual(found(text, id), ['true', '1.10', '7']);
  assert.equal(mended(text, id), text.replace('a: true', 'a: "true"'));
  const kinds = findingsOf(text, rulesNamed(id)).flatMap((finding) => finding.offers().map(({ kind }) => kind));
  assert.deepEqual(kinds, ['fix', 'suggest', 'fix'], '1.10 is read as 1.1');
});

test('selectors', () => {
  const id = 'invalid-selector';
  const selects = (list: string) => found(entry(`spiffeID: spiffe://a.test/x\nselectors: ${list}`), id);
  assert.deepEqual(selects('[k8s:ns:a, "unix:uid:1"]'), []);
  assert.deepEqual(selects('[payments]'), ['payments']);
  assert.deepEqual(selects('["k8s:"]'), [':']);
  assert.deepEqual(selects('["$(SELECTOR)"]'), []);
  assert.equal(selects('[{type: k8s, value: ns:a}]').length, 1);
  const templates = (list: string) => found(identity(`workloadSelectorTemplates: ${list}`), id);
  assert.deepEqual(templates('["k8s:ns:{{ .PodMeta.Namespace }}"]'), []);
  assert.deepEqual(templates('["{{ .PodMeta.Namespace }}"]'), [], 'the value may bring the colon along');
  assert.deepEqual(templates('[payments]'), ['payments']);
});

test('a map with more than type and value is left to a person', () => {
  const [finding] = findingsOf(
    entry('spiffeID: spiffe://a.test/x\nselectors:\n  - {type: k8s, value: a, other: b}'),
    rulesNamed('invalid-selector'),
  );
  assert.deepEqual(finding?.offers(), []);
});

test('label expressions', () => {
  const id = 'invalid-label-expression';
  const expression = (rest: string) => found(identity(`podSelector: {matchExpressions: [{key: a, ${rest}}]}`), id);
  assert.deepEqual(expression('operator: In, values: [x]'), []);
  assert.deepEqual(expression('operator: Exists'), []);
  assert.deepEqual(expression('operator: DoesNotExist, values: []'), []);
  assert.deepEqual(expression('operator: In'), ['In']);
  assert.deepEqual(expression('operator: NotIn, values: []'), ['NotIn']);
  assert.deepEqual(expression('operator: Exists, values: [x]'), ['Exists']);
  assert.deepEqual(expression('operator: "$(OP)"'), []);
  assert.deepEqual(expression('operator: Exists, values: ["$(V)"]'), []);
  assert.deepEqual(expression('operator: In, values: {{ values }}'), []);
  assert.deepEqual(expression('operator: Equals'), [], 'the schema knows the operators');
});

test('entries outside the trust domain', () => {
  const id = 'entry-outside-trust-domain';
  const ids = (spiffeID: string, parentID: string, config = '') =>
    found(`${config}${entry(`spiffeID: ${spiffeID}\nparentID: ${parentID}\nselectors: ["a:b"]`)}`, id);
  assert.deepEqual(ids('spiffe://a.test/x', 'spiffe://a.test/y'), []);
  assert.deepEqual(ids('spiffe://a.test/x', 'spiffe://b.test/y'), ['b.test']);
  assert.deepEqual(ids('/x', 'spiffe://b.test/y'), ['/x']);
  assert.deepEqual(ids('spiffe://a.test/x', 'spiffe://b.test/y', `${controller('b.test')}---\n`), ['a.test']);
  assert.deepEqual(ids('spiffe://$(TD)/x', 'spiffe://b.test/y'), []);
  assert.deepEqual(ids('spiffe://A.test/x', 'spiffe://b.test/y'), [], 'a broken ID is told of elsewhere');
  const text = entry('spiffeID: /x\nparentID: spiffe://b.test/y\nselectors: ["a:b"]');
  assert.equal(mended(text, id), text.replace('/x', 'spiffe://b.test/x'));
  assert.equal(findingsOf(text, rulesNamed(id, 'invalid-spiffe-id')).length, 1);
});

test('namespaces', () => {
  const id = 'namespace-on-cluster-resource';
  const text = identity('').replace('  name: x\n', '  name: x\n  namespace: spire\n');
  assert.deepEqual(found(text, id), ['spire']);
  assert.equal(mended(text, id), identity(''));
  assert.deepEqual(found(text.replace('namespace: spire', 'namespace: $(NS)'), id), []);
  const list = `apiVersion: v1\nkind: List\nitems:\n${text.replace(/^/gm, '    ').replace('    ', '  - ').trimEnd()}\n`;
  assert.deepEqual(found(list, id), ['spire']);
  assert.doesNotMatch(mended(list, id) ?? 'namespace', /namespace/);
});

test('names and versions that nobody serves', () => {
  const id = 'wrong-api-version';
  const named = (apiVersion: string, kind: string) => `apiVersion: ${apiVersion}\nkind: ${kind}\nspec: {}\n`;
  const kindsOf = (text: string) =>
    findingsOf(text, rulesNamed(id)).flatMap((finding) => finding.offers().map(({ kind }) => kind));
  assert.deepEqual(kindsOf(named('spire.spiffe.io/v1beta1', 'ClusterSPIFFEID')), ['fix']);
  assert.deepEqual(kindsOf(named('spire.spiffe.io/v1alpha1', 'ClusterSpiffeID')), ['fix']);
  assert.deepEqual(kindsOf(named('spiffeid.spiffe.io/v1beta1', 'SpiffeID')), ['suggest']);
  assert.deepEqual(kindsOf(named('fedlint.dev/v1', 'Federation')), ['fix']);
  assert.deepEqual(found(named('spire.spiffe.io/v1alpha1', 'ClusterSPIFFEIDList'), id), []);
  assert.deepEqual(found(named('spire.spiffe.io/v1alpha1', 'Backend'), id), []);
  assert.equal(
    mended(named('spire.spiffe.io/v1beta1', 'ClusterSpiffeID'), id),
    named('spire.spiffe.io/v1alpha1', 'ClusterSPIFFEID'),
  );
});

test('kinds that a controller is not told about', () => {
  const id = 'partial-reconcile-block';
  const block = (...lines: string[]) =>
    controller('a.test', `reconcile:\n${lines.map((line) => `  ${line}\n`).join('')}`);
  assert.deepEqual(found(block('clusterSPIFFEIDs: true'), id), ['reconcile']);
  const all = ['clusterSPIFFEIDs: true', 'clusterFederatedTrustDomains: false', 'clusterStaticEntries: true'];
  assert.deepEqual(found(block(...all), id), []);
  assert.deepEqual(found(block('"$(KIND)": true'), id), []);
  assert.deepEqual(
    found(`${block(...all.slice(1))}staticManifestPath: /manifests\n`, id),
    [],
    'files hold no ClusterSPIFFEID',
  );
});

test('DNS names', () => {
  const id = 'invalid-dns-name';
  const names = (list: string) => found(entry(`spiffeID: spiffe://a.test/x\ndnsNames: ${list}`), id);
  assert.deepEqual(names('[a.test, "*.a.test", db]'), []);
  assert.deepEqual(names('[a_b.test]'), ['_']);
  assert.deepEqual(names('[a.test.]'), ['.']);
  assert.deepEqual(names('["*.*.test"]'), ['*']);
  assert.deepEqual(names('[A.test]'), [], 'older builds let capitals pass');
  assert.deepEqual(names('["$(NAME)_x"]'), []);
  const templates = (list: string) => found(identity(`dnsNameTemplates: ${list}`), id);
  assert.deepEqual(templates('["{{ .PodMeta.Name }}.a_b.svc"]'), ['_']);
  assert.deepEqual(templates('["{{ .PodMeta.Name }}.svc"]'), []);
});

test('a field that another format spells otherwise is corrected to the one of this kind', () => {
  const renamed = (spec: string) =>
    findingsOf(identity(spec), rulesNamed('unknown-field')).flatMap((finding) =>
      finding.offers().map(({ title }) => title),
    );
  assert.deepEqual(renamed('workloadSelector: {}'), ['Rename to `podSelector`']);
  assert.deepEqual(renamed('selector: {}'), ['Rename to `podSelector`']);
  assert.deepEqual(renamed('x509TTL: 1h'), ['Rename to `ttl`']);
  assert.deepEqual(renamed('jwtTTL: 5m'), ['Rename to `jwtTtl`']);
});

test('an edit of the controller reaches the resources it acts on', () => {
  const analyzer = analyze(SOUND_SPIRE, rulesNamed('hard-coded-trust-domain', 'missing-class-name'));
  assert.deepEqual(findingsIn(analyzer), []);
  const file = [...analyzer.allFiles()].find(({ info }) => info.path === 'spiffe-id.yaml');
  assert.ok(file);
  const text = filesOf(SOUND_SPIRE)['spiffe-id.yaml'] ?? '';
  analyzer.open(file.info, text.replace('{{ .TrustDomain }}', 'shop.corp.example'));
  assert.deepEqual(findingsIn(analyzer), []);
  const config = [...analyzer.allFiles()].find(({ info }) => info.path === 'controller-manager-config.yaml');
  assert.ok(config);
  analyzer.open(config.info, controller('other.corp.example', 'className: spire-shop\n'));
  assert.deepEqual(
    findingsIn(analyzer).map(({ rule }) => rule.id),
    ['hard-coded-trust-domain'],
  );
});
