/** The examples are what their README says: one folder clean, the other with each fault where a comment says so. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { rules } from '../../server/src/core/rules/list.ts';
import { applyOffer } from '../harness/offers.ts';
import { EXAMPLES, findingsIn, judged, type Place, readmesIn, type Text, textsIn } from './workspace.ts';

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

const RULES = '[a-z-]+(?:, [a-z-]+)*';
/** `fault: <rule>, <rule>` at the end of a comment. */
const COMMENT = new RegExp(`#.*\\bfault: (${RULES})$`);
/** The same in a list beside files that cannot hold comments. */
const ITEM = new RegExp(`^- \`([^\`]+)\`, line (\\d+): .*\\bfault: (${RULES})$`);

/** Where comments and lists say that rules speak. */
function faultsIn(folder: string): Place[] {
  return [...textsIn(folder).flatMap(faultsInComments), ...readmesIn(folder).flatMap(faultsInList)];
}

/** Where nothing else stands on the line of the comment, the finding is on the next one. */
function faultsInComments({ file, text }: Text): Place[] {
  return text.split('\n').flatMap((content, index) => {
    const line = /^\s*#/.test(content) ? index + 2 : index + 1;
    return rulesOf(COMMENT.exec(content)?.[1]).map((rule) => ({ file, line, rule }));
  });
}

function faultsInList({ file: readme, text }: Text): Place[] {
  return text.split('\n').flatMap((content) => {
    const [, name = '', line, ids] = ITEM.exec(content) ?? [];
    return rulesOf(ids).map((rule) => ({ file: `${dirname(readme)}/${name}`, line: Number(line), rule }));
  });
}

function rulesOf(ids: string | undefined): string[] {
  return ids === undefined ? [] : ids.split(', ');
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

for (const folder of ['faulty', 'meshes']) {
  test(`every fault has its comment in ${folder}, and every comment its fault`, () => {
    assert.deepEqual(places(findingsIn(folder, DAY)), places(faultsIn(folder)));
  });
}

test('the mistakes between two meshes and a partner are gone once the first suggestion to each is taken', () => {
  const files = Object.fromEntries(textsIn('meshes').map(({ file, text }) => [file, text]));
  let texts: Readonly<Record<string, string>> = files;
  for (let left = faultsIn('meshes').length; left > 0; left--) {
    const { analyzer, findings } = judged(texts, DAY);
    assert.equal(findings.length, left, findings.map(({ message }) => message).join('\n'));
    const [finding] = findings;
    const offer = finding?.offers()[0];
    assert.ok(finding && offer, finding?.message);
    texts = applyOffer(analyzer, finding, offer, texts);
  }
  assert.deepEqual(
    judged(texts, DAY).findings.map(({ message }) => message),
    [],
  );
});

test('every line that speaks of a fault can be read as one', () => {
  for (const { file, text } of ['faulty', 'meshes'].flatMap((folder) => [...textsIn(folder), ...readmesIn(folder)]))
    for (const line of text.split('\n').filter((content) => /(?<!")\bfault:/.test(content)))
      assert.match(line, file.endsWith('.md') ? ITEM : COMMENT, file);
});

test('the faulty example shows every governance rule there is', () => {
  const ids = new Set(rules.map(({ id }) => id));
  const shown = new Set(findingsIn('faulty', DAY).map(({ rule }) => rule));
  const missing = GOVERNANCE_RULES.filter((id) => ids.has(id) && !shown.has(id));
  assert.deepEqual(missing, Object.keys(NOT_SHOWN));
});

test('checked together, the companies say nothing about each other', () => {
  const alone = places(['clean', 'faulty', 'meshes'].flatMap((folder) => findingsIn(folder, DAY)));
  assert.deepEqual(places(findingsIn('.', DAY)), alone);
});

test('it makes no difference whether the editor opens the examples or the project around them', () => {
  assert.deepEqual(places(findingsIn('.', DAY, join(EXAMPLES, '..'))), places(findingsIn('.', DAY)));
});
