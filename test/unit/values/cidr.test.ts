import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contains, isEveryAddress, parseCidr } from '../../../server/src/core/values/cidr.ts';

const isIn = (inner: string, outer: string): boolean | undefined => {
  const [a, b] = [parseCidr(outer), parseCidr(inner)];
  return a && b && contains(a, b);
};

test('networks and single addresses, of both families', () => {
  assert.deepEqual(parseCidr('10.0.0.0/8'), { family: 4, prefix: '00001010' });
  assert.deepEqual(parseCidr('192.0.2.1'), { family: 4, prefix: '11000000000000000000001000000001' });
  assert.deepEqual(parseCidr('fd00::/8'), { family: 6, prefix: '11111101' });
  assert.equal(parseCidr('::1')?.prefix, `${'0'.repeat(127)}1`);
  assert.equal(parseCidr('1::')?.prefix, `${'0'.repeat(15)}1${'0'.repeat(112)}`);
  assert.equal(parseCidr('::ffff:192.0.2.1/128')?.prefix.length, 128);
  assert.equal(parseCidr('1:2:3:4:5:6:7:8/64')?.prefix.length, 64);
});

test('what is no network', () => {
  for (const text of ['', '10.0.0/8', '10.0.0.0/33', '::/129', '10.0.0.0/', '10.0.0.0/08', '10.0.0.0/8/8', 'all', '/0'])
    assert.equal(parseCidr(text), undefined, text);
});

test('every address is a network of no leading bits', () => {
  const every = (text: string) => {
    const network = parseCidr(text);
    return network && isEveryAddress(network);
  };
  assert.deepEqual(['0.0.0.0/0', '::/0', '10.0.0.0/0'].map(every), [true, true, true]);
  assert.deepEqual(['0.0.0.0', '0.0.0.0/1', '::', '128.0.0.0/1'].map(every), [false, false, false, false]);
});

test('one network in another', () => {
  assert.equal(isIn('10.1.0.0/16', '10.0.0.0/8'), true);
  assert.equal(isIn('10.0.0.0/8', '10.0.0.0/8'), true);
  assert.equal(isIn('10.0.0.0/8', '10.1.0.0/16'), false);
  assert.equal(isIn('11.0.0.1', '10.0.0.0/8'), false);
  assert.equal(isIn('::1', '0.0.0.0/0'), false);
  assert.equal(isIn('fd12::1', 'fd00::/8'), true);
});
