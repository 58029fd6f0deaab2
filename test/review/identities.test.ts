/** Identities, servers and controllers between two states: which of them a review speaks of, and what it concludes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WorkloadIdentityFact } from '../../server/src/core/model/facts.ts';
import {
  type Comparison,
  compareSelections,
  selectionOf,
} from '../../server/src/core/review/kinds/identity/selection.ts';
import { unsoundConf } from '../../server/src/core/rules/conf-examples.ts';
import { entries, SOUND_DATA } from '../../server/src/core/rules/data-examples.ts';
import { beside, changed } from '../../server/src/core/rules/examples.ts';
import type { Example } from '../../server/src/core/rules/rule.ts';
import {
  SOUND_SPIRE,
  SPIFFE_ID_TEMPLATE,
  STATIC_ENTRY,
  unsoundSpire,
} from '../../server/src/core/rules/spire-examples.ts';
import { reviewStates } from '../harness/review.ts';
import { analyze } from '../harness/workspace.ts';

const TEMPLATE = 'spiffe-id.yaml';
const SELECTOR = '  podSelector:\n    matchLabels:\n      app: payments\n';

function changesOf(before: Example, after: Example) {
  return reviewStates(before, after).changes;
}

function kindsOf(before: Example, after: Example): string[] {
  return changesOf(before, after).map(({ kind, direction }) => `${direction} ${kind.id}`);
}

function identityIn(text: string): WorkloadIdentityFact {
  for (const { documents } of analyze(text).allFiles()) {
    for (const document of documents) {
      for (const fact of document?.facts ?? []) if (fact.type === 'workload-identity') return fact;
    }
  }
  throw new Error('There is no identity in the example.');
}

/** The pods that a selector in flow style takes in, against those of another one. */
function compared(before: string, after: string): Comparison | 'unknown' {
  const [was, is] = [before, after].map((selectors) => {
    return selectionOf(identityIn(changed(SPIFFE_ID_TEMPLATE, SELECTOR, selectors.replace(/^(?=.)/gm, '  '))));
  });
  return was && is ? compareSelections(was, is) : 'unknown';
}

const pods = (selector: string) => `podSelector: ${selector}\n`;
const expression = (words: string) => pods(`{ matchExpressions: [{ key: app, ${words} }] }`);

test('selections are compared as the sets they take in, not as text', () => {
  const cases: readonly (readonly [before: string, after: string, Comparison | 'unknown'])[] = [
    ['', pods('{}'), 'same'],
    [pods('{ matchLabels: { app: a } }'), '', 'wider'],
    [pods('{ matchLabels: { app: a } }'), expression('operator: In, values: [a]'), 'same'],
    [pods('{ matchLabels: { app: a, tier: b } }'), pods('{ matchLabels: { tier: b, app: a } }'), 'same'],
    [pods('{ matchLabels: { app: a } }'), pods('{ matchLabels: { app: a, tier: b } }'), 'narrower'],
    [expression('operator: In, values: [a, b]'), expression('operator: In, values: [b]'), 'narrower'],
    [expression('operator: In, values: [a, b]'), expression('operator: Exists'), 'wider'],
    [expression('operator: In, values: [a]'), expression('operator: NotIn, values: [b]'), 'wider'],
    [expression('operator: In, values: [a]'), expression('operator: NotIn, values: [a]'), 'other'],
    [expression('operator: NotIn, values: [a, b]'), expression('operator: NotIn, values: [a]'), 'wider'],
    [expression('operator: DoesNotExist'), expression('operator: NotIn, values: [a]'), 'wider'],
    [expression('operator: DoesNotExist'), expression('operator: Exists'), 'other'],
    [pods('{ matchLabels: { app: a } }'), pods('{ matchLabels: { app: b } }'), 'other'],
    [pods('{ matchLabels: { app: a } }'), 'namespaceSelector: { matchLabels: { app: a } }\n', 'other'],
    [
      pods('{ matchLabels: { app: a } }'),
      `${pods('{ matchLabels: { app: a } }')}namespaceSelector: { matchLabels: { team: x } }\n`,
      'narrower',
    ],
    [pods('{ matchLabels: { app: a } }'), pods(`{ matchLabels: { app: "\${APP}" } }`), 'unknown'],
  ];
  for (const [before, after, expected] of cases) {
    assert.equal(compared(before, after), expected, `${before} > ${after}`);
    const back = { wider: 'narrower', narrower: 'wider', same: 'same', other: 'other', unknown: 'unknown' }[expected];
    assert.equal(compared(after, before), back, `${after} > ${before}`);
  }
});

test('every selector of a static entry has to hold, so one more takes in less', () => {
  const entry = changed(STATIC_ENTRY, '  x509SVIDTTL', '  federatesWith: [acme.partner.example]\n  x509SVIDTTL');
  const before = beside(SOUND_SPIRE, { 'static-entry.yaml': entry });
  const edited = (to: string) =>
    beside(SOUND_SPIRE, { 'static-entry.yaml': changed(entry, '["unix:user:ledger"]', to) });
  assert.deepEqual(kindsOf(before, edited('["unix:user:ledger", "unix:group:pay"]')), ['narrows selection-changed']);
  assert.deepEqual(kindsOf(before, edited('["unix:group:pay"]')), ['moves selection-changed']);
});

test('identities that trust nobody foreign and have no rights are for others to review', () => {
  const alone = unsoundSpire(TEMPLATE, '  federatesWith: [acme.partner.example]\n', '');
  const { [TEMPLATE]: text = '' } = alone;
  const widened = { ...alone, [TEMPLATE]: changed(text, SELECTOR, '') };
  assert.deepEqual(kindsOf(alone, widened), []);
  const { [TEMPLATE]: _, ...without } = alone;
  assert.deepEqual(kindsOf(alone, without), []);
  assert.deepEqual(kindsOf(without, alone), []);
});

test('an identity that begins to trust somebody is told of with its selection', () => {
  const alone = unsoundSpire(TEMPLATE, '  federatesWith: [acme.partner.example]\n', '');
  const open = unsoundSpire(TEMPLATE, SELECTOR, '');
  assert.deepEqual(kindsOf(alone, open), ['widens federates-with-changed', 'widens selection-changed']);
});

test('its own trust domain is nobody foreign', () => {
  const own = unsoundSpire(TEMPLATE, '[acme.partner.example]', '[acme.partner.example, shop.corp.example]');
  assert.deepEqual(kindsOf(SOUND_SPIRE, own), []);
});

test('a name that only a template knows is neither added nor removed', () => {
  const unknown = unsoundSpire(TEMPLATE, '[acme.partner.example]', `["\${PARTNER}"]`);
  assert.deepEqual(kindsOf(SOUND_SPIRE, unknown), []);
  assert.deepEqual(kindsOf(unknown, SOUND_SPIRE), []);
});

test('one domain in place of another is both added and removed', () => {
  const other = unsoundSpire(TEMPLATE, '[acme.partner.example]', '[bank.partner.example]');
  assert.deepEqual(kindsOf(SOUND_SPIRE, other), ['widens federates-with-changed', 'narrows federates-with-changed']);
});

test('an entry of registration data is known by its ID', () => {
  const renamed = { ...SOUND_DATA, 'entries.json': entries({ spiffe_id: 'spiffe://shop.corp.example/payments/book' }) };
  assert.deepEqual(kindsOf(SOUND_DATA, renamed), ['widens identity-added', 'narrows identity-removed']);
  const admin = { ...SOUND_DATA, 'entries.json': entries({ admin: true }) };
  assert.deepEqual(kindsOf(SOUND_DATA, admin), ['widens admin-changed']);
});

test('a right for every pod of the cluster says so', () => {
  const before = unsoundSpire(TEMPLATE, SELECTOR, '');
  const { [TEMPLATE]: text = '' } = before;
  const [change] = changesOf(before, { ...before, [TEMPLATE]: changed(text, '  ttl: 1h', '  admin: true\n  ttl: 1h') });
  assert.match(change?.message ?? '', /Nothing selects the pods, so that is every one of the cluster\.$/);
});

test('an administrator of another trust domain is told apart', () => {
  const admins = (list: string) =>
    unsoundConf('server.conf', '  bind_port    = 8081', `  bind_port = 8081\n  admin_ids = ${list}`);
  const own = '"spiffe://shop.corp.example/admin"';
  const message = (after: string) => changesOf(admins(`[${own}]`), admins(after))[0]?.message ?? '';
  assert.match(message(`[${own}, "spiffe://acme.partner.example/admin"]`), /belongs to another trust domain/);
  assert.doesNotMatch(message(`[${own}, "spiffe://shop.corp.example/other"]`), /belongs to another trust domain/);
});
