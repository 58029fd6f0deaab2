/** What has to be true of a policy or a point, asked of sound examples with one thing missing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Obligation, ObligationId } from '../../server/src/core/model/obligation.ts';
import { pointObligations, policyObligations } from '../../server/src/core/model/policy-readiness.ts';
import { ENFORCEMENT_POINT, SOUND } from '../../server/src/core/rules/examples.ts';
import { AUTHORIZER, CUSTOM, meshWith } from '../../server/src/core/rules/istio-examples.ts';
import { MESH } from '../../server/src/core/rules/mesh-examples.ts';
import { SOUND_POLICIES, unsoundPolicies } from '../../server/src/core/rules/policy-examples.ts';
import type { Example } from '../../server/src/core/rules/rule.ts';
import { analyze, uriOf } from '../harness/workspace.ts';

/** Of the policy or point that is first in a file. */
function obligationsIn(example: Example, file: string, ids: readonly ObligationId[]): Obligation[] {
  const state = analyze(example);
  const documents = state.file(uriOf(file))?.documents.flatMap((document) => document ?? []) ?? [];
  for (const document of documents) {
    for (const fact of document.facts) {
      if (fact.type === 'policy') return policyObligations(fact, state.context(document), ids);
      if (fact.type === 'enforcement-point') return pointObligations(fact, state.context(document), ids);
    }
  }
  throw new Error(`neither a policy nor a point in ${file}`);
}

const describe = ({ id, state, says }: Obligation) => `${id} ${state}: ${says}`;

const ALL = ['owners', 'enforcement-point', 'enforced', 'fails-closed', 'narrow-allow-list', 'change-record'] as const;

test('of a documented policy everything is met, by what its documents say', () => {
  assert.deepEqual(obligationsIn(SOUND_POLICIES, 'policy.yaml', ALL).map(describe), [
    'owners met: team-payments',
    'enforcement-point met: payments-gateway',
    'enforced met: it refuses',
    'fails-closed met: it refuses then',
    'narrow-allow-list met: nobody gets in by the lot',
    'change-record met: CHG-1042',
  ]);
});

test('an obligation stands where it is settled, in its own document', () => {
  const [owner, point] = obligationsIn(SOUND_POLICIES, 'policy.yaml', ['owners', 'enforcement-point']);
  assert.equal(owner?.at?.document.uri, uriOf('policy.yaml'));
  assert.equal(point?.at?.document.uri, uriOf('payments-gateway.yaml'));
});

for (const [name, example, id, expected] of [
  [
    'nobody writes about it',
    meshWith({ 'policy.yaml': SOUND_POLICIES['policy.yaml']?.replace('acme-orders', 'other') ?? '' }),
    'enforcement-point',
    'open: none does',
  ],
  [
    'nobody owns it',
    meshWith({ 'policy.yaml': SOUND_POLICIES['policy.yaml']?.replace('acme-orders', 'other') ?? '' }),
    'owners',
    'open: nobody is named',
  ],
  ['it only writes down', unsoundPolicies('policy.yaml', 'ALLOW', 'AUDIT'), 'enforced', 'open: action: AUDIT'],
  [
    'it is on trial without an end',
    unsoundPolicies('policy.yaml', 'ALLOW', 'AUDIT'),
    'time-box',
    'open: it has no end',
  ],
  [
    'it lets in a whole domain',
    unsoundPolicies('policy.yaml', '/ns/orders/sa/checkout]', '/*]'),
    'narrow-allow-list',
    'open: acme.partner.example/*',
  ],
  [
    'only a template knows what it does',
    unsoundPolicies('policy.yaml', 'ALLOW', '$(ACTION)'),
    'enforced',
    'unknown: nothing here says so',
  ],
] as const) {
  test(`of a policy: ${name}`, () => {
    assert.deepEqual(obligationsIn(example, 'policy.yaml', [id]).map(describe), [`${id} ${expected}`]);
  });
}

test('a policy that asks fails as what it asks does', () => {
  const closed = (files: Readonly<Record<string, string>>) =>
    obligationsIn(meshWith({ 'custom.yaml': CUSTOM, ...files }), 'custom.yaml', ['fails-closed']).map(describe);
  const mesh = (terms: string) => ({ 'mesh.yaml': MESH.replace('    caCertificates:', `${terms}    caCertificates:`) });
  assert.deepEqual(closed({}), ['fails-closed unknown: nothing here says so']);
  assert.deepEqual(closed(mesh(AUTHORIZER)), ['fails-closed met: it refuses then']);
  assert.deepEqual(closed(mesh(`${AUTHORIZER}          failOpen: true\n`)), ['fails-closed open: failOpen: true']);
});

for (const [name, from, to, id, expected] of [
  ['it is owned', '', '', 'owners', 'met: team-payments'],
  ['nobody owns it', '  owner: team-payments\n', '', 'owners', 'open: nobody is named'],
  ['it refuses', '', '', 'enforced', 'met: it refuses'],
  ['it only observes', 'mode: enforce', 'mode: observe', 'enforced', 'open: it only observes'],
  ['it lets through', 'onFailure: deny', 'onFailure: allow', 'fails-closed', 'open: it lets requests through'],
  ['it says nothing of failures', '  onFailure: deny\n', '', 'fails-closed', 'unknown: nothing here says so'],
  ['it knows its words', '', '', 'interpretation', 'met: payments'],
  ['it knows no words', 'audiences: [payments]', 'audiences: []', 'interpretation', 'open: none is named'],
] as const) {
  test(`of a point: ${name}`, () => {
    const example = { ...SOUND, 'payments-gateway.yaml': ENFORCEMENT_POINT.replace(from, to) };
    assert.deepEqual(obligationsIn(example, 'payments-gateway.yaml', [id]).map(describe), [`${id} ${expected}`]);
  });
}
