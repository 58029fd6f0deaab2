/** Ways out and failures: written down, tried out, and not too long ago. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changed, FEDERATION, SOUND } from '../../server/src/core/rules/examples.ts';
import { filesOf, findingsOf } from '../harness/workspace.ts';

const RULES = ['missing-revocation-path', 'revocation-untested', 'untested-failure-mode', 'invalid-date'];

function findings(from: string, to: string, settings = '') {
  const files = { ...filesOf(SOUND), 'acme-orders.yaml': changed(FEDERATION, from, to) };
  return findingsOf(settings ? { ...files, '.fedlint.yaml': settings } : files).filter(({ rule }) =>
    RULES.includes(rule.id),
  );
}

function speaking(from: string, to: string, settings = ''): string[] {
  return findings(from, to, settings).map(({ rule }) => rule.id);
}

const REVOCATION =
  '  revocation:\n    path: Remove the federation and roll the gateway.\n    maxDelay: 15m\n    contact: security@acme.partner.example\n    lastTested: 2026-09-01\n';

test('without a revocation there is one finding, for the path and the contact together', () => {
  const [finding, ...others] = findings(REVOCATION, '');
  assert.equal(finding?.rule.id, 'missing-revocation-path');
  assert.match(finding?.message ?? '', /how it is ended in a hurry or whom to reach/);
  assert.deepEqual(others, []);
});

test('a blank is no way out, and what a template fills in is one', () => {
  const path = 'path: Remove the federation and roll the gateway.';
  assert.deepEqual(speaking(path, 'path: TODO'), ['missing-revocation-path']);
  assert.deepEqual(speaking(path, 'path: "{{ runbook }}"'), []);
});

test('a test counts for as long as the configuration says', () => {
  const tested = (day: string) => speaking('lastTested: 2026-09-01', `lastTested: ${day}`);
  assert.deepEqual(tested('2025-11-21'), []);
  assert.deepEqual(tested('2025-11-20'), ['revocation-untested']);
  assert.deepEqual(tested('"{{ day }}"'), []);
  assert.deepEqual(tested('last year'), ['invalid-date']);
  assert.deepEqual(speaking('lastTested: 2026-09-01', 'lastTested: 2026-08-01', 'evidence:\n  maxAge: 30d\n').sort(), [
    'revocation-untested',
    'untested-failure-mode',
  ]);
});

test('failures that were never tried are one finding that names them', () => {
  const [finding, ...others] = findings(
    '    clockSkew: {behaviour: deny, tested: 2026-09-01}\n    delayedPropagation: {behaviour: deny, tested: 2026-09-01}\n    missedRenewal: {behaviour: deny, tested: 2026-09-01}\n',
    '    clockSkew: {behaviour: deny}\n    missedRenewal: {behaviour: deny, tested: 2024-09-01}\n',
  );
  assert.deepEqual(others, []);
  const { message = '' } = finding ?? {};
  assert.match(
    message,
    /nothing says what happens on a change that arrives late; nobody has tried out clocks that differ/,
  );
  assert.match(message, /too long ago somebody tried out a missed renewal/);
});

test('nobody has to try out an endpoint that is not used', () => {
  const line = '    endpointUnreachable: {behaviour: allow-stale, tested: 2026-09-01}\n';
  assert.deepEqual(speaking(line, ''), ['untested-failure-mode']);
  const byHand = changed(changed(FEDERATION, line, ''), 'distribution: endpoint', 'distribution: manual');
  const files = { ...filesOf(SOUND), 'acme-orders.yaml': byHand };
  assert.deepEqual(
    findingsOf(files).filter(({ rule }) => RULES.includes(rule.id)),
    [],
  );
});
