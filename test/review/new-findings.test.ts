/** Which findings a change has brought: not those that were there, wherever they have gone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newFindings } from '../../server/src/core/review/new-findings.ts';
import { ENFORCEMENT_POINT, FEDERATION, TRUST_DOMAIN, TRUST_DOMAINS } from '../../server/src/core/rules/examples.ts';
import type { Example } from '../../server/src/core/rules/rule.ts';
import { type Renames, reviewStates } from '../harness/review.ts';

const MISSPELT = `${TRUST_DOMAIN}  opertor: internal\n`;
const SOUND = { 'a.yaml': FEDERATION, 'b.yaml': TRUST_DOMAINS, 'c.yaml': ENFORCEMENT_POINT };

function brought(before: Example, after: Example, renames: Renames = {}): string[] {
  const { base, head, files } = reviewStates(before, after, renames);
  for (const { info } of head.allFiles()) head.findings(info.uri);
  return [...newFindings(base, head, files)]
    .map(({ rule, document }) => `${rule.id} in ${document.uri.replace(/.*workspace\//, '')}`)
    .sort();
}

test('what the change itself is about', () => {
  assert.deepEqual(brought({ 'a.yaml': TRUST_DOMAIN }, { 'a.yaml': MISSPELT }), ['unknown-field in a.yaml']);
  assert.deepEqual(brought({}, { 'a.yaml': MISSPELT }), ['unknown-field in a.yaml']);
  assert.deepEqual(brought({ 'a.yaml': MISSPELT }, { 'a.yaml': TRUST_DOMAIN }), []);
});

test('what was there stays old, whatever is written around it', () => {
  assert.deepEqual(brought({ 'a.yaml': MISSPELT }, { 'a.yaml': `# above\n\n${MISSPELT}` }), []);
  const other = MISSPELT.replaceAll('shop', 'till');
  const found = brought({ 'a.yaml': MISSPELT }, { 'a.yaml': `${other}---\n${MISSPELT}` });
  assert.deepEqual(found, ['unknown-field in a.yaml']);
});

test('objects that move to another file, and files that are renamed, bring nothing', () => {
  assert.deepEqual(brought({ 'a.yaml': MISSPELT }, { 'b.yaml': MISSPELT }), []);
  assert.deepEqual(
    brought({ 'a.yaml': MISSPELT }, { 'b.yaml': `${FEDERATION}---\n${MISSPELT}` }).includes('unknown-field in b.yaml'),
    false,
  );
  // Nothing names what is broken; only its file tells that it is the same.
  const broken = `${TRUST_DOMAIN}  x: [unclosed\n`;
  const nameless = { 'a.yaml': broken.replace(/metadata:\n.*\n/, '') };
  const renamed = { 'b.yaml': nameless['a.yaml'] };
  assert.ok(brought({}, nameless).length > 0);
  assert.deepEqual(brought(nameless, renamed, { 'a.yaml': 'b.yaml' }), []);
});

test('a file that did not change has a new finding when another one was what kept it sound', () => {
  const { 'c.yaml': _, ...without } = SOUND;
  const found = brought(SOUND, without);
  assert.ok(found.includes('dangling-policy-reference in a.yaml'), found.join());
  assert.deepEqual(brought(without, SOUND), []);
});

test('of two findings that look alike, the one that came is the new one', () => {
  const copy = (file: string) => ({ [file]: MISSPELT });
  const twice = { ...copy('a.yaml'), ...copy('z.yaml') };
  assert.deepEqual(
    brought(copy('a.yaml'), twice).filter((one) => one.startsWith('unknown')),
    ['unknown-field in z.yaml'],
  );
  assert.deepEqual(
    brought(copy('z.yaml'), twice).filter((one) => one.startsWith('unknown')),
    ['unknown-field in a.yaml'],
  );
  // Both changed, and one of them had it.
  const edited = { 'a.yaml': `${MISSPELT}# edited\n`, 'z.yaml': `${MISSPELT}# edited\n` };
  const found = brought({ 'a.yaml': TRUST_DOMAIN, ...copy('z.yaml') }, edited);
  assert.deepEqual(
    found.filter((one) => one.startsWith('unknown')),
    ['unknown-field in a.yaml'],
  );
});

test('a finding that nobody hides any more is new, and one that is hidden is none', () => {
  const hidden = `# fedlint-ignore-file unknown-field until=2027-01-31 -- on its way out\n${MISSPELT}`;
  assert.deepEqual(brought({ 'a.yaml': hidden }, { 'a.yaml': MISSPELT }), ['unknown-field in a.yaml']);
  assert.deepEqual(brought({ 'a.yaml': TRUST_DOMAIN }, { 'a.yaml': hidden }), []);
});
