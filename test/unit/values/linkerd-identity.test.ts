import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseLinkerdIdentity } from '../../../server/src/core/values/linkerd-identity.ts';

/** "suffix partner.example part", as far as the form has these. */
function told(text: string): string {
  const identity = parseLinkerdIdentity(text);
  const domain = 'domain' in identity ? ` ${identity.domain ?? '-'}` : '';
  const reach = 'reach' in identity ? ` ${identity.reach}` : '';
  const place = 'place' in identity ? ` ${identity.place.start}-${identity.place.end}` : '';
  return `${identity.form}${domain}${reach}${place}`;
}

for (const [text, expected] of [
  ['*', 'everybody'],
  // In full, with the trust domain behind the namespace of Linkerd.
  ['api.shop.serviceaccount.identity.linkerd.cluster.local', 'exact cluster.local'],
  ['api.shop.serviceaccount.identity.l5d-system.partner.example', 'exact partner.example'],
  ['linkerd-identity.linkerd.serviceaccount.identity.linkerd.cluster.local', 'exact cluster.local'],
  ['identity.linkerd.cluster.local', 'exact -'],
  ['gateway.partner.example', 'exact -'],
  ['a', 'exact -'],
  ['a1-b.c', 'exact -'],
  // SPIFFE IDs, of external workloads above all.
  ['spiffe://partner.example/orders/checkout', 'exact partner.example'],
  ['spiffe://partner.example', 'exact partner.example'],
  ['spiffe://a_b-c.example/A._-9', 'exact a_b-c.example'],
  // The one wildcard there is beside `*`.
  ['*.shop.serviceaccount.identity.linkerd.partner.example', 'suffix partner.example part'],
  ['*.serviceaccount.identity.linkerd.partner.example', 'suffix partner.example everybody'],
  ['*.identity.linkerd.partner.example', 'suffix partner.example everybody'],
  ['*.partner.example', 'suffix partner.example everybody'],
  ['*.local', 'suffix local everybody'],
  // A star anywhere else.
  ['api.*.serviceaccount.identity.linkerd.cluster.local', 'misplaced-wildcard 4-5'],
  ['api-*.shop.serviceaccount.identity.linkerd.cluster.local', 'misplaced-wildcard 4-5'],
  ['system.local.*', 'misplaced-wildcard 13-14'],
  ['**', 'misplaced-wildcard 0-1'],
  ['**.local', 'misplaced-wildcard 0-1'],
  ['*local', 'misplaced-wildcard 0-1'],
  ['*.a.*.b', 'misplaced-wildcard 4-5'],
  ['spiffe://partner.example/*', 'misplaced-wildcard 25-26'],
  ['spiffe://*', 'misplaced-wildcard 9-10'],
  // Neither of the two forms.
  ['', 'invalid'],
  ['Api.shop', 'invalid'],
  ['api_1.shop', 'invalid'],
  ['api..shop', 'invalid'],
  ['.api', 'invalid'],
  ['api.', 'invalid'],
  ['*.', 'invalid'],
  ['-api', 'invalid'],
  ['api shop', 'invalid'],
  ['https://partner.example/a', 'invalid'],
  ['spiffe:/partner.example', 'invalid'],
  ['spiffe:///a', 'invalid'],
  ['spiffe://Partner.example/a', 'invalid'],
  ['spiffe://partner.example/', 'invalid'],
  ['spiffe://partner.example//a', 'invalid'],
  ['spiffe://partner.example/./a', 'invalid'],
  ['spiffe://partner.example/a/..', 'invalid'],
  ['spiffe://partner.example/...', 'exact partner.example'],
  ['spiffe://partner.example:8443/a', 'invalid'],
  ['spiffe://partner.example/a?b', 'invalid'],
] as const) {
  test(`${JSON.stringify(text)} is ${expected}`, () => {
    assert.equal(told(text), expected);
  });
}

test('a long text comes to an end', () => {
  assert.equal(told(`${'a-'.repeat(50_000)}!`), 'invalid');
  assert.equal(told(`${'a.'.repeat(50_000)}A`), 'invalid');
  assert.equal(told(`*.${'serviceaccount.identity.a.'.repeat(5_000)}b`).split(' ')[0], 'suffix');
});
