import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Answer,
  anybody,
  areDisjoint,
  covers,
  coversAll,
  exactly,
  expression,
  joined,
  type Pattern,
  wildcard,
} from '../../../server/src/core/values/pattern-set.ts';

const CASES: readonly (readonly [by: Pattern | Pattern[], of: Pattern, answer: Answer])[] = [
  [wildcard('partner.example/*'), exactly('partner.example/ns/web/sa/api'), 'yes'],
  [wildcard('partner.example/ns/web*'), wildcard('partner.example/ns/web/*'), 'yes'],
  [wildcard('partner.example/ns/web/*'), wildcard('partner.example/ns/web*'), 'no'],
  [exactly('partner.example'), exactly('partner.example.evil.test'), 'no'],
  [wildcard('partner.example*'), exactly('partner.example.evil.test/ns/a/sa/b'), 'yes'],
  [wildcard('*/ns/web/sa/api'), exactly('partner.example/ns/web/sa/api'), 'yes'],
  [wildcard('*/sa/api'), wildcard('*/ns/web/sa/api'), 'yes'],
  [wildcard('*/ns/web/sa/api'), wildcard('*/sa/api'), 'no'],
  [anybody, wildcard('*/sa/api'), 'yes'],
  [wildcard('**'), anybody, 'yes'],
  [wildcard('a*'), wildcard('*a'), 'no'],
  [[], exactly('a'), 'no'],
  [[exactly('a'), exactly('b')], exactly('b'), 'yes'],
  [[wildcard('a*'), wildcard('*b')], wildcard('a*b'), 'yes'],
  [expression('spiffe://partner\\.example/.*'), exactly('spiffe://partner.example/x'), 'yes'],
  [expression('^spiffe://partner\\.example/.*$'), wildcard('spiffe://partner.example/*'), 'yes'],
  [wildcard('spiffe://partner.example/*'), expression('spiffe://partner\\.example/.+'), 'yes'],
  [expression('spiffe://partner\\.example/.+'), wildcard('spiffe://partner.example/*'), 'no'],
  [expression('spiffe://partner.example/.*'), exactly('spiffe://partnerXexample/x'), 'yes'],
  [expression('p/ns/[^/]+/sa/api'), exactly('p/ns/web/sa/api'), 'yes'],
  [expression('p/ns/[^/]*/sa/api'), expression('p/ns/[^/]+/sa/api'), 'yes'],
  [expression('p/ns/[^/]*/sa/api'), expression('p/ns/.*/sa/api'), 'no'],
  [expression('(a|b)+'), expression('(a|b)+'), 'yes'],
  [expression('(a|b)+'), exactly('a'), 'unknown'],
  [exactly('a'), expression('(a|b)+'), 'unknown'],
  [anybody, expression('(a|b)+'), 'yes'],
  [[], expression('(a|b)+'), 'no'],
  [[exactly('a'), expression('x{2}')], exactly('b'), 'unknown'],
  [[wildcard('b*'), expression('x{2}')], exactly('b'), 'yes'],
  [expression('\\.+'), exactly('.'), 'unknown'],
  [joined(anybody, exactly('/ns/web/'), anybody), exactly('partner.example/ns/web/sa/api'), 'yes'],
];

for (const [by, of, answer] of CASES) {
  const words = 'written' in by ? by.written : by.map(({ written }) => written).join(' and ');
  test(`whether "${words}" covers "${of.written}": ${answer}`, () => assert.equal(covers(by, of), answer));
}

test('a set covers another if it covers each of it', () => {
  assert.equal(coversAll([wildcard('a*')], [exactly('ab'), exactly('ac')]), 'yes');
  assert.equal(coversAll([wildcard('a*')], [exactly('ab'), exactly('b'), expression('(c|d)')]), 'no');
  assert.equal(coversAll([wildcard('a*')], [exactly('ab'), expression('(c|d)')]), 'unknown');
  assert.equal(coversAll([], []), 'yes');
});

test('patterns have nothing in common', () => {
  assert.equal(areDisjoint(wildcard('a*'), wildcard('*b')), 'no');
  assert.equal(areDisjoint(wildcard('a/*'), wildcard('b/*')), 'yes');
  assert.equal(areDisjoint(expression('[^/]+'), exactly('a/b')), 'yes');
  assert.equal(areDisjoint(expression('(a|b)'), exactly('c')), 'unknown');
  assert.equal(areDisjoint(anybody, expression('(a|b)')), 'no');
});

test('answers agree with what the patterns match, name by name', () => {
  const texts = ['a', '*', 'a*', '*a', '*a*', 'a*b', 'a/*', '*/b', 'ab', 'a/b', '*/*', 'b*'];
  const regexes = ['a.*', '.+', '[^/]*', '[^/]+/b', 'a.', '.*b', '.', 'a[^/]*', '.+/.+'];
  const asRegex = (text: string) => new RegExp(`^${text.replaceAll('*', '.*')}$`, 'u');
  const all = [
    ...texts.map((text) => ({ pattern: wildcard(text), regex: asRegex(text) })),
    ...regexes.map((text) => ({ pattern: expression(text), regex: new RegExp(`^${text}$`, 'u') })),
  ];
  const names = [''];
  for (const name of names) if (name.length < 4) for (const letter of 'ab/c') names.push(name + letter);
  for (const by of all) {
    for (const of of all) {
      const theirs = names.filter((name) => of.regex.test(name));
      const isCovered = theirs.every((name) => by.regex.test(name));
      assert.equal(covers(by.pattern, of.pattern), isCovered ? 'yes' : 'no', `${by.regex} ${of.regex}`);
      const isApart = theirs.every((name) => !by.regex.test(name));
      assert.equal(areDisjoint(by.pattern, of.pattern), isApart ? 'yes' : 'no', `${by.regex} ${of.regex}`);
    }
  }
});

test('a comparison that would take too long is given up', () => {
  const end = '.'.repeat(20);
  assert.equal(covers(expression(`.*a${end}`), expression(`.+a${end}`)), 'unknown');
});
