import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addDays,
  daysBetween,
  describeDaysLeft,
  endOfQuarter,
  endOfYear,
  hasEnded,
  namesNoDate,
  parseDate,
  parseLooseDate,
} from '../../../server/src/core/values/date.ts';

const at = (text: string) => Date.parse(text);

for (const [text, end, day] of [
  ['2026-12-31', '2026-12-31T23:59:59.999Z', '2026-12-31'],
  ['2028-02-29', '2028-02-29T23:59:59.999Z', '2028-02-29'],
  ['2000-02-29', '2000-02-29T23:59:59.999Z', '2000-02-29'],
  ['0001-01-01', '0001-01-01T23:59:59.999Z', '0001-01-01'],
  ['9999-12-31', '9999-12-31T23:59:59.999Z', '9999-12-31'],
  ['2026-12-31T10:00:00Z', '2026-12-31T10:00:00.000Z', '2026-12-31'],
  ['2026-12-31t10:00:00.123456z', '2026-12-31T10:00:00.123Z', '2026-12-31'],
  ['2026-12-31T23:30:00-05:00', '2027-01-01T04:30:00.000Z', '2027-01-01'],
  ['2026-12-31T00:30:00+05:30', '2026-12-30T19:00:00.000Z', '2026-12-30'],
  ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z', '2017-01-01'],
] as const) {
  test(`date ${text}`, () => {
    assert.deepEqual(parseDate(text), { ok: true, end: at(end), day, dateOnly: text.length === 10 });
  });
}

for (const [text, problem, suggestion] of [
  ['', 'not-a-date'],
  ['soon', 'not-a-date'],
  ['2026-02-30', 'no-such-day', '2026-02-28'],
  ['2028-02-30', 'no-such-day', '2028-02-29'],
  ['1900-02-29', 'no-such-day', '1900-02-28'],
  ['2026-06-31', 'no-such-day', '2026-06-30'],
  ['2026-06-31T10:00:00Z', 'no-such-day', '2026-06-30T10:00:00Z'],
  ['2026-13-01', 'no-such-day'],
  ['2026-00-10', 'no-such-day'],
  ['2026-01-00', 'no-such-day'],
  ['2026-12-31T25:00:00Z', 'not-a-date'],
  ['2026-12-31T10:00:00+25:00', 'not-a-date'],
  ['2026/12/31', 'not-a-date', '2026-12-31'],
  ['2026.12.31', 'not-a-date', '2026-12-31'],
  ['2026-1-5', 'not-a-date', '2026-01-05'],
  ['20261231', 'not-a-date', '2026-12-31'],
  ['2026123', 'not-a-date'],
  ['31.12.2026', 'not-a-date', '2026-12-31'],
  ['12/31/2026', 'not-a-date', '2026-12-31'],
  ['5.5.2026', 'not-a-date', '2026-05-05'],
  ['05.06.2026', 'not-a-date'],
  ['31.31.2026', 'not-a-date'],
  ['31 Dec 2026', 'not-a-date', '2026-12-31'],
  ['December 31st, 2026', 'not-a-date', '2026-12-31'],
  ['31-Foo-2026', 'not-a-date'],
  ['2026-12-31T10:00:00', 'not-a-date', '2026-12-31T10:00:00Z'],
  ['2026-12-31 10:00', 'not-a-date', '2026-12-31T10:00:00Z'],
  ['2026-12-31 10:00:00 +0200', 'not-a-date', '2026-12-31T10:00:00+02:00'],
  [' 2026-12-31', 'not-a-date', '2026-12-31'],
  ['２０２６-12-31', 'not-a-date'],
  ['😀', 'not-a-date'],
] as const) {
  test(`no date: ${JSON.stringify(text)}`, () => {
    const parsed = parseDate(text);
    assert(!parsed.ok);
    assert.deepEqual([parsed.problem, parsed.suggestion], [problem, suggestion]);
    if (suggestion !== undefined) assert(parseDate(suggestion).ok);
  });
}

for (const [text, end] of [
  ['2026-12-31', '2026-12-31T23:59:59.999Z'],
  ['2026-12-31T235959Z', '2026-12-31T23:59:59.000Z'],
  ['2026-12-31T23:59:59Z', '2026-12-31T23:59:59.000Z'],
  ['2026-12-31T23:59', '2026-12-31T23:59:00.000Z'],
  ['2026-12-31T2359', '2026-12-31T23:59:00.000Z'],
  [' 2026-12-31T10:00:00+02:00 ', '2026-12-31T08:00:00.000Z'],
  ['4h', undefined],
  ['2026-02-30T000000Z', undefined],
  ['2026-12-31T990000Z', undefined],
] as const) {
  test(`label or annotation ${JSON.stringify(text)}`, () => {
    const parsed = parseLooseDate(text);
    assert.equal(parsed.ok ? parsed.end : undefined, end && at(end));
  });
}

for (const [text, isNone] of [
  ['never', true],
  [' Forever ', true],
  ['N/A', true],
  ['', true],
  ['2026-12-31', false],
  ['soon', false],
  ['TODO', false],
] as const) {
  test(`${JSON.stringify(text)} ${isNone ? 'says that there is no date' : 'is for others to read'}`, () => {
    assert.equal(namesNoDate(text), isNone);
  });
}

for (const [now, end, days, words, ended] of [
  ['2026-11-21T10:00:00Z', '2026-11-21T23:59:59.999Z', 0, 'today', false],
  ['2026-11-21T10:00:00Z', '2026-11-21T09:00:00Z', 0, 'earlier today', true],
  ['2026-11-21T23:59:59Z', '2026-11-22T23:59:59.999Z', 1, 'tomorrow', false],
  ['2026-11-21T00:00:00Z', '2026-12-03T23:59:59.999Z', 12, 'in 12 days', false],
  ['2026-11-21T00:00:00Z', '2026-11-20T23:59:59.999Z', -1, 'yesterday', true],
  ['2026-11-21T10:00:00Z', '2026-11-18T23:59:59.999Z', -3, '3 days ago', true],
  ['1969-12-31T10:00:00Z', '1970-01-01T10:00:00Z', 1, 'tomorrow', false],
] as const) {
  test(`from ${now} to ${end}: ${words}`, () => {
    assert.equal(daysBetween(at(now), at(end)), days);
    assert.equal(describeDaysLeft(at(now), at(end)), words);
    assert.equal(hasEnded(at(now), at(end)), ended);
  });
}

test('days ahead, ends of quarter and year', () => {
  const now = at('2026-11-21T23:30:00Z');
  assert.equal(addDays(now, 0), '2026-11-21');
  assert.equal(addDays(now, 90), '2027-02-19');
  assert.equal(addDays(now, -21), '2026-10-31');
  assert.equal(addDays(now, 10_000_000), '9999-12-31');
  assert.equal(endOfYear(now), '2026-12-31');
  const quarters = ['2026-01-01', '2026-03-31', '2026-05-15', '2026-09-30', '2026-10-01'].map((day) =>
    endOfQuarter(at(day)),
  );
  assert.deepEqual(quarters, ['2026-03-31', '2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31']);
});

test('what addDays writes, parseDate reads', () => {
  for (let days = 0; days < 1500; days++) {
    const now = at('2026-11-21T10:00:00Z');
    const parsed = parseDate(addDays(now, days));
    assert(parsed.ok && daysBetween(now, parsed.end) === days);
  }
});

test('a huge text is read to its end', () => {
  for (const text of ['1'.repeat(1_000_000), `2026-12-31T00:00:00.${'1'.repeat(1_000_000)}Z`, ' '.repeat(1_000_000)]) {
    assert(!parseDate(text).ok && !parseLooseDate(text).ok);
  }
});
