/** Reports of a review: what each says of a change, that they are valid, and that no name gets out of them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Entry } from '../../server/src/cli/reports/report.ts';
import type { ReviewReportInput } from '../../server/src/cli/review/report.ts';
import { github } from '../../server/src/cli/review/reports/github.ts';
import { gitlab } from '../../server/src/cli/review/reports/gitlab.ts';
import { markdown } from '../../server/src/cli/review/reports/markdown.ts';
import { sarif } from '../../server/src/cli/review/reports/sarif.ts';
import { changeKinds } from '../../server/src/core/review/kinds/list.ts';
import { type ChangeView, type ObligationView, viewsOf } from '../../server/src/core/review/view.ts';
import { EXAMPLE_NOW, TRUST_DOMAIN } from '../../server/src/core/rules/examples.ts';
import { reviewStates } from '../harness/review.ts';
import { analyze, findingsIn } from '../harness/workspace.ts';
import { meaningsIn } from './comment.ts';
import { HOSTILE, HOSTILE_FILE } from './hostile.ts';
import { readSarif, shown } from './sarif-log.ts';
import { readByRunner } from './workflow-commands.ts';

const place = (file: string, line: number) => ({
  uri: pathToFileURL(resolve(file)).href,
  range: { start: { line: line - 1, character: 2 }, end: { line: line - 1, character: 8 } },
});

const OPEN: ObligationView = {
  ...{ id: 'owners', asks: 'Somebody is accountable', state: 'open', says: 'nobody is named' },
  ...{ place: place('fed.yaml', 3), rules: ['missing-owner'] },
};
const MET: ObligationView = { ...OPEN, id: 'time-box', asks: 'It ends', state: 'met', says: 'ends on 2027-01-31' };

const WIDENS: ChangeView = {
  ...{ id: 'direction-changed federation acme', kind: 'direction-changed', direction: 'widens', isQuiet: false },
  subject: 'federation with `acme.example`',
  title: 'The direction changes from inbound to mutual',
  message: 'Identities of the other side are accepted here from now on.',
  before: { ...place('old.yaml', 7), says: 'inbound' },
  after: { ...place('fed.yaml', 9), says: 'mutual' },
  obligations: [MET, OPEN],
  references: ['owasp-nhi:NHI5', 'cwe:CWE-862'],
  history: 'extended 3 times before',
};
const GONE: ChangeView = {
  ...{
    ...WIDENS,
    id: 'gone',
    direction: 'narrows',
    title: 'It is gone',
    after: undefined,
    obligations: [],
    references: [],
  },
};
const QUIET: ChangeView = {
  ...WIDENS,
  id: 'quiet',
  direction: 'neutral',
  isQuiet: true,
  title: 'A name changes',
  obligations: [],
};

const HEAD = analyze(TRUST_DOMAIN.replace('  owner: team-identity\n', ''));
const [ORPHAN] = findingsIn(HEAD);

const input = (changes: readonly ChangeView[], more: Partial<ReviewReportInput> = {}): ReviewReportInput => ({
  analyzer: HEAD,
  ...{ now: EXAMPLE_NOW, color: false, width: 80, files: 2, findings: [], changes },
  base: { name: 'main', commit: '0123456789abcdef0123456789abcdef01234567' },
  head: { name: 'worktree', commit: undefined },
  ...more,
});

test('markdown: what widens comes first, from what to what, with what is open as a list', () => {
  assert.equal(
    markdown(input([WIDENS, GONE, QUIET])),
    `<!-- fedlint-review -->
## Trust: 1 widens, 1 narrows, 1 neutral

The work tree compared with \`main (01234567)\`, 2 files different, as of 2026-11-21.

### Widens trust (1)

#### The direction changes from inbound to mutual

In the federation with \`acme.example\`, \`fed.yaml:9\`:

> \`inbound\` → \`mutual\`

Identities of the other side are accepted here from now on.

History: extended 3 times before.

- [ ] Somebody is accountable: nobody is named, \`fed.yaml:3\`
- [x] It ends: ends on 2027-01-31, \`fed.yaml:3\`

About [direction-changed](https://github.com/fedlint/fedlint/blob/main/docs/changes.md#direction-changed); frameworks: [OWASP NHI NHI5:2025](https://owasp.org/www-project-non-human-identities-top-10/2025/5-overprivileged-nhi/ "Overprivileged NHI"), [MITRE CWE CWE-862](https://cwe.mitre.org/data/definitions/862.html "Missing Authorization")

<details><summary><b>Narrows trust (1)</b></summary>

#### It is gone

In the federation with \`acme.example\`, \`old.yaml:7\`, as it was:

> \`inbound\` → *nothing*

Identities of the other side are accepted here from now on.

History: extended 3 times before.

About [direction-changed](https://github.com/fedlint/fedlint/blob/main/docs/changes.md#direction-changed)

</details>

<details><summary><b>Changes that ask nothing of anybody (1)</b></summary>

- A name changes (federation with \`acme.example\`, \`fed.yaml:9\`)

</details>
`,
  );
});

test('markdown: a section in which something is open lies open, and nothing at all is said', () => {
  const moves: ChangeView = { ...WIDENS, direction: 'moves' };
  assert.match(markdown(input([moves])), /<details open><summary><b>Moves trust \(1\)<\/b><\/summary>\n\n/);
  assert.equal(
    markdown(input([])).split('\n').slice(1).join('\n'),
    `## Trust: no change

The work tree compared with \`main (01234567)\`, 2 files different, as of 2026-11-21.

Nothing in it does anything to trust, and it brings no new finding.
`,
  );
});

/** The finding at that line of a file of its own. */
function entryAt(line: number): Entry {
  assert.ok(ORPHAN);
  const range = { start: { line, column: 1 }, end: { line, column: 5 } };
  return { finding: ORPHAN, file: `new-${line}.yaml`, range, known: false };
}

test('markdown: it stays within the limit of a comment, and says what was cut, the least important first', () => {
  const many = Array.from({ length: 300 }, (_, index): ChangeView => ({ ...WIDENS, id: `change ${index}` }));
  const findings = Array.from({ length: 40 }, (_, index) => entryAt(index + 1));
  const comment = markdown(input([...many, GONE, QUIET], { findings }));
  assert.ok(comment.length < 65_000 && comment.length > 60_000, `${comment.length}`);
  const left = 300 - (comment.match(/^#### /gm)?.length ?? 0);
  const rest = `${left} of what widens trust, 1 of what narrows trust, 40 of the new findings, 1 that ask nothing of anybody`;
  assert.ok(comment.endsWith(`Not shown, for a comment holds no more: ${rest}. \`fedlint review\` shows all.\n`));
  assert.equal(comment.match(/<details/g)?.length, comment.match(/<\/details>/g)?.length);
  const huge = 'x@'.repeat(100_000);
  const one = { ...WIDENS, subject: huge, title: huge, message: huge, history: huge };
  const bloated = Array.from({ length: 14 }, () => ({ ...OPEN, asks: huge, says: huge }));
  assert.ok(markdown(input([{ ...one, obligations: bloated }])).length < 65_000);
});

test('github: a change is an annotation on its line, and what is gone one on its file', () => {
  const { commands, lines } = readByRunner(github(input([WIDENS, GONE, QUIET])));
  assert.deepEqual(lines, []);
  assert.deepEqual(commands, [
    {
      name: 'warning',
      properties: {
        ...{ file: 'fed.yaml', line: '9', endLine: '9', col: '3', endColumn: '9' },
        title: 'Widens trust (direction-changed)',
      },
      message: [
        'federation with `acme.example`: The direction changes from inbound to mutual.',
        'inbound → mutual',
        'Identities of the other side are accepted here from now on.',
        'extended 3 times before.',
        'Open: Somebody is accountable (nobody is named, fed.yaml:3)',
        'https://github.com/fedlint/fedlint/blob/main/docs/changes.md#direction-changed',
      ].join('\n'),
    },
    {
      name: 'notice',
      properties: { file: 'old.yaml', title: 'Narrows trust (direction-changed)' },
      message: [
        'federation with `acme.example`: It is gone.',
        'inbound → nothing',
        'Identities of the other side are accepted here from now on.',
        'extended 3 times before.',
        'It stood at old.yaml:7.',
        'https://github.com/fedlint/fedlint/blob/main/docs/changes.md#direction-changed',
      ].join('\n'),
    },
  ]);
});

test('gitlab: a change is an issue with a fingerprint that only it has', () => {
  const issues = JSON.parse(gitlab(input([WIDENS, GONE, QUIET])));
  assert.deepEqual(
    issues.map(({ check_name, severity, location }: Record<string, unknown>) => [check_name, severity, location]),
    [
      ['change/direction-changed', 'major', { path: 'fed.yaml', lines: { begin: 9, end: 9 } }],
      ['change/direction-changed', 'info', { path: 'old.yaml', lines: { begin: 7, end: 7 } }],
    ],
  );
  assert.notEqual(issues[0].fingerprint, issues[1].fingerprint);
});

test('sarif: each kind is a rule, each change a result, with how it was and what is open beside', () => {
  const repository = 'https://git.example/shop';
  const head = { name: 'feature', commit: 'f'.repeat(40) };
  const run = readSarif(sarif(input([WIDENS, GONE, QUIET], { repository, head, failures: [] })));
  assert.deepEqual(
    run.tool.driver.rules.map(({ id, name }) => [id, name]),
    [['change/direction-changed', 'ChangeDirectionChanged']],
  );
  assert.equal(run.automationDetails.id, 'fedlint/review/');
  assert.deepEqual(run.versionControlProvenance, [
    { repositoryUri: repository, revisionId: head.commit, mappedTo: { uriBaseId: '%SRCROOT%' } },
  ]);
  assert.deepEqual(run.invocations, [{ executionSuccessful: true }]);
  const [widens, gone] = run.results;
  assert.equal(run.results.length, 2, 'what is quiet is left out');
  assert.deepEqual([widens?.level, widens?.baselineState, gone?.level], ['warning', 'new', 'note']);
  assert.deepEqual(
    widens?.relatedLocations?.map(({ message, physicalLocation }) => [
      message?.text,
      physicalLocation.artifactLocation.uri,
    ]),
    [
      ['Before the change: inbound.', 'old.yaml'],
      ['Open: Somebody is accountable.', 'fed.yaml'],
    ],
  );
  assert.deepEqual(widens.properties, {
    ...{ direction: 'widens', subject: 'federation with `acme.example`', before: 'inbound', after: 'mutual' },
    obligations: [
      { id: 'time-box', state: 'met', asks: 'It ends', says: 'ends on 2027-01-31' },
      { id: 'owners', state: 'open', asks: 'Somebody is accountable', says: 'nobody is named' },
    ],
  });
  assert.equal(gone?.locations[0]?.physicalLocation.artifactLocation.uri, 'old.yaml');
});

test('sarif: without the address of the repository nothing is said of its revision, and no success is claimed untold', () => {
  const run = readSarif(sarif(input([])));
  assert.deepEqual([run.versionControlProvenance, run.invocations, run.results], [undefined, undefined, []]);
});

test('new findings stand beside the changes in every format', () => {
  const given = input([WIDENS], { findings: [entryAt(5), { ...entryAt(6), known: true }] });
  assert.match(markdown(given), /### New findings \(1\)\n\n- \*\*error\*\* `new-5\.yaml:5` \[missing-owner\]/);
  assert.deepEqual(
    readByRunner(github(given)).commands.map(({ properties }) => properties.file),
    ['new-5.yaml', 'fed.yaml'],
  );
  assert.deepEqual(
    JSON.parse(gitlab(given)).map((issue: Record<string, unknown>) => issue.check_name),
    ['change/direction-changed', 'missing-owner'],
  );
  const run = readSarif(sarif(given));
  assert.deepEqual(
    run.results.map(({ ruleId, baselineState, suppressions }) => [ruleId, baselineState, suppressions.length]),
    [
      ['change/direction-changed', 'new', 0],
      ['missing-owner', 'new', 0],
      ['missing-owner', 'new', 1],
    ],
  );
});

/** A change in which a name stands wherever one can. */
function named(name: string, index: number): ChangeView {
  const file = index % 2 ? HOSTILE_FILE : 'fed.yaml';
  return {
    ...WIDENS,
    id: `direction-changed ${name}`,
    ...{ subject: `federation with \`${name}\``, title: `${name} changes to \`${name}\``, message: `It is ${name}.` },
    history: name,
    before: { ...place(file, 7), says: name },
    after: { ...place(file, 9), says: `\`${name}\`` },
    obligations: [
      { ...OPEN, asks: name, says: name, place: place(file, 3) },
      { ...MET, says: name },
    ],
  };
}

test('no name of an owner, a file, a branch or a trust domain gets out of any format', () => {
  const changes = HOSTILE.map(named);
  for (const name of HOSTILE) {
    const states = { base: { name, commit: '0'.repeat(40) }, head: { name, commit: '1'.repeat(40) } };
    assert.deepEqual(meaningsIn(markdown(input(changes.slice(0, 1), states))), [], name);
  }
  for (const change of changes) {
    const comment = markdown(input([change, { ...change, isQuiet: true, direction: 'neutral' }]));
    assert.deepEqual(meaningsIn(comment), [], change.id);
    assert.equal(comment.match(/^#### /gm)?.length, 1);
    assert.equal(comment.match(/^- \[/gm)?.length, 2);
    const { commands, lines } = readByRunner(github(input([change])));
    assert.deepEqual([commands.map((command) => command.name), lines], [['warning'], []], change.id);
    assert.equal(commands[0]?.properties.title, 'Widens trust (direction-changed)');
    assert.equal(commands[0]?.properties.line, '9');
  }
  const issues: { fingerprint: string }[] = JSON.parse(gitlab(input(changes)));
  assert.equal(new Set(issues.map(({ fingerprint }) => fingerprint)).size, HOSTILE.length);
  const { results } = readSarif(sarif(input(changes)));
  assert.equal(results.length, HOSTILE.length);
  for (const { message } of results) assert.doesNotMatch(shown(message), /\[[^\]]*\]\([^)]+\)|[\p{Cc}\p{Cf}\p{Cs}]/u);
});

test('every kind of change is explained where reports send people', () => {
  const page = readFileSync(new URL('../../docs/changes.md', import.meta.url), 'utf8');
  for (const { id } of changeKinds) assert.match(page, new RegExp(`^#+ ${id}$`, 'm'));
});

test('every kind of change can be reported in every format', () => {
  assert.ok(changeKinds.length > 0);
  for (const { before, after } of changeKinds.flatMap(({ examples }) => examples)) {
    const { base, head, changes } = reviewStates(before, after);
    const views = viewsOf(changes, base, head);
    const given = input(views, { analyzer: head });
    const loud = views.filter(({ isQuiet }) => !isQuiet);
    assert.equal(readSarif(sarif(given)).results.length, loud.length);
    assert.equal(readByRunner(github(given)).commands.length, loud.length);
    assert.equal(JSON.parse(gitlab(given)).length, loud.length);
    assert.deepEqual(meaningsIn(markdown(given)), []);
  }
});
