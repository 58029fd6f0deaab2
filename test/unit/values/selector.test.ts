import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkSelector } from '../../../server/src/core/values/selector.ts';

for (const [text, type, value] of [
  ['k8s:ns:payments', 'k8s', 'ns:payments'],
  ['unix:uid:1000', 'unix', 'uid:1000'],
  ['k8s:pod-label:app:näme', 'k8s', 'pod-label:app:näme'],
  ['a::', 'a', ':'],
] as const) {
  test(`selector ${text}`, () => {
    assert.deepEqual(checkSelector(text), { ok: true, type, value });
  });
}

for (const [text, code, start, end] of [
  ['', 'empty', 0, 0],
  ['  ', 'empty', 0, 2],
  ['k8s', 'no-colon', 0, 3],
  [':ns', 'empty-type', 0, 1],
  [':', 'empty-type', 0, 1],
  ['k8s:', 'empty-value', 3, 4],
] as const) {
  test(`no selector: ${JSON.stringify(text)}`, () => {
    const checked = checkSelector(text);
    assert(!checked.ok);
    const { message, ...problem } = checked.problem;
    assert.deepEqual(problem, { code, start, end });
    assert.notEqual(message, '');
  });
}
