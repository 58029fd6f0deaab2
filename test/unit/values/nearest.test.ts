import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearest } from '../../../server/src/core/values/nearest.ts';

const FIELDS = [
  'owners',
  'bundle',
  'timeBox',
  'trustDomain',
  'bundleEndpointURL',
  'bundleEndpointProfile',
  'ttl',
  'jwtTtl',
];

for (const [word, expected] of [
  ['owners', 'owners'],
  ['OWNERS', 'owners'],
  ['onwers', 'owners'],
  ['ownrs', 'owners'],
  ['bundel', 'bundle'],
  ['timebox', 'timeBox'],
  ['trust-domain', 'trustDomain'],
  ['trustDomian', 'trustDomain'],
  ['bundleEndpointUrl', 'bundleEndpointURL'],
  ['bundle_endpoint_url', 'bundleEndpointURL'],
  ['tll', 'ttl'],
  ['TTL', 'ttl'],
  ['jwtTTL', 'jwtTtl'],
  ['x', undefined],
  ['tt', undefined],
  ['', undefined],
  ['😀', undefined],
  ['selector', undefined],
  ['bundles and other things', undefined],
] as const) {
  test(`nearest to ${JSON.stringify(word)} is ${expected}`, () => {
    assert.equal(nearest(word, FIELDS), expected);
  });
}

test('a tie goes to the alphabetically first, whatever the order', () => {
  assert.equal(nearest('cart', ['card', 'care', 'carb']), 'carb');
  assert.equal(nearest('cart', ['carb', 'care', 'card']), 'carb');
});

test('the very word wins over one that differs in case', () => {
  assert.equal(nearest('ttl', ['TTL', 'ttl']), 'ttl');
});

test('no candidates, no suggestion; long words are only ever equal', () => {
  const long = 'a'.repeat(1_000_000);
  assert.equal(nearest('owner', []), undefined);
  assert.equal(nearest(long, [`${long}b`]), undefined);
  assert.equal(nearest(long, [long.toUpperCase()]), long.toUpperCase());
});
