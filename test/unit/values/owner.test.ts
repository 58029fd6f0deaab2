import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namesNobody, ownerKey } from '../../../server/src/core/values/owner.ts';

for (const [written, key] of [
  ['payments', 'payments'],
  [' Payments ', 'payments'],
  ['@acme/payments', 'payments'],
  ['@Jane', 'jane'],
  ['group:default/payments', 'payments'],
  ['Group: payments', 'payments'],
  ['user:default/jane', 'jane'],
  ['team:payments', 'payments'],
  ['team-payments', 'team-payments'],
  ['Platform Team', 'platform-team'],
  ['platform_team', 'platform-team'],
  ['Jane.Doe@Example.ORG', 'jane.doe@example.org'],
  ['mailto:jane@acme.test', 'jane@acme.test'],
  ['Jane Doe <Jane@acme.test>', 'jane@acme.test'],
  ['Zażółć Zespół', 'zażółć-zespół'],
  ['', ''],
] as const) {
  test(`owner ${JSON.stringify(written)} is compared as ${key}`, () => {
    assert.equal(ownerKey(written), key);
  });
}

for (const [written, nobody] of [
  ['No owner', true],
  ['N/A', true],
  ['none', true],
  [' - ', true],
  ['', true],
  ['payments', false],
  ['nobody-knows', false],
  ['@acme/none-of-it', false],
] as const) {
  test(`owner ${JSON.stringify(written)} names ${nobody ? 'nobody' : 'somebody'}`, () => {
    assert.equal(namesNobody(written), nobody);
  });
}
