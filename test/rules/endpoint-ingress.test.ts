/** What stands in front of a bundle endpoint: the Ingress of the chart, and those written by hand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tlsNotPassedThrough } from '../../server/src/core/rules/spire-install/tls-not-passed-through.ts';
import { after, type Files, marks } from '../harness/one-rule.ts';

const ingress = (settings: string, global = 'trustDomain: west.example'): Files => ({
  'v.yaml': `global:\n  spire: {${global}}\nspire-server:\n  federation:\n    enabled: true\n    ingress: {enabled: true${settings}}\n`,
});

test('the chart has TLS passed through by the controllers it knows', () => {
  assert.deepEqual(marks(tlsNotPassedThrough, ingress(', controllerType: openshift')), []);
  assert.deepEqual(marks(tlsNotPassedThrough, ingress('', 'ingressControllerType: ingress-nginx')), []);
  assert.deepEqual(marks(tlsNotPassedThrough, ingress(', controllerType: other')), ['ingress']);
  assert.deepEqual(marks(tlsNotPassedThrough, ingress('')), ['ingress']);
  const annotated = ingress(', controllerType: other, annotations: {haproxy.org/ssl-passthrough: "true"}');
  assert.deepEqual(marks(tlsNotPassedThrough, annotated), []);
});

test('what all charts share counts before what the server says', () => {
  const files = ingress(', controllerType: ingress-nginx', 'ingressControllerType: other');
  assert.deepEqual(marks(tlsNotPassedThrough, files), ['ingress']);
  const mended = after(tlsNotPassedThrough, files, 'The controller is ingress-nginx');
  assert.match(mended['v.yaml'] ?? '', /ingressControllerType: ingress-nginx/);
  assert.deepEqual(marks(tlsNotPassedThrough, mended), []);
});

test('without the settings that charts share, values are but a part', () => {
  const part = { 'v.yaml': 'spire-server:\n  federation:\n    enabled: true\n    ingress: {enabled: true}\n' };
  assert.deepEqual(marks(tlsNotPassedThrough, part), []);
});

test('a web certificate may be shown by the proxy', () => {
  const files = ingress(', controllerType: other}\n    tls: {spire: {enabled: false}, certManager: {enabled: true}');
  assert.deepEqual(marks(tlsNotPassedThrough, files), []);
});

const SERVED = { 'values.yaml': 'spire-server:\n  federation:\n    enabled: true\n' };
const handMade = (annotations: string, service = 'spire-server', port = '{number: 8443}'): Files => ({
  ...SERVED,
  'ingress.yaml': `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: bundle
  annotations: {${annotations}}
spec:
  rules:
    - host: spire.west.example
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: ${service}
                port: ${port}
`,
});
const NGINX = 'nginx.ingress.kubernetes.io/ssl-passthrough';

test('an Ingress written by hand is judged where it surely leads to a bundle endpoint', () => {
  assert.deepEqual(marks(tlsNotPassedThrough, handMade('')), ['bundle']);
  assert.deepEqual(marks(tlsNotPassedThrough, handMade(`${NGINX}: "true"`)), []);
  assert.deepEqual(marks(tlsNotPassedThrough, handMade(`${NGINX}: "false"`)), ['bundle']);
  assert.deepEqual(marks(tlsNotPassedThrough, handMade('route.openshift.io/termination: passthrough')), []);
  assert.deepEqual(marks(tlsNotPassedThrough, handMade('route.openshift.io/termination: edge')), ['bundle']);
  assert.deepEqual(marks(tlsNotPassedThrough, handMade('', 'spire-server', '{number: 8081}')), []);
  assert.deepEqual(marks(tlsNotPassedThrough, handMade('', 'shop')), []);
  assert.deepEqual(marks(tlsNotPassedThrough, handMade('', 'spire-server', '{name: federation}')), ['bundle']);
});

test('an Ingress is not judged where nothing shows the profile of the endpoint', () => {
  const { 'ingress.yaml': alone = '' } = handMade('');
  assert.deepEqual(marks(tlsNotPassedThrough, { 'ingress.yaml': alone }), []);
  const web = 'spire-server:\n  federation:\n    enabled: true\n    tls: {spire: {enabled: false}}\n';
  assert.deepEqual(marks(tlsNotPassedThrough, { 'ingress.yaml': alone, 'values.yaml': web }), []);
  assert.deepEqual(marks(tlsNotPassedThrough, { ...handMade(''), 'web.yaml': web }), []);
});

test('a Route has to leave TLS alone', () => {
  const route = (termination: string): Files => ({
    ...SERVED,
    'route.yaml': `apiVersion: route.openshift.io/v1
kind: Route
metadata:
  name: bundle
spec:
  port: {targetPort: federation}
  tls:
    termination: ${termination}
  to: {kind: Service, name: spire-server}
`,
  });
  assert.deepEqual(marks(tlsNotPassedThrough, route('passthrough')), []);
  assert.deepEqual(marks(tlsNotPassedThrough, route('reencrypt')), ['reencrypt']);
  const mended = after(tlsNotPassedThrough, route('reencrypt'), 'Pass TLS through');
  assert.match(mended['route.yaml'] ?? '', /termination: passthrough/);
});
