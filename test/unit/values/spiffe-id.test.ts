import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  describeSpiffeId,
  type IdProblem,
  isReservedPath,
  isUriForm,
  lengthProblem,
  parseSpiffeId,
  parseTrustDomain,
  repairSpiffeId,
  repairTrustDomain,
  trustDomainName,
} from '../../../server/src/core/values/spiffe-id.ts';

/** `code "place"`, in the order of places. */
function told(text: string, problems: readonly IdProblem[]): string[] {
  return problems.map(({ code, start, end }) => `${code} ${JSON.stringify(text.slice(start, end))}`);
}

for (const [text, trustDomain, path] of [
  ['spiffe://partner.test', 'partner.test', ''],
  ['spiffe://partner.test/spire/server', 'partner.test', '/spire/server'],
  ['spiffe://10.0.0.1/a', '10.0.0.1', '/a'],
  ['spiffe://_x..-/A.b_c-1', '_x..-', '/A.b_c-1'],
  ['spiffe://td/.../..a', 'td', '/.../..a'],
] as const) {
  test(`SPIFFE ID ${text}`, () => {
    const segments = path === '' ? [] : path.slice(1).split('/');
    assert.deepEqual(parseSpiffeId(text), { ok: true, trustDomain, path, segments });
    assert.equal(trustDomainName(text), trustDomain);
    assert.equal(repairSpiffeId(text), text);
  });
}

for (const [text, problems, repaired] of [
  ['', ['empty ""']],
  ['  ', ['empty "  "']],
  ['partner.test/x', ['scheme "partner.test"']],
  ['/ns/a/sa/b', ['scheme "/ns"']],
  ['https://partner.test/x', ['scheme "https://"']],
  ['spiffe:/partner.test/x', ['scheme "spiffe:/"']],
  ['spiffe:partner.test/x', ['scheme "spiffe:partner.test"']],
  [' spiffe://partner.test', ['scheme " "'], 'spiffe://partner.test'],
  ['SPIFFE://partner.test/x', ['uppercase "SPIFFE"'], 'spiffe://partner.test/x'],
  ['spiffe://Partner.Test/X', ['uppercase "P"'], 'spiffe://partner.test/X'],
  ['spiffe://', ['trust-domain-missing "//"']],
  ['spiffe:///x', ['trust-domain-missing "///"']],
  ['spiffe://user@td/x', ['userinfo "user@"']],
  ['spiffe://u:p@td:8443/x', ['userinfo "u:p@"', 'port ":8443"']],
  ['spiffe://td:/x', ['port ":"']],
  ['spiffe://[::1]/x', ['trust-domain-char "[::"']],
  ['spiffe://a b/x', ['trust-domain-char " "']],
  ['spiffe://tä-😀.test/x', ['trust-domain-char "ä"']],
  ['spiffe://td%20/x%2Fy', ['percent-encoding "%20"']],
  ['spiffe://td/x%2Fy%', ['percent-encoding "%2F"']],
  ['spiffe://td/', ['trailing-slash "/"'], 'spiffe://td'],
  ['spiffe://td/x//', ['trailing-slash "//"'], 'spiffe://td/x'],
  ['spiffe://td//x///y', ['empty-segment "//"'], 'spiffe://td/x/y'],
  ['spiffe://td/./x', ['dot-segment "."']],
  ['spiffe://td/x/..', ['dot-segment ".."']],
  ['spiffe://td/x y', ['path-char " "']],
  ['spiffe://td/x~😀/z', ['path-char "~😀"']],
  ['spiffe://td/ns:a', ['path-char ":"']],
  ['spiffe://td/x?a=b#c', ['query "?a=b"', 'fragment "#c"']],
  ['spiffe://td#c?a', ['fragment "#c?a"']],
  ['spiffe://TD//x/', ['uppercase "TD"', 'empty-segment "//"', 'trailing-slash "/"'], 'spiffe://td/x'],
] as const) {
  test(`no SPIFFE ID: ${JSON.stringify(text)}`, () => {
    const parsed = parseSpiffeId(text);
    assert(!parsed.ok);
    assert.deepEqual(told(text, parsed.problems), problems);
    assert.equal(repairSpiffeId(text), repaired);
    if (repaired !== undefined) assert(parseSpiffeId(repaired).ok);
  });
}

for (const [text, problems, name, repaired] of [
  ['partner.test', [], 'partner.test', 'partner.test'],
  ['10.0.0.1', [], '10.0.0.1', '10.0.0.1'],
  ['a_b..-', [], 'a_b..-', 'a_b..-'],
  ['', ['empty ""'], undefined, undefined],
  ['Partner.Test', ['uppercase "P"'], undefined, 'partner.test'],
  ['spiffe://partner.test', ['scheme "spiffe://"'], 'partner.test', 'partner.test'],
  ['spiffe://partner.test/any/path', ['scheme "spiffe://"'], 'partner.test', 'partner.test'],
  ['spiffe://Partner.test/', ['scheme "spiffe://"', 'uppercase "P"'], undefined, 'partner.test'],
  ['spiffe:/partner.test', ['scheme "spiffe:/"'], undefined, 'partner.test'],
  ['https://partner.test', ['scheme "https://"'], undefined, undefined],
  ['partner.test/x', ['trust-domain-char "/"'], undefined, 'partner.test'],
  ['partner.test:8443', ['port ":8443"'], undefined, undefined],
  ['me@partner.test', ['userinfo "me@"'], undefined, undefined],
  ['partner test', ['trust-domain-char " "'], undefined, undefined],
  ['partner.test?x', ['query "?x"'], undefined, undefined],
  ['pärtner', ['trust-domain-char "ä"'], undefined, undefined],
] as const) {
  test(`trust domain ${JSON.stringify(text)}`, () => {
    const parsed = parseTrustDomain(text);
    assert.deepEqual(parsed.ok ? [] : told(text, parsed.problems), problems);
    assert.equal(trustDomainName(text), name);
    assert.equal(repairTrustDomain(text), repaired);
    assert.equal(isUriForm(text), text.includes(':/'));
  });
}

test('length is told apart, in bytes, and Go does not mind it', () => {
  const longest = 'a'.repeat(255);
  assert.deepEqual(parseTrustDomain(longest), { ok: true, name: longest });
  assert.deepEqual(parseTrustDomain(`${longest}a`), { ok: true, name: `${longest}a`, tooLong: true });
  assert.equal(trustDomainName(`${longest}a`), `${longest}a`);
  const id = `spiffe://td/${'a'.repeat(2048 - 12)}`;
  assert.equal(lengthProblem(id), undefined);
  const longer = parseSpiffeId(`${id}a`);
  assert(longer.ok && longer.tooLong);
  assert.equal(lengthProblem(`spiffe://${longest}a/x`)?.start, 9);
  assert.equal(lengthProblem(`spiffe://${longest}a/x`)?.end, 9 + 256);
  const umlauts = parseTrustDomain('ä'.repeat(128));
  assert(!umlauts.ok);
  assert.deepEqual(
    umlauts.problems.map(({ code }) => code),
    ['trust-domain-char', 'too-long'],
  );
});

for (const [path, reserved] of [
  ['/spire', true],
  ['/spire/server', true],
  ['/spire/agent/k8s_psat/a/b', true],
  ['/spired', false],
  ['/ns/spire', false],
  ['', false],
] as const) {
  test(`path ${JSON.stringify(path)} is ${reserved ? '' : 'not '}reserved`, () => {
    assert.equal(isReservedPath(path), reserved);
  });
}

for (const [text, words] of [
  ['spiffe://td', 'The authority itself, not a workload, of trust domain td'],
  ['spiffe://td/spire/server', 'The SPIRE server of trust domain td'],
  ['spiffe://td/spire/agent/k8s_psat/a/b', 'A SPIRE agent, attested by k8s_psat, of trust domain td'],
  ['spiffe://td/spire/x', '/spire/x, a path SPIRE keeps for itself, of trust domain td'],
  ['spiffe://td/ns/shop/sa/api', 'Service account api in namespace shop of trust domain td'],
  ['spiffe://td/billing', 'Workload /billing of trust domain td'],
] as const) {
  test(`${text} in words`, () => {
    const parsed = parseSpiffeId(text);
    assert(parsed.ok);
    assert.equal(describeSpiffeId(parsed), words);
  });
}

test('the reading agrees with the grammar of the specification', () => {
  const grammar = /^spiffe:\/\/[a-z0-9._-]{1,255}(?:\/(?!\.{1,2}(?:\/|$))[A-Za-z0-9._-]+)*$/u;
  const pieces = ['spiffe://', 'td', 'A', '/', '//', '.', '..', '-', '_', '%20', ':1', '@', '?', '#', ' ', 'ä', '😀'];
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  let sound = 0;
  for (let i = 0; i < 20_000; i++) {
    let text = random(8) === 0 ? '' : 'spiffe://td';
    for (let length = random(7); length > 0; length--) text += pieces[random(random(2) === 0 ? 8 : pieces.length)];
    const parsed = parseSpiffeId(text);
    assert.equal(parsed.ok, grammar.test(text), text);
    if (parsed.ok) {
      sound++;
      assert.equal(`spiffe://${parsed.trustDomain}${parsed.path}`, text);
      assert.equal(parsed.segments.map((segment) => `/${segment}`).join(''), parsed.path);
    } else {
      for (const { start, end } of parsed.problems) assert(0 <= start && start <= end && end <= text.length, text);
    }
  }
  assert(sound > 1000);
});

test('a huge identifier is read to its end', () => {
  for (const piece of ['a', '/', '/a', '/.', 'A', '%', '@', ':1', '?', ' ', '😀']) {
    const text = `spiffe://td/${piece.repeat(1_000_000 / piece.length)}`;
    const parsed = parseSpiffeId(text);
    assert(parsed.ok ? parsed.tooLong : parsed.problems.some(({ code }) => code === 'too-long'), piece);
    parseTrustDomain(text);
    repairSpiffeId(`${text}!`);
  }
});
