/** The examples are what their README says: one folder clean, the other with each fault where a comment says so. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { rules } from '../../server/src/core/rules/list.ts';
import { EXAMPLES, findingsIn, type Place, textsIn } from './workspace.ts';

const DAY = '2026-11-21';

/** The governance rules and those about suppressions: their ids are promised to users. */
const GOVERNANCE_RULES = `missing-owner placeholder-value unknown-owner split-ownership missing-trust-boundary
  consumer-issues undocumented-federation undocumented-bundle-endpoint missing-rotation-expectation
  no-enforcement-point undocumented-enforcement-point observe-only-enforcement enforcement-mode-mismatch
  dangling-policy-reference authentication-only ambiguous-authorization missing-time-box expired-time-box
  forgotten-trust expiring-time-box time-box-too-long overdue-review missing-change-reference missing-revocation-path
  revocation-untested untested-failure-mode fail-open broad-trust long-lived-credential shared-secret control-drift
  interpretation-undocumented reused-agreement shared-trust-root infrastructure-only-identity
  delegated-administration unreviewed-suppression expired-suppression unused-suppression`.split(/\s+/);

/** Governance rules that the faulty example does not show, each with the reason. */
const NOT_SHOWN: Readonly<Record<string, string>> = {};

/** A comment `fault: <rule>, <rule>`. */
interface Mark {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Nothing else stands on the line, so the finding is on the next one. */
  readonly above: boolean;
  readonly rules: readonly string[];
}

function marksIn(folder: string): Mark[] {
  return textsIn(folder).flatMap(({ file, text }) =>
    text.split('\n').flatMap((content, index) => {
      const [, ids] = /#.*\bfault: ([a-z-]+(?:, [a-z-]+)*)$/.exec(content) ?? [];
      return ids === undefined ? [] : { file, line: index + 1, above: /^\s*#/.test(content), rules: ids.split(', ') };
    }),
  );
}

function places(found: readonly Place[]): string[] {
  return found.map(({ file, line, rule }) => `${file}:${line} ${rule}`).sort();
}

test('nothing is found in the clean example', () => {
  assert.deepEqual(places(findingsIn('clean', DAY)), []);
});

test('the clean example stays clean until the day its README names, and no longer', () => {
  const readme = readFileSync(join(EXAMPLES, 'README.md'), 'utf8');
  const [, last] = /is clean until (\d{4}-\d\d-\d\d)\./.exec(readme) ?? [];
  assert.ok(last, 'the README names no day');
  assert.deepEqual(places(findingsIn('clean', last)), []);
  const next = new Date(Date.parse(`${last}T12:00:00Z`) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  assert.notDeepEqual(findingsIn('clean', next), []);
});

test('every fault has its comment, and every comment its fault', () => {
  const marked = marksIn('faulty').flatMap(({ file, line, above, rules: ids }) =>
    ids.map((rule) => ({ file, line: above ? line + 1 : line, rule })),
  );
  assert.deepEqual(places(findingsIn('faulty', DAY)), places(marked));
});

test('every comment that speaks of a fault can be read as one', () => {
  const speaking = textsIn('faulty').flatMap(({ text }) => text.match(/(?<!")\bfault:/g) ?? []);
  assert.equal(speaking.length, marksIn('faulty').length);
});

test('the faulty example shows every governance rule there is', () => {
  const ids = new Set(rules.map(({ id }) => id));
  const shown = new Set(findingsIn('faulty', DAY).map(({ rule }) => rule));
  const missing = GOVERNANCE_RULES.filter((id) => ids.has(id) && !shown.has(id));
  assert.deepEqual(missing, Object.keys(NOT_SHOWN));
});

test('checked together, the two companies say nothing about each other', () => {
  const alone = places([...findingsIn('clean', DAY), ...findingsIn('faulty', DAY)]);
  assert.deepEqual(places(findingsIn('.', DAY)), alone);
});

test('it makes no difference whether the editor opens the examples or the project around them', () => {
  assert.deepEqual(places(findingsIn('.', DAY, join(EXAMPLES, '..'))), places(findingsIn('.', DAY)));
});
