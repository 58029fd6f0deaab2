// biome-ignore-all lint/suspicious/noTemplateCurlyInString: such strings are what is tested
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  findFillIn,
  hasPlaceholder,
  isDefaultTrustDomain,
  isExampleDomain,
  isFillIn,
  isTestDomain,
} from '../../../server/src/core/values/placeholder.ts';

for (const text of [
  '{{ .Values.trustDomain }}',
  'spiffe://{{ .TrustDomain }}/x',
  'half open {{',
  '{% if x %}',
  '${TRUST_DOMAIN}',
  'https://${HOST:-localhost}:8443',
  '${{ env.REGION }}',
  '$(POD_NAMESPACE)',
  '@@JWT_TTL@@',
  '@TRUST_DOMAIN@',
  '#{APP_NAME}#',
  '__TRUST_DOMAIN__',
  '<partner>',
  '<YOUR_DOMAIN>',
  'repo:<github_org/repo>',
  '<trust domain>',
  '<...>',
  'spiffe://$TRUST_DOMAIN/x',
  'prefix-$NAME',
  '$trustDomain',
]) {
  test(`unknown until filled in: ${text}`, () => {
    assert(hasPlaceholder(text));
  });
}

for (const text of [
  '',
  'partner.test',
  'spiffe://partner.test/ns/a/sa/b',
  'costs $100',
  '^foo$',
  '$$',
  '$2b$10$abcdefgh',
  '$argon2id$v=19$m=65536',
  'a $(1) b',
  'jane@acme.test',
  'Jane <jane@acme.test>',
  'a < b and c > d',
  '<b>bold</b>',
  '<br>',
  '__init__',
  '{"a":{"b":1}}',
  '# heading {x}',
  '😀 grüße',
]) {
  test(`known as it stands: ${JSON.stringify(text)}`, () => {
    assert(!hasPlaceholder(text));
  });
}

for (const [text, found] of [
  ['TODO', 'TODO'],
  ['todo', 'todo'],
  [' tbd ', 'tbd'],
  ['FIXME', 'FIXME'],
  ['TODO: ask the partner', 'TODO'],
  ['owner (TODO)', 'TODO'],
  ['CHANGEME', 'CHANGEME'],
  ['change-me', 'change-me'],
  ['pw-change_me-123', 'change_me'],
  ['replaceme.test', 'replaceme'],
  ['<partner>', '<partner>'],
  ['spiffe://<trust domain>/x', '<trust domain>'],
  ['your-domain.com', 'your-d'],
  ['https://yourcompany.com', 'yourcompany'],
  ['arn:aws:iam::YOUR_ACCOUNT_ID:role', 'YOUR_A'],
  ['xxx', 'xxx'],
  ['https://xxx.partner.test', 'xxx'],
  ['id/F2DXXXXXXXX', 'XXXXXXXX'],
  ['…', '…'],
  ['YYYY-MM-DD', 'YYYY-MM-DD'],
  ['REPLACE_WITH_HOST', 'REPLACE_WITH_'],
] as const) {
  test(`to be replaced: ${JSON.stringify(text)}`, () => {
    const span = findFillIn(text);
    assert(span && isFillIn(text));
    assert.equal(text.slice(span.start, span.end), found);
  });
}

for (const text of [
  '',
  'payments',
  'spiffe://acme.test/ns/todo/sa/todo-api',
  'todo-list',
  'exchange-members',
  'know-your-customer',
  'INSERT_BEFORE',
  'REPLACE',
  'fooxxx',
  'shop.xxx',
  'Who is your owner?',
  'a <b> c',
  'mastodon',
]) {
  test(`not to be replaced: ${JSON.stringify(text)}`, () => {
    assert.equal(findFillIn(text), undefined);
  });
}

for (const [name, example, testing, fallback] of [
  ['example.org', true, false, true],
  ['Example.COM', true, false, false],
  ['prod.example.net', true, false, false],
  ['partner.example', true, false, false],
  ['domain.test', true, true, false],
  ['partner.test', false, true, false],
  ['a.invalid', false, true, false],
  ['cluster.local', false, false, true],
  ['prod.cluster.local', false, false, false],
  ['myexample.org', false, false, false],
  ['example.org.acme.io', false, false, false],
  ['acme.io', false, false, false],
  ['your-domain', true, false, false],
  ['changeme', true, false, false],
  ['contest', false, false, false],
  ['', false, false, false],
] as const) {
  test(`domain ${JSON.stringify(name)}: example ${example}, test ${testing}, default ${fallback}`, () => {
    assert.deepEqual(
      [isExampleDomain(name), isTestDomain(name), isDefaultTrustDomain(name)],
      [example, testing, fallback],
    );
  });
}

test('long runs of half a placeholder come to an end', () => {
  for (const piece of ['<', '<a ', '$(a', '@A', '_A', '#{a', 'X_', 'x', 'your', 'a']) {
    const text = piece.repeat(1_000_000 / piece.length);
    assert(!hasPlaceholder(text), piece);
    assert.equal(isFillIn(`${text}!`), piece === 'x', piece);
  }
});
