/** A head that is being typed: what cannot be read is not taken for gone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brokenFiles } from '../../server/src/core/review/broken.ts';
import { SERVER_CONF, SOUND_CONF } from '../../server/src/core/rules/conf-examples.ts';
import { FEDERATION, SOUND, unsound } from '../../server/src/core/rules/examples.ts';
import { describeChange, reviewStates } from '../harness/review.ts';

const CONFLICT = FEDERATION.replace('  owners:\n', '<<<<<<< ours\n  owners:\n=======\n  owner: [\n>>>>>>> theirs\n');

test('a text with a conflict in it is not compared, and said to be so', () => {
  const { changes, base, head, files } = reviewStates(SOUND, { ...SOUND, 'acme-orders.yaml': CONFLICT });
  assert.deepEqual(changes.map(describeChange), []);
  assert.deepEqual(brokenFiles(base, head, files), ['file:///workspace/acme-orders.yaml']);
});

test('the same holds for the way back, and for other languages', () => {
  const back = reviewStates({ ...SOUND, 'acme-orders.yaml': CONFLICT }, SOUND);
  assert.deepEqual(back.changes.map(describeChange), []);
  assert.deepEqual(brokenFiles(back.base, back.head, back.files), []);
  const half = { ...SOUND_CONF, 'server.conf': SERVER_CONF.slice(0, SERVER_CONF.length / 2) };
  assert.deepEqual(reviewStates(SOUND_CONF, half).changes.map(describeChange), []);
});

test('other documents of the file are compared all the same', () => {
  const other = FEDERATION.replace('name: acme-orders', 'name: mill-orders').replaceAll('acme.partner', 'mill.partner');
  const before = { ...SOUND, 'acme-orders.yaml': `${FEDERATION}---\n${other}` };
  const after = { ...SOUND, 'acme-orders.yaml': `${CONFLICT}---\n${other.replace('inbound', 'mutual')}` };
  const kinds = reviewStates(before, after).changes.map(({ kind }) => kind.id);
  assert.deepEqual(kinds, ['direction-changed']);
});

test('a sound text after a sound text is compared', () => {
  const { changes } = reviewStates(SOUND, unsound('acme-orders.yaml', 'inbound', 'mutual'));
  assert.equal(changes.length, 1);
});

test('a manifest that becomes a template cannot be read, and has not gone', () => {
  const template = FEDERATION.replace(
    '  direction: inbound',
    '{{- if .Values.partner }}\n  direction: inbound\n{{- end }}',
  );
  const { changes } = reviewStates(SOUND, { ...SOUND, 'acme-orders.yaml': template });
  assert.deepEqual(changes.map(describeChange), []);
});
