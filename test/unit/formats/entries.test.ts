/** Registration entries for `spire-server entry`, as facts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entries } from '../../../server/src/core/rules/data-examples.ts';
import { factOf, factsIn, factsOfType, said, shown } from './spire-conf-reading.ts';

const PATH = 'entries.json';
const of = (...items: unknown[]) => JSON.stringify({ entries: items }, null, 2);

test('an entry is an identity with its selectors and its lifetime in seconds', () => {
  const text = entries({ admin: true, jwt_svid_ttl: 300, dns_names: ['ledger.corp.example'], hint: 'internal' });
  const identity = factOf('workload-identity', text, PATH);
  assert.equal(identity.origin, 'entry-data');
  assert.equal(said(identity.spiffeId), 'spiffe://shop.corp.example/payments/ledger');
  assert.equal(shown(text, identity.parentId), '"spiffe://shop.corp.example/spire/agent/x509pop/ledger"');
  assert.deepEqual(
    identity.selectors.map(({ isText, joined }) => ({ isText, joined })),
    [{ isText: false, joined: 'unix:user:ledger' }],
  );
  assert.deepEqual(identity.x509TTL?.known && identity.x509TTL.value, 3600);
  assert.deepEqual(identity.jwtTTL?.known && identity.jwtTTL.value, 300);
  assert.equal(said(identity.admin), 'true');
  assert.deepEqual(identity.dnsNames.map(said), ['ledger.corp.example']);
  assert.equal(said(identity.hint), 'internal');
  assert.deepEqual(identity.slots['federates-with'], ['entries', 0, 'federates_with']);
});

test('names are read in any case', () => {
  const text = '{"Entries": [{"spiffe_id": "spiffe://a.test/x", "Parent_ID": "spiffe://a.test/p", "Admin": true}]}';
  const identity = factOf('workload-identity', text, PATH);
  assert.equal(said(identity.parentId), 'spiffe://a.test/p');
  assert.deepEqual(identity.slots.admin, ['Entries', 0, 'Admin']);
});

test('names of another format are no names of this one', () => {
  const text = of({ spiffeId: 'spiffe://a.test/x', parentId: 'spiffe://a.test/p', selectors: [] });
  const identity = factOf('workload-identity', text, PATH);
  assert.equal(identity.spiffeId, undefined);
  const unknown = factsOfType('shape-problem', text, PATH).filter(({ rule }) => rule === 'unknown-field');
  assert.deepEqual(
    unknown.map(({ key, suggestion }) => [key, suggestion]),
    [
      ['spiffeId', 'spiffe_id'],
      ['parentId', 'parent_id'],
    ],
  );
});

test('what the server prints, and what else has entries, is not ours', () => {
  const id = { trust_domain: 'a.test', path: '/x' };
  assert.deepEqual(factsIn(of({ id: '1', spiffe_id: id, parent_id: id, selectors: [] }), PATH), []);
  assert.deepEqual(factsIn(of({ name: 'spiffe_id', selectors: [] }), PATH), []);
  assert.deepEqual(factsIn('{"entries": {"spiffe_id": "spiffe://a.test/x", "parent_id": "y"}}', PATH), []);
});
