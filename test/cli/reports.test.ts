/** The reports: JSON is a contract, text is for eyes, and neither lets a manifest steer the terminal. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { progressLine } from '../../server/src/cli/progress.ts';
import { frameOf } from '../../server/src/cli/reports/frame.ts';
import { canvasOf } from '../../server/src/cli/terminal.ts';
import { CLEAN, MISSPELT, NAKED_LINK } from './manifests.ts';
import { fedlint, folderWith } from './run.ts';

interface Point {
  readonly line: number;
  readonly column: number;
}

interface Edit {
  readonly file: string;
  readonly range: { readonly start: Point; readonly end: Point };
  readonly text: string;
}

/** Applies an edit as any program would that knows nothing but the contract. */
function applied(text: string, { range, text: fresh }: Edit): string {
  const offset = ({ line, column }: Point) =>
    text
      .split('\n')
      .slice(0, line - 1)
      .reduce((sum, { length }) => sum + length + 1, 0) +
    column -
    1;
  return text.slice(0, offset(range.start)) + fresh + text.slice(offset(range.end));
}

test('JSON is as the contract says: positions from 1, columns in UTF-16 units, edits, references', () => {
  const flow = MISSPELT.replace(
    /spec:[\s\S]*/,
    'spec: {policyEngine: "🔑 é", opertor: internal, trustDomain: a.b, role: issuer, owner: x}\n',
  );
  const cwd = folderWith({ 'sub/a.yaml': flow.replaceAll('\n', '\r\n') });
  const { stdout, status, stderr } = fedlint(cwd, ['check', 'sub', '--format', 'json']);
  assert.deepEqual([status, stderr], [1, '']);
  assert.deepEqual(JSON.parse(stdout), {
    version: 1,
    now: '2026-11-21',
    files: 1,
    documents: 1,
    findings: [
      {
        rule: 'unknown-field',
        severity: 'error',
        message: '`opertor` is not a field of `spec` in TrustDomain, so nothing reads it. Did you mean `operator`?',
        file: 'sub/a.yaml',
        range: { start: { line: 5, column: 30 }, end: { line: 5, column: 37 } },
        references: [],
        related: [],
        fixes: [
          {
            title: 'Rename to `operator`',
            kind: 'fix',
            edits: [
              {
                file: 'sub/a.yaml',
                range: { start: { line: 5, column: 34 }, end: { line: 5, column: 34 } },
                text: 'a',
              },
            ],
          },
        ],
      },
    ],
  });
});

test('every edit in JSON can be applied by its position alone', () => {
  const cwd = folderWith({ 'a.yaml': NAKED_LINK });
  const { findings } = JSON.parse(fedlint(cwd, ['check', '--format', 'json']).stdout);
  const [finding] = findings;
  assert.deepEqual(finding.references.slice(0, 2), ['owasp-nhi:NHI1', 'maestro:L6']);
  const edits: Edit[][] = finding.fixes.map((fix: { edits: Edit[] }) => fix.edits);
  assert.equal(edits.length, 4);
  const [owners = [], , , manifest = []] = edits;
  const after = folderWith({ 'a.yaml': owners.reduceRight(applied, NAKED_LINK) });
  const left = fedlint(after, ['check']).stdout;
  assert.doesNotMatch(left, /undocumented-federation|syntax-error/);
  assert.match(left, /missing-owner/, 'TODO is no owner');
  assert.deepEqual(
    manifest.map(({ file, range }) => ({ file, start: range.start })),
    [{ file: 'acme.partner.example-federation.yaml', start: { line: 1, column: 1 } }],
    'a file to be made',
  );
});

test('what is suppressed is marked in JSON, and only counted in text', () => {
  const ignored = MISSPELT.replace(
    '  opertor',
    '  # fedlint-ignore unknown-field until=2027-01-31 -- read by our own tool\n  opertor',
  );
  const cwd = folderWith({ 'a.yaml': ignored });
  const { status, stdout } = fedlint(cwd, ['check', '--format', 'json']);
  assert.equal(status, 0);
  assert.deepEqual(JSON.parse(stdout).findings[0].suppressed, { until: '2027-01-31', reason: 'read by our own tool' });
  assert.equal(fedlint(cwd, ['check']).stdout, 'Nothing found, 1 suppressed in 1 manifest file (1 file looked at).\n');
});

test('no report lets the text of a manifest, or its name, steer the terminal', () => {
  const evil = '\u001b]0;owned\u0007\u009b31m\u202ereversed';
  const name = process.platform === 'win32' ? 'a.yaml' : `a\u001b[2J\u202e.yaml`;
  const cwd = folderWith({
    [name]: CLEAN.replace(
      'role: issuer',
      `"role${evil.replace('\u001b', '\\e').replace('\u0007', '\\a')}": "${evil.slice(8)}"`,
    ),
  });
  for (const format of ['text', 'json']) {
    const { stdout, stderr } = fedlint(cwd, ['check', '--format', format]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: their absence is the point
    assert.doesNotMatch(stdout + stderr, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    assert.match(stdout, /unknown-field/);
  }
});

test('a value of a megabyte does not flood the terminal', () => {
  const cwd = folderWith({
    'a.yaml': CLEAN.replace('team-identity', `team-identity\n  policyEngine: ${'x'.repeat(2 ** 20)}`),
  });
  const { stdout } = fedlint(cwd, ['check']);
  assert.match(stdout, /placeholder-value/);
  assert.ok(stdout.length < 2000, `${stdout.length} characters`);
});

test('colours are for terminals, and for people who want them', () => {
  const terminal = { isTTY: true, columns: 100 };
  assert.deepEqual(canvasOf(terminal, { TERM: 'xterm' }), { color: true, width: 88 });
  assert.equal(canvasOf(terminal, { NO_COLOR: '' }).color, true, 'as https://no-color.org has it');
  assert.equal(canvasOf(terminal, { NO_COLOR: '1' }).color, false);
  assert.equal(canvasOf(terminal, { TERM: 'dumb' }).color, false);
  assert.equal(canvasOf({ isTTY: false }, {}).color, false);
  assert.equal(canvasOf(undefined, {}).color, false);
});

test('the mark stands under the place, whatever stands before it', () => {
  const marked = (line: string, what: string, width = 80) => {
    const start = line.indexOf(what);
    const frame = frameOf(line, start, start + what.length, width);
    return [frame.line, frame.mark];
  };
  assert.deepEqual(marked('role: isuer', 'isuer'), ['role: isuer', '      ^^^^^']);
  assert.deepEqual(marked('\trole:\tisuer', 'isuer'), ['    role:    isuer', '             ^^^^^']);
  assert.deepEqual(marked('名前: isuer', 'isuer'), ['名前: isuer', '      ^^^^^'], 'two columns each');
  assert.deepEqual(marked('🔑 e\u0301: x', 'x'), ['🔑 e\u0301: x', '      ^'], 'an accent takes no column');
  assert.deepEqual(marked('a\u001bb: x', 'x'), ['a\uFFFDb: x', '     ^']);
  assert.deepEqual(
    frameOf('role:', 5, 5, 80),
    { line: 'role:', mark: '     ^' },
    'nothing there, at the end of the line',
  );
  assert.deepEqual(frameOf('', 0, 0, 80), { line: '', mark: '^' });
});

test('a long line is cut around the mark', () => {
  const line = `${'a'.repeat(500)}HERE${'b'.repeat(500)}`;
  const frame = frameOf(line, 500, 504, 40);
  assert.equal(frame.line, `…${'a'.repeat(10)}HERE${'b'.repeat(26)}…`);
  assert.equal(frame.mark, `${' '.repeat(11)}^^^^`);
  assert.equal(frameOf(line, 0, 1004, 40).mark, '^'.repeat(40), 'a mark longer than the line shows');
  const keys = frameOf('🔑'.repeat(300), 301, 303, 40);
  assert.doesNotMatch(keys.line, /\uFFFD/, 'no character is cut in two');
  assert.ok(frameOf('x'.repeat(10_000_000), 5_000_000, 5_000_001, 40).line.length < 50);
});

test('progress shows on a terminal, and only once a run takes over a second', () => {
  let time = 0;
  const run = (isTTY: boolean) => {
    const written: string[] = [];
    const progress = progressLine({ isTTY, write: (text) => written.push(text) }, () => time);
    for (const now of [0, 900, 1100, 1150, 1300]) {
      time = now;
      progress.show(`at ${now}`);
    }
    progress.clear();
    return written;
  };
  const clear = '\r\u001b[K';
  assert.deepEqual(run(true), [`${clear}at 1100`, `${clear}at 1300`, clear]);
  time = 0;
  assert.deepEqual(run(false), []);
});

test('a report that goes to a file has no colours', () => {
  const cwd = folderWith({ 'a.yaml': MISSPELT });
  fedlint(cwd, ['check', '--output', 'report.txt']);
  assert.equal(readFileSync(join(cwd, 'report.txt'), 'utf8'), fedlint(cwd, ['check', 'a.yaml']).stdout);
});
