import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSlip } from '../../../server/src/core/values/slip.ts';

const SLIPS = [
  ['acme.parnter.example', 'acme.partner.example', 'swapped neighbours'],
  ['acme.partnr.example', 'acme.partner.example', 'a letter too few'],
  ['acme.parttner.example', 'acme.partner.example', 'a letter too many'],
  ['acmepartner.example', 'acme.partner.example', 'a missing dot'],
  ['acme..partner.example', 'acme.partner.example', 'a dot too many'],
  ['acme.pertner.example', 'acme.partner.example', 'a wrong letter in a word'],
] as const;

const PAIRS = [
  ['cluster1.example', 'cluster2.example', 'digits number a series'],
  ['shop-a.example', 'shop-b.example', 'so do letters at the end of a word'],
  ['east.corp.example', 'west.corp.example', 'two words that happen to be alike'],
  ['eu.shop.example', 'us.shop.example', 'regions'],
  ['eu.shop.example', 'shop.example', 'a label more'],
  ['prod.shop.example', 'prod1.shop.example', 'a number more'],
  ['dev.shop.example', 'prod.shop.example', 'other words'],
  ['ab.example', 'ba.example.org', 'other names'],
  ['acme.partner.example', 'acme.partner.example', 'one and the same'],
  ['', 'acme', 'nothing'],
] as const;

for (const [a, b, why] of SLIPS) {
  test(`${a} is ${b} but for ${why}`, () => {
    assert.ok(isSlip(a, b));
    assert.ok(isSlip(b, a));
  });
}

for (const [a, b, why] of PAIRS) {
  test(`"${a}" and "${b}" are two names: ${why}`, () => {
    assert.ok(!isSlip(a, b));
    assert.ok(!isSlip(b, a));
  });
}
