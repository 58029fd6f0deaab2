import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeDuration, formatGoDuration, parseDuration } from '../../../server/src/core/values/duration.ts';

const GO = { days: false };
const MANIFEST = { days: true };

for (const [text, seconds] of [
  ['0', 0],
  ['-0', 0],
  ['0s', 0],
  ['1h', 3600],
  ['1h30m', 5400],
  ['24h0m0s', 86_400],
  ['-1.5h', -5400],
  ['+5s', 5],
  ['.5s', 0.5],
  ['1.s', 1],
  ['0.3h', 1080],
  ['300ms', 0.3],
  ['1us', 1e-6],
  ['1µs', 1e-6],
  ['1μs', 1e-6],
  ['1ns', 1e-9],
  ['0.5ns', 0],
  ['1s1s', 2],
  ['2562047h47m16.854775807s', 9223372036.854776],
  ['-9223372036854775808ns', -9223372036.854776],
  [`${'0'.repeat(1000)}1s`, 1],
  [`1.${'9'.repeat(1000)}s`, 2],
] as const) {
  test(`Go reads ${text.slice(0, 40)} as ${seconds} s`, () => {
    assert.deepEqual(parseDuration(text, GO), { ok: true, seconds });
  });
}

for (const [text, problem, suggestion, unit] of [
  ['', 'empty'],
  [' ', 'empty'],
  ['300', 'missing-unit', '300s'],
  ['1h30', 'missing-unit', '1h30m'],
  ['1d', 'unknown-unit', '24h', 'd'],
  ['90d', 'unknown-unit', '2160h', 'd'],
  ['1d12h', 'unknown-unit', '36h', 'd'],
  ['2w', 'unknown-unit', '336h', 'w'],
  ['1y', 'unknown-unit', '8760h', 'y'],
  ['5min', 'unknown-unit', '5m', 'min'],
  ['5M', 'unknown-unit', undefined, 'M'],
  ['2H', 'unknown-unit', '2h', 'H'],
  ['1 h', 'malformed', '1h'],
  [' 1h', 'malformed', '1h'],
  ['1 hour, 30 minutes', 'malformed', '1h30m'],
  ['1,5h', 'unknown-unit', '1.5h', ','],
  ['1,500s', 'unknown-unit', undefined, ','],
  ['PT1H30M', 'malformed', '1h30m'],
  ['P90D', 'malformed', '2160h'],
  ['P', 'malformed'],
  ['abc', 'malformed'],
  ['-', 'malformed'],
  ['.s', 'malformed'],
  ['1h-5m', 'unknown-unit', undefined, 'h-'],
  ['9223372036854775808ns', 'malformed'],
  ['2562048h', 'malformed'],
  ['99999999999999999999', 'malformed'],
  ['5😀', 'unknown-unit', undefined, '😀'],
] as const) {
  test(`Go refuses ${JSON.stringify(text)}: ${problem}`, () => {
    const parsed = parseDuration(text, GO);
    assert(!parsed.ok);
    assert.deepEqual([parsed.problem, parsed.suggestion, parsed.unit], [problem, suggestion, unit]);
    if (parsed.suggestion !== undefined) assert(parsed.message.endsWith(`Write ${parsed.suggestion}.`));
  });
}

for (const [text, seconds, suggestion] of [
  ['90d', 7_776_000],
  ['1.5d', 129_600],
  ['1d12h', 129_600],
  ['2w', undefined, '14d'],
  ['1y', undefined, '365d'],
  ['1 day', undefined, '1d'],
  ['P1DT12H', undefined, '1d12h'],
] as const) {
  test(`with days, ${text}`, () => {
    const parsed = parseDuration(text, MANIFEST);
    assert.equal(parsed.ok ? parsed.seconds : undefined, seconds);
    assert.equal(parsed.ok ? undefined : parsed.suggestion, suggestion);
  });
}

for (const [seconds, words, go] of [
  [0, '0 seconds', '0s'],
  [1, '1 second', '1s'],
  [1.5, '1.5 seconds', '1.5s'],
  [0.25, '250 milliseconds', '250ms'],
  [0.0000015, '1.5 microseconds', '1.5us'],
  [2e-9, '2 nanoseconds', '2ns'],
  [300, '5 minutes', '5m'],
  [5400, '1 hour 30 minutes', '1h30m'],
  [3601, '1 hour 1 second', '1h1s'],
  [86_400, '1 day', '24h'],
  [7_776_000, '90 days', '2160h'],
  [90_061, 'about 1 day 1 hour', '25h1m1s'],
  [-3600, 'minus 1 hour', '-1h'],
] as const) {
  test(`${seconds} s is ${words}, ${go}`, () => {
    assert.equal(describeDuration(seconds), words);
    assert.equal(formatGoDuration(seconds), go);
    assert.deepEqual(parseDuration(go, GO), { ok: true, seconds });
  });
}

test('a huge text is read to its end, and its message stays short', () => {
  for (const piece of ['1', '1h', '0', '.1', '1 ', 'h', '-']) {
    const parsed = parseDuration(`${piece.repeat(1_000_000 / piece.length)}!`, GO);
    assert(!parsed.ok);
    assert(parsed.message.length < 250, piece);
  }
});
