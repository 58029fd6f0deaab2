import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDnsName } from '../../../server/src/core/values/dns-name.ts';

for (const [text, name, wildcard] of [
  ['com', 'com', false],
  ['api.partner.test', 'api.partner.test', false],
  ['a-b.c1.test', 'a-b.c1.test', false],
  ['*.partner.test', '*.partner.test', true],
  [' partner.test ', 'partner.test', false],
  ['10.0.0.1', '10.0.0.1', false],
  ['r3---a.test', undefined, false],
  [`${'a'.repeat(63)}.test`, `${'a'.repeat(63)}.test`, false],
  [`${'a.'.repeat(126)}b`, `${'a.'.repeat(126)}b`, false],
] as const) {
  test(`DNS name ${JSON.stringify(text.slice(0, 40))}`, () => {
    const checked = checkDnsName(text);
    if (name === undefined) assert(!checked.ok);
    else assert.deepEqual(checked, { ok: true, name, wildcard });
  });
}

for (const [text, problems] of [
  ['', ['empty ""']],
  [' ', ['empty " "']],
  ['*.', ['empty "*."']],
  ['.', ['trailing-dot "."', 'empty-label "."']],
  ['partner.test.', ['trailing-dot "."']],
  ['.partner.test', ['empty-label "."']],
  ['a..b', ['empty-label ".."']],
  ['*', ['wildcard "*"']],
  ['*a.b', ['wildcard "*"']],
  ['a.*.b', ['wildcard "*"']],
  ['*.a.*.b', ['wildcard "*"']],
  ['-a.b', ['label-hyphen "-"']],
  ['a-.b', ['label-hyphen "-"']],
  ['ab--c.d', ['label-hyphen "--"']],
  ['a_b.c_d', ['underscore "_"']],
  ['API.partner.test', ['uppercase "API"']],
  ['bücher.test', ['not-ascii "ü"']],
  ['😀.test', ['not-ascii "😀"']],
  ['xn--bcher-kva.test', ['punycode "xn--bcher-kva"']],
  ['a b.test', ['label-char " "']],
  ['a:80', ['label-char ":"']],
  ['https://a', ['label-char "://"']],
  [`${'a'.repeat(64)}.b`, [`label-too-long "${'a'.repeat(64)}"`]],
  [`${'a.'.repeat(127)}b`, [`too-long "${'a.'.repeat(127)}b"`]],
] as const) {
  test(`no DNS name: ${JSON.stringify(text.slice(0, 40))}`, () => {
    const checked = checkDnsName(text);
    assert(!checked.ok);
    assert.deepEqual(
      checked.problems.map(({ code, start, end }) => `${code} ${JSON.stringify(text.slice(start, end))}`),
      problems,
    );
  });
}

test('a huge name is read to its end, each kind of problem once', () => {
  for (const piece of ['a', 'a.', '.', '-', '*.', '_', 'ü.', ' ']) {
    const checked = checkDnsName(`${piece.repeat(200_000 / piece.length)}!`);
    assert(!checked.ok);
    assert.equal(new Set(checked.problems.map(({ code }) => code)).size, checked.problems.length);
  }
});
