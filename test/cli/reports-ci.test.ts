/** Reports for pipelines: GitHub's annotations, GitLab's Code Quality, JUnit. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOSTILE, HOSTILE_FILE, hostileManifest, NOT_UTF_8 } from './hostile.ts';
import { CLEAN, MISSPELT, NAKED_LINK, PLACEHOLDER } from './manifests.ts';
import { fedlint, folderWith } from './run.ts';
import { readByRunner } from './workflow-commands.ts';
import { readXml } from './xml.ts';

type Files = Readonly<Record<string, string | Buffer>>;

const github = (files: Files) => readByRunner(fedlint(folderWith(files), ['check', '--format', 'github']).stdout);
const gitlab = (files: Files, ...args: readonly string[]) =>
  JSON.parse(fedlint(folderWith(files), ['check', '--format', 'gitlab', ...args]).stdout);
const junit = (files: Files) => readXml(fedlint(folderWith(files), ['check', '--format', 'junit']).stdout);

const SUPPRESSED = MISSPELT.replace(
  '  opertor',
  '  # fedlint-ignore unknown-field until=2027-01-31 -- our own tool\n  opertor',
);

/** So many documents, each with an error. */
const many = (number: number) =>
  Array.from({ length: number }, (_, index) => MISSPELT.replaceAll('shop', `shop-${index}`)).join('---\n');

test('github: an annotation has its place, its rule and where to read on', () => {
  const { commands, lines } = github({ 'sub/a.yaml': MISSPELT.replaceAll('\n', '\r\n'), 'b.yaml': SUPPRESSED });
  assert.deepEqual(lines, []);
  assert.deepEqual(commands, [
    {
      name: 'error',
      properties: {
        ...{ file: 'sub/a.yaml', line: '9', endLine: '9', col: '3', endColumn: '10' },
        title: 'A field that nobody reads (unknown-field)',
      },
      message: `\`opertor\` is not a field of \`spec\` in TrustDomain, so nothing reads it. Did you mean \`operator\`?
https://github.com/fedlint/fedlint/blob/main/docs/rules/unknown-field.md`,
    },
  ]);
});

test('github: nothing found is no command', () => {
  assert.deepEqual(github({ 'a.yaml': CLEAN }), { commands: [], lines: [] });
});

test('github: what is beyond the limit of a step is counted in a last notice', () => {
  const { commands } = github({ 'a.yaml': PLACEHOLDER, 'b.yaml': many(2000) });
  const names = commands.map(({ name }) => name);
  assert.deepEqual(names, [...Array(10).fill('error'), 'warning', 'notice'], 'the gravest first');
  assert.match(commands.at(-1)?.message ?? '', /^1990 errors more: GitHub shows 10 of each level\. `fedlint check`/);
  assert.equal(github({ 'a.yaml': many(10) }).commands.length, 10, 'what just fits is not cut');
});

test('github: no name becomes a command, or another property', () => {
  const files = HOSTILE.map((name, index) => [`${index} ${HOSTILE_FILE}`, hostileManifest([name])]);
  const cwd = folderWith(Object.fromEntries(files));
  for (const [index, name] of HOSTILE.entries()) {
    const output = fedlint(cwd, ['check', `${index} ${HOSTILE_FILE}`, '--format', 'github']).stdout;
    const { commands, lines } = readByRunner(output);
    assert.deepEqual([lines, commands.map((command) => command.name)], [[], ['error']], name);
    const { properties = {}, message = '' } = commands[0] ?? {};
    assert.deepEqual(Object.keys(properties), ['file', 'line', 'endLine', 'col', 'endColumn', 'title']);
    assert.deepEqual([properties.line, properties.title], ['11', 'A field that nobody reads (unknown-field)']);
    assert.match(message, /is not a field of `spec` in TrustDomain, so nothing reads it\./);
  }
});

test('gitlab: an issue has what the widget reads', () => {
  const issues = gitlab({ 'sub/a.yaml': MISSPELT, 'b.yaml': SUPPRESSED, 'c.yaml': NAKED_LINK });
  assert.deepEqual(
    issues.map(({ check_name, severity, location }: Record<string, unknown>) => ({ check_name, severity, location })),
    [
      {
        check_name: 'undocumented-federation',
        severity: 'major',
        location: { path: 'c.yaml', lines: { begin: 6, end: 6 } },
      },
      {
        check_name: 'unknown-field',
        severity: 'critical',
        location: { path: 'sub/a.yaml', lines: { begin: 9, end: 9 } },
      },
    ],
  );
  assert.match(issues[1].description, /^`opertor` is not a field/);
  assert.deepEqual(gitlab({ 'a.yaml': CLEAN }), []);
});

test('gitlab: fingerprints are unique, and stay when lines move', () => {
  const prints = (text: string): string[] =>
    gitlab({ 'a.yaml': text }).map(({ fingerprint }: { fingerprint: string }) => fingerprint);
  const twice = prints(`${MISSPELT}---\n${MISSPELT}`);
  assert.equal(new Set(twice).size, twice.length);
  assert.deepEqual(prints(`# moved\n\n${MISSPELT}---\n${MISSPELT}`), twice);
  assert.match(twice[0] ?? '', /^[0-9a-f]{32}$/);
  const hostile = prints(hostileManifest());
  assert.equal(new Set(hostile).size, HOSTILE.length);
});

test('junit: a suite for each file, a failed case for each finding, a passed one for a file without', () => {
  const root = junit({ 'a.yaml': CLEAN, 'b.yaml': `${MISSPELT.replaceAll('shop', 'till')}`, 'notes.txt': 'x' });
  assert.deepEqual(
    [root.name, root.attributes],
    ['testsuites', { name: 'fedlint', tests: '2', failures: '1', errors: '0', skipped: '0' }],
  );
  const [clean, faulty] = root.elements;
  assert.deepEqual(clean?.attributes, { name: 'a.yaml', tests: '1', failures: '0', errors: '0', skipped: '0' });
  assert.deepEqual(
    clean.elements.map(({ elements }) => elements),
    [[]],
  );
  const [one] = faulty?.elements ?? [];
  assert.deepEqual(one?.attributes, {
    ...{ classname: 'b.yaml', name: 'unknown-field TrustDomain/till/spec/opertor', file: 'b.yaml', line: '9' },
  });
  const [failure] = one?.elements ?? [];
  assert.equal(failure?.attributes.type, 'error');
  assert.match(failure.text, /^b\.yaml:9:3: `opertor` is not a field.*\nhttps:\/\/.*unknown-field\.md$/);
});

test('junit: what is suppressed or known is skipped, what was not read is an error', () => {
  const cwd = folderWith({ 'a.yaml': SUPPRESSED, 'b.yaml': MISSPELT.replaceAll('shop', 'till') });
  fedlint(cwd, ['baseline', 'write', 'b.yaml', '--file', 'known.json', '--now', '2026-11-21']);
  const root = readXml(fedlint(cwd, ['check', '--format', 'junit', '--baseline', 'known.json']).stdout);
  assert.deepEqual(root.attributes, { name: 'fedlint', tests: '2', failures: '0', errors: '0', skipped: '2' });
  const messages = root.elements.flatMap(({ elements }) => elements.map((one) => one.elements[0]?.attributes.message));
  assert.deepEqual(messages, ['suppressed until 2027-01-31: our own tool', 'known from the baseline']);
  const unread = junit({ 'a.yaml': CLEAN, 'b.yaml': NOT_UTF_8 });
  assert.equal(unread.attributes.errors, '1');
  assert.match(unread.elements[0]?.elements[0]?.elements[0]?.attributes.message ?? '', /b\.yaml/);
});

test('junit: no manifests are no cases', () => {
  assert.deepEqual(junit({ 'notes.txt': 'x' }).elements, []);
});

test('junit: it is well-formed whatever the names are, and cases have names of their own', () => {
  const root = junit({ [HOSTILE_FILE]: hostileManifest() });
  assert.equal(root.attributes.failures, String(HOSTILE.length));
  const cases = root.elements.flatMap(({ elements }) => elements);
  assert.deepEqual(
    cases.map(({ elements }) => elements.map(({ name }) => name)),
    cases.map(() => ['failure']),
  );
  assert.equal(new Set(cases.map(({ attributes }) => attributes.name)).size, cases.length);
  const told = cases.flatMap(({ elements }) => elements.map(({ text }) => text));
  assert.ok(told.some((text) => text.includes(']]></failure><failure message="owned"/>')));
});

test('nothing that a report for a pipeline says could steer a terminal', () => {
  const cwd = folderWith({ [HOSTILE_FILE]: hostileManifest() });
  for (const format of ['github', 'gitlab', 'junit', 'sarif', 'markdown']) {
    const { stdout } = fedlint(cwd, ['check', '--format', format]);
    assert.match(stdout, /owned/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: their absence is the point
    assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/, format);
  }
});
