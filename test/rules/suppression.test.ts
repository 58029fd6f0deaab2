/** Requests to hide findings: which hide, which do not, and what is said of them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changed, FEDERATION, SOUND } from '../../server/src/core/rules/examples.ts';
import { filesOf, findingsOf } from '../harness/workspace.ts';

const OWNERS = '  owners:\n    accountable: team-partners\n    bundle: team-identity\n    renewal: team-identity\n';
/** Without an owner of the renewal; a comment may stand above. */
const OPEN = '  owners:\n    accountable: team-partners\n    bundle: team-identity\n';

/** Ids of what is shown for the sound set without one owner and with this comment above the owners. */
function shown(comment: string, settings = '', now = Date.UTC(2026, 10, 21, 12)): string[] {
  return shownFor(changed(FEDERATION, OWNERS, `  # ${comment}\n${OPEN}`), settings, now);
}

function shownFor(text: string, settings = '', now = Date.UTC(2026, 10, 21, 12)): string[] {
  const files = { ...filesOf(SOUND), 'acme-orders.yaml': text, ...(settings ? { '.fedlint.yaml': settings } : {}) };
  return findingsOf(files, undefined, now)
    .map(({ rule }) => rule.id)
    .sort();
}

test('with rule, end and reason a request hides, and nothing is said', () => {
  assert.deepEqual(shown('fedlint-ignore missing-owner until=2027-01-31 -- being formed'), []);
  assert.deepEqual(shown('fedlint-ignore: missing-owner until=2027-01-31 -- being formed'), []);
});

test('its end date is kept to the day', () => {
  const comment = 'fedlint-ignore missing-owner until=2026-11-21 -- being formed';
  assert.deepEqual(shown(comment, '', Date.UTC(2026, 10, 21, 23, 59)), []);
  assert.deepEqual(shown(comment, '', Date.UTC(2026, 10, 22)), ['expired-suppression', 'missing-owner']);
});

for (const comment of [
  'fedlint-ignore missing-owner',
  'fedlint-ignore missing-owner -- being formed',
  'fedlint-ignore missing-owner until=2027-01-31',
  'fedlint-ignore missing-owner until=2027-01-31 -- TODO',
]) {
  test(`\`${comment}\` hides, and somebody has to look at it`, () => {
    assert.deepEqual(shown(comment), ['unreviewed-suppression']);
  });
}

for (const comment of [
  'fedlint-ignore',
  'fedlint-ignore until=2027-01-31 -- being formed',
  'fedlint-ignore missing-owner until=31.01.2027 -- being formed',
  'fedlint-ignore missing-owner until=TODO -- being formed',
  'fedlint-ignore missing-owners until=2027-01-31 -- being formed',
  'fedlint-ignore missing-owner, no-such-rule until=2027-01-31 -- being formed',
  'fedlint-ignore missing-owner: being formed',
]) {
  test(`\`${comment}\` hides nothing`, () => {
    assert.deepEqual(shown(comment), ['missing-owner', 'unreviewed-suppression']);
  });
}

test('an unknown rule is named, with the one that was meant', () => {
  const text = changed(FEDERATION, OWNERS, `  # fedlint-ignore missing-ownr until=2027-01-31 -- x\n${OPEN}`);
  const messages = findingsOf({ ...filesOf(SOUND), 'acme-orders.yaml': text })
    .filter(({ rule }) => rule.id === 'unreviewed-suppression')
    .map(({ message }) => message);
  assert.equal(messages.length, 1);
  assert.match(messages[0] ?? '', /no rule `missing-ownr`\. Did you mean `missing-owner`\?/);
});

test('a request that names a locked rule hides nothing at all', () => {
  const comment = 'fedlint-ignore missing-owner until=2027-01-31 -- being formed';
  assert.deepEqual(shown(comment, 'locked: [missing-owner]\n'), ['missing-owner', 'unreviewed-suppression']);
  const both = 'fedlint-ignore missing-owner, broad-trust until=2027-01-31 -- being formed';
  assert.deepEqual(shown(both, 'locked: [broad-trust]\n'), ['missing-owner', 'unreviewed-suppression']);
});

test('rules about suppressions cannot be hidden', () => {
  const comment = 'fedlint-ignore missing-owner, unreviewed-suppression';
  assert.deepEqual(shown(comment), ['unreviewed-suppression']);
  const alone = changed(FEDERATION, 'spec:\n', '# fedlint-ignore unused-suppression until=2027-01-31 -- x\nspec:\n');
  assert.deepEqual(shownFor(alone), ['unused-suppression']);
});

test('an annotation hides on its resource', () => {
  const hidden = changed(
    changed(FEDERATION, OWNERS, OPEN),
    '  name: acme-orders\n',
    '  name: acme-orders\n  annotations:\n    fedlint.dev/ignore.missing-owner: until=2027-01-31 -- being formed\n',
  );
  assert.deepEqual(shownFor(hidden), []);
  assert.deepEqual(shownFor(changed(hidden, 'until=2027-01-31 -- being formed', 'being formed')), [
    'missing-owner',
    'unreviewed-suppression',
  ]);
});

test('a request for the file counts from any document of it, ours or not', () => {
  const open = changed(FEDERATION, OWNERS, OPEN);
  const request = '# fedlint-ignore-file missing-owner until=2027-01-31 -- being formed\n';
  assert.deepEqual(shownFor(request + open), []);
  assert.deepEqual(shownFor(`${open}---\n${request}apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n`), []);
  assert.deepEqual(shownFor(`${request}apiVersion: v1\nkind: ConfigMap\n---\n${open}`), []);
});
