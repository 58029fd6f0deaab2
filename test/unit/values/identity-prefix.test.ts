import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prefixEnd } from '../../../server/src/core/values/identity-prefix.ts';

function placeOf(prefix: string): string | undefined {
  return prefixEnd(prefix)?.at;
}

test('a prefix is safe where it ends with a slash after the trust domain', () => {
  for (const safe of ['spiffe://acme.example/', 'spiffe://acme.example/ns/', 'spiffe://acme.example/ns/web/sa/'])
    assert.equal(placeOf(safe), 'separator', safe);
});

test('before that slash other trust domains begin alike', () => {
  for (const open of ['spiffe://acme.example', 'spiffe://a', 'spiffe://acme.', 'spiffe://acme.example:8443'])
    assert.equal(placeOf(open), 'trust-domain', open);
});

test('inside of a path other names begin alike', () => {
  for (const open of ['spiffe://acme.example/ns', 'spiffe://acme.example/ns/web/sa/api', 'spiffe://acme.example//x'])
    assert.equal(placeOf(open), 'segment', open);
});

test('what ends within the scheme says nothing of a trust domain', () => {
  for (const open of ['', 's', 'spiffe', 'spiffe:', 'spiffe:/', 'spiffe://', '*', 'spiffe://*'])
    assert.equal(placeOf(open), 'scheme', open);
});

test('a wildcard at the end is no part of the text, one elsewhere is', () => {
  assert.deepEqual(prefixEnd('spiffe://acme.example*'), { at: 'trust-domain', literal: 'spiffe://acme.example' });
  assert.deepEqual(prefixEnd('spiffe://acme.example/*'), { at: 'separator', literal: 'spiffe://acme.example/' });
  assert.deepEqual(prefixEnd('spiffe://acme.example/ns/*/'), {
    at: 'separator',
    literal: 'spiffe://acme.example/ns/*/',
  });
});

test('nothing is said of what no SPIFFE ID begins with', () => {
  for (const other of [
    'acme.example/ns/',
    'https://acme.example',
    'SPIFFE://acme.example',
    'spiffe:///ns',
    ' spiffe://a',
  ])
    assert.equal(placeOf(other), undefined, other);
});
