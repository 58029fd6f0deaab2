/** Rules about where requests of the other side are decided: named, described, enforcing, failing shut. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changed, ENFORCEMENT_POINT, FEDERATION, SOUND, TRUST_DOMAINS } from '../../server/src/core/rules/examples.ts';
import { danglingPolicyReference } from '../../server/src/core/rules/governance/dangling-policy-reference.ts';
import { enforcementModeMismatch } from '../../server/src/core/rules/governance/enforcement-mode-mismatch.ts';
import { failOpen } from '../../server/src/core/rules/governance/fail-open.ts';
import { noEnforcementPoint } from '../../server/src/core/rules/governance/no-enforcement-point.ts';
import { observeOnlyEnforcement } from '../../server/src/core/rules/governance/observe-only-enforcement.ts';
import { undocumentedEnforcementPoint } from '../../server/src/core/rules/governance/undocumented-enforcement-point.ts';
import { FEDERATED_TRUST_DOMAIN } from '../../server/src/core/rules/spire-examples.ts';
import { after, type Files, marks, messages, titles } from '../harness/one-rule.ts';
import { analyze, findingsIn, findingsOf } from '../harness/workspace.ts';

const POINTS = '  enforcementPoints: [payments-gateway]\n';
const UNNAMED = changed(FEDERATION, POINTS, '');
const OBSERVING = changed(ENFORCEMENT_POINT, 'mode: enforce', 'mode: observe');
const INLINE = `  enforcementPoints:
    - name: payments-gateway
      location: {type: gateway}
      mode: enforce
`;

function annotated(annotations: string): string {
  return changed(FEDERATED_TRUST_DOMAIN, '  name: acme\n', `  name: acme\n  annotations:\n${annotations}`);
}

test('no-enforcement-point: trust that accepts nobody needs none', () => {
  const silent = [
    changed(UNNAMED, 'direction: inbound', 'direction: outbound'),
    changed(UNNAMED, 'authentication: accepted', 'authentication: refused'),
    changed(UNNAMED, 'direction: inbound', 'direction: $(DIRECTION)'),
    changed(UNNAMED, 'authentication: accepted', 'authentication: $(AUTHENTICATION)'),
    changed(UNNAMED, '  direction: inbound\n', ''),
    changed(UNNAMED, 'remote: acme.partner.example', 'remote: $(PARTNER)'),
    changed(FEDERATION, '[payments-gateway]', '$(POINTS)'),
    changed(FEDERATION, '[payments-gateway]', '["{{ .Values.point }}"]'),
    changed(FEDERATION, POINTS, INLINE),
  ];
  for (const text of silent) assert.deepEqual(marks(noEnforcementPoint, { 'a.yaml': text }), [], text);
  assert.equal(marks(noEnforcementPoint, { 'a.yaml': changed(UNNAMED, 'inbound', 'mutual') }).length, 1);
});

test('no-enforcement-point: a name that waits to be filled in names nothing', () => {
  const files = { 'a.yaml': changed(FEDERATION, '[payments-gateway]', '[TODO]') };
  assert.deepEqual(marks(noEnforcementPoint, files), ['enforcementPoints']);
});

test('no-enforcement-point: the annotation of the native resource counts for its manifest, and for itself', () => {
  const enforced = annotated('    fedlint.dev/enforced-at: orders-gateway\n');
  assert.deepEqual(marks(noEnforcementPoint, { 'a.yaml': UNNAMED, 'b.yaml': enforced }), []);
  assert.deepEqual(marks(noEnforcementPoint, { 'b.yaml': enforced }), []);
  const owned = annotated('    fedlint.dev/owner: team-partners\n');
  assert.deepEqual(marks(noEnforcementPoint, { 'b.yaml': owned }), ['annotations']);
  assert.deepEqual(marks(noEnforcementPoint, { 'b.yaml': FEDERATED_TRUST_DOMAIN }), []);
});

test('no-enforcement-point: what enforces on the way back does not count', () => {
  const back = changed(
    annotated('    fedlint.dev/enforced-at: their-gateway\n'),
    '  trustDomain: acme.partner.example\n',
    '  trustDomain: shop.corp.example\n',
  );
  const mutual = changed(UNNAMED, 'direction: inbound', 'direction: mutual');
  assert.deepEqual(marks(noEnforcementPoint, { 'a.yaml': mutual, 'b.yaml': back }), ['spec']);
});

test('no-enforcement-point: offers the points that decide about the other side already', () => {
  const files = { 'a.yaml': UNNAMED, 'b.yaml': ENFORCEMENT_POINT };
  assert.deepEqual(titles(noEnforcementPoint, files), [
    'Name the enforcement point `payments-gateway`',
    'Describe the enforcement point here',
  ]);
  const mended = after(noEnforcementPoint, files, 'Name the enforcement point `payments-gateway`');
  assert.match(mended['a.yaml'] ?? '', /enforcementPoints:\s+- payments-gateway\n/);
  const owned = { 'b.yaml': annotated('    fedlint.dev/owner: team-partners\n') };
  const annotatedAfter = after(noEnforcementPoint, owned, 'Say where it is enforced');
  assert.match(annotatedAfter['b.yaml'] ?? '', /fedlint\.dev\/enforced-at: \S/);
  assert.deepEqual(marks(noEnforcementPoint, annotatedAfter), []);
});

test('undocumented-enforcement-point: only what decides about a foreign domain has to be named', () => {
  const own = { 'd.yaml': TRUST_DOMAINS, 'p.yaml': changed(ENFORCEMENT_POINT, 'acme.partner.', 'shop.corp.') };
  assert.deepEqual(marks(undocumentedEnforcementPoint, own), []);
  const alone = { 'p.yaml': ENFORCEMENT_POINT };
  assert.deepEqual(marks(undocumentedEnforcementPoint, alone), ['acme.partner.example']);
  assert.deepEqual(titles(undocumentedEnforcementPoint, alone), []);
  const configured = { ...alone, '.fedlint.yaml': 'localTrustDomains: [spiffe://acme.partner.example]\n' };
  assert.deepEqual(marks(undocumentedEnforcementPoint, configured), []);
  const unknown = { ...alone, 'd.yaml': changed(TRUST_DOMAINS, 'operator: partner', 'operator: $(OPERATOR)') };
  assert.deepEqual(marks(undocumentedEnforcementPoint, unknown), []);
  const template = { 'p.yaml': changed(ENFORCEMENT_POINT, '[acme.partner.example]', '["$(PARTNER)"]') };
  assert.deepEqual(marks(undocumentedEnforcementPoint, template), []);
  const mixed = { 'd.yaml': TRUST_DOMAINS, 'p.yaml': changed(ENFORCEMENT_POINT, '[acme', '[shop.corp.example, acme') };
  assert.deepEqual(marks(undocumentedEnforcementPoint, mixed), ['acme.partner.example']);
});

test('undocumented-enforcement-point: who may name it', () => {
  const point = changed(
    ENFORCEMENT_POINT,
    '    cluster: payments-eu\n',
    '    policyRef: AuthorizationPolicy/pay/acme\n',
  );
  const naming: Files = {
    'inline point of the same name': changed(FEDERATION, POINTS, INLINE),
    'template that could be any name': changed(FEDERATION, '[payments-gateway]', '["$(POINT)"]'),
    'native resource': annotated('    fedlint.dev/enforced-at: ledger-gateway, payments-gateway\n'),
    'native resource, by the policy': annotated('    fedlint.dev/enforced-at: AuthorizationPolicy/pay/acme\n'),
    'slip of the pen': changed(FEDERATION, '[payments-gateway]', '[payment-gateway]'),
  };
  for (const [how, text] of Object.entries(naming)) {
    assert.deepEqual(marks(undocumentedEnforcementPoint, { 'p.yaml': point, 'f.yaml': text }), [], how);
  }
  const other = changed(FEDERATION, '[payments-gateway]', '[orders-gateway]');
  const orders = changed(ENFORCEMENT_POINT, 'name: payments-gateway', 'name: orders-gateway');
  const files = { 'p.yaml': point, 'f.yaml': other, 'o.yaml': orders };
  assert.deepEqual(marks(undocumentedEnforcementPoint, files), ['acme.partner.example']);
});

test('undocumented-enforcement-point: is added to the manifest or to the annotation, whose other names stay', () => {
  const point = { 'p.yaml': ENFORCEMENT_POINT };
  const manifest = { ...point, 'f.yaml': UNNAMED };
  const added = after(undocumentedEnforcementPoint, manifest, 'Add it to the Federation `acme-orders`');
  assert.match(added['f.yaml'] ?? '', /enforcementPoints:\s+- payments-gateway\n/);
  const native = { ...point, 'n.yaml': annotated('    fedlint.dev/enforced-at: ledger-gateway\n') };
  const title = 'Name it on the ClusterFederatedTrustDomain `acme`';
  const named = after(undocumentedEnforcementPoint, native, title);
  assert.match(named['n.yaml'] ?? '', /fedlint\.dev\/enforced-at: ledger-gateway, payments-gateway\n/);
  assert.deepEqual(marks(undocumentedEnforcementPoint, named), []);
});

test('observe-only-enforcement: one point that enforces, or that nobody knows, is enough', () => {
  const observing = { 'p.yaml': OBSERVING, 'f.yaml': FEDERATION };
  assert.deepEqual(marks(observeOnlyEnforcement, observing), ['enforcementPoints']);
  const listed = (points: string): Files => ({ 'p.yaml': OBSERVING, 'f.yaml': changed(FEDERATION, POINTS, points) });
  const inline = (mode: string): string =>
    `  enforcementPoints:\n    - payments-gateway\n    - {name: waf, location: {type: proxy}, mode: ${mode}}\n`;
  assert.deepEqual(marks(observeOnlyEnforcement, listed(inline('observe'))), ['enforcementPoints']);
  assert.deepEqual(marks(observeOnlyEnforcement, listed(inline('enforce'))), []);
  assert.deepEqual(marks(observeOnlyEnforcement, listed(inline('"$(MODE)"'))), []);
  assert.deepEqual(marks(observeOnlyEnforcement, listed('  enforcementPoints: [payments-gateway, elsewhere]\n')), []);
  assert.deepEqual(marks(observeOnlyEnforcement, listed('  enforcementPoints: [payments-gateway, "$(P)"]\n')), []);
  const twice = { ...observing, 'q.yaml': ENFORCEMENT_POINT };
  assert.deepEqual(marks(observeOnlyEnforcement, twice), []);
});

test('observe-only-enforcement: points to every observing point, in the order of the files', () => {
  const second = changed(OBSERVING, 'name: payments-gateway', 'name: ledger-gateway');
  const both = changed(FEDERATION, '[payments-gateway]', '[payments-gateway, ledger-gateway]');
  const [finding] = findingsOf({ 'q.yaml': OBSERVING, 'f.yaml': both, 'p.yaml': second }, [observeOnlyEnforcement]);
  const places = finding?.related.map(({ document, span }) => [
    document.uri.split('/').at(-1),
    document.section.text.slice(span.start, span.end),
  ]);
  assert.deepEqual(places, [
    ['p.yaml', 'observe'],
    ['q.yaml', 'observe'],
  ]);
  assert.match(finding?.message ?? '', /2 enforcement points/);
});

test('observe-only-enforcement: inline points of another manifest of the same name do not count', () => {
  const enforcing = changed(FEDERATION, POINTS, INLINE);
  const observing = changed(enforcing, 'mode: enforce', 'mode: observe');
  assert.deepEqual(marks(observeOnlyEnforcement, { 'f.yaml': observing, 'g.yaml': enforcing }), ['enforcementPoints']);
});

test('enforcement-mode-mismatch: only what is said to enforce and merely observes', () => {
  const said = changed(FEDERATION, POINTS, INLINE);
  assert.deepEqual(marks(enforcementModeMismatch, { 'p.yaml': OBSERVING, 'f.yaml': said }), ['enforce']);
  assert.deepEqual(marks(enforcementModeMismatch, { 'p.yaml': ENFORCEMENT_POINT, 'f.yaml': said }), []);
  assert.deepEqual(marks(enforcementModeMismatch, { 'f.yaml': said }), []);
  const cautious = changed(said, 'mode: enforce', 'mode: observe');
  assert.deepEqual(marks(enforcementModeMismatch, { 'p.yaml': ENFORCEMENT_POINT, 'f.yaml': cautious }), []);
  const unknown = changed(OBSERVING, 'mode: observe', 'mode: $(MODE)');
  assert.deepEqual(marks(enforcementModeMismatch, { 'p.yaml': unknown, 'f.yaml': said }), []);
  const clusters = { 'p.yaml': OBSERVING, 'q.yaml': ENFORCEMENT_POINT, 'f.yaml': said };
  assert.deepEqual(marks(enforcementModeMismatch, clusters), []);
});

test('dangling-policy-reference: names of points', () => {
  const wrong = changed(FEDERATION, '[payments-gateway]', '[payments-gateway, $(P), TODO, payments-gatewai, other]');
  const files = { 'f.yaml': wrong, 'p.yaml': ENFORCEMENT_POINT };
  assert.deepEqual(marks(danglingPolicyReference, files), ['payments-gatewai', 'other']);
  // The point that is nearest by its letters is named already.
  assert.doesNotMatch(messages(danglingPolicyReference, files)[0] ?? '', /Did you mean/);
  const slip = { ...files, 'f.yaml': changed(FEDERATION, '[payments-gateway]', '[payments-gatewai]') };
  assert.match(messages(danglingPolicyReference, slip)[0] ?? '', /Did you mean `payments-gateway`\?$/);
  const strange = { 'f.yaml': changed(FEDERATION, '[payments-gateway]', '[../etc/gateway]') };
  assert.deepEqual(titles(danglingPolicyReference, strange), []);
});

test('dangling-policy-reference: comes and goes with the document it names', () => {
  const analyzer = analyze({ 'f.yaml': FEDERATION }, [danglingPolicyReference]);
  assert.equal(findingsIn(analyzer).length, 1);
  const settings = analyzer.file('file:///workspace/f.yaml')?.info.settings;
  assert.ok(settings);
  const info = { uri: 'file:///workspace/p.yaml', path: 'p.yaml', settings };
  analyzer.open(info, changed(ENFORCEMENT_POINT, 'name: payments-gateway', 'name: payments-gatewai'));
  assert.match(findingsIn(analyzer)[0]?.message ?? '', /Did you mean `payments-gatewai`\?$/);
  analyzer.open(info, ENFORCEMENT_POINT);
  assert.deepEqual(findingsIn(analyzer), []);
  analyzer.close(info.uri);
  assert.equal(findingsIn(analyzer).length, 1);
});

test('dangling-policy-reference: the Federation of an exception', () => {
  const exception = (federation: string): string => `apiVersion: fedlint.dev/v1alpha1
kind: TrustException
metadata:
  name: blue-green
spec:
  federation: ${federation}
  reason: blue-green
`;
  const beside = (federation: string): Files => ({ ...SOUND, 'x.yaml': exception(federation) });
  assert.deepEqual(marks(danglingPolicyReference, beside('acme-orders')), []);
  assert.deepEqual(marks(danglingPolicyReference, beside('"$(FEDERATION)"')), []);
  assert.deepEqual(marks(danglingPolicyReference, beside('TODO')), []);
  assert.deepEqual(marks(danglingPolicyReference, beside('acme-order')), ['acme-order']);
  assert.deepEqual(titles(danglingPolicyReference, beside('acme-order')), ['Change to `acme-orders`']);
  assert.deepEqual(titles(danglingPolicyReference, beside('globex')), []);
});

test('fail-open: every place that can say allow', () => {
  const point = changed(ENFORCEMENT_POINT, 'onFailure: deny', 'onFailure: allow\n  cache: {ttl: 5m, onStale: allow}');
  assert.deepEqual(marks(failOpen, { 'p.yaml': point }), ['allow', 'allow']);
  const inline = changed(FEDERATION, POINTS, `${INLINE}      onFailure: allow\n`);
  assert.deepEqual(marks(failOpen, { 'f.yaml': inline }), ['allow']);
  const expired = changed(FEDERATION, 'expiredBundle: {behaviour: deny', 'expiredBundle: {behaviour: allow');
  assert.deepEqual(titles(failOpen, { 'f.yaml': expired }), ['Deny instead']);
  const unreachable = changed(FEDERATION, 'behaviour: allow-stale', 'behaviour: allow');
  assert.deepEqual(titles(failOpen, { 'f.yaml': unreachable }), ['Deny instead', 'Keep the last good copy instead']);
  const unknown = changed(FEDERATION, 'behaviour: allow-stale', "behaviour: '$(ON_FAILURE)'");
  assert.deepEqual(marks(failOpen, { 'f.yaml': unknown }), []);
});
