/** Which files a run looks into, and what it says of those it cannot read. */
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { NO_CONFIGURATION } from '../../server/src/cli/input/configurations.ts';
import { takeIn } from '../../server/src/cli/input/take-in.ts';
import { readContents } from '../../server/src/files/read-file.ts';
import { ca } from '../harness/certificates.ts';
import { CLEAN, MISSPELT, NAKED_LINK, WRONG_ROLE } from './manifests.ts';
import { emptyFolder, fedlint, folderWith, type Run } from './run.ts';

/** The places of the findings in a text report. */
function places({ stdout }: Run): string[] {
  return stdout.split('\n').flatMap((line) => /^(\S+:\d+:\d+) {2}/.exec(line)?.[1] ?? []);
}

test('.gitignore counts, deeper ones over those above, up to the root of the repository', () => {
  const cwd = folderWith({
    '.git/HEAD': '',
    '.gitignore': 'generated/\n*.out.yaml\n/top.yaml\n',
    'top.yaml': MISSPELT,
    'a.out.yaml': MISSPELT,
    'generated/a.yaml': MISSPELT,
    'kept/.gitignore': '!b.out.yaml\nlocal.yaml\n',
    'kept/a.out.yaml': MISSPELT,
    'kept/b.out.yaml': MISSPELT,
    'kept/local.yaml': MISSPELT,
    'kept/top.yaml': MISSPELT,
    'node_modules/x/a.yaml': MISSPELT,
  });
  const expected = ['kept/b.out.yaml:9:3', 'kept/top.yaml:9:3'];
  assert.deepEqual(places(fedlint(cwd, ['check'])), expected);
  assert.deepEqual(places(fedlint(cwd, ['check', 'kept'])), expected, 'patterns above the folder count');
  assert.deepEqual(places(fedlint(join(cwd, 'kept'), ['check'])), ['b.out.yaml:9:3', 'top.yaml:9:3']);
  assert.deepEqual(places(fedlint(cwd, ['check', 'generated'])), ['generated/a.yaml:9:3'], 'asked for by name');
  assert.deepEqual(places(fedlint(cwd, ['check', 'top.yaml'])), ['top.yaml:9:3'], 'asked for by name');
});

test('a file by name is judged by the repository around it, and alone outside of one', () => {
  const files = {
    'link.yaml': NAKED_LINK,
    'deep/er/link.yaml': NAKED_LINK,
    'governance/acme.yaml': WRONG_ROLE.replaceAll('shop.corp', 'acme.partner'),
  };
  const owned = { ...files, '.git/HEAD': '', '.github/CODEOWNERS': '* @iam\n/deep/ @deep\n' };
  const alone = fedlint(folderWith(files), ['check', 'link.yaml']);
  assert.deepEqual(places(alone), ['link.yaml:6:16']);
  assert.doesNotMatch(alone.stdout, /CODEOWNERS/);
  const repository = folderWith(owned);
  const around = fedlint(repository, ['check', 'link.yaml']);
  assert.deepEqual(places(around), ['link.yaml:6:16'], 'the others are not reported on');
  assert.match(around.stdout, /Only the file has an owner, `@iam` \(CODEOWNERS\)\./);
  assert.match(around.stdout, /^1 warning in 1 manifest file \(1 file looked at\)\.$/m);
  const below = fedlint(join(repository, 'deep/er'), ['check']);
  assert.deepEqual(places(below), ['link.yaml:6:16']);
  assert.match(below.stdout, /`@deep` \(CODEOWNERS\)/, 'owners are named above the folder, by paths of the repository');
});

test('whatever lies in a folder: nothing is lost, and what cannot be read is said', () => {
  const cwd = folderWith({
    'empty.yaml': '',
    'comment.yaml': '# nothing\n---\n',
    'garbage.yaml': Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256)),
    'nul.yaml': `${MISSPELT}\0`,
    'bom.yaml': `\uFEFF${MISSPELT}`,
    'crlf.yaml': MISSPELT.replaceAll('\n', '\r\n'),
    'folder.yaml/a.yaml': MISSPELT,
    'latin1.yaml': Buffer.from(`# Müller\n${MISSPELT}`, 'latin1'),
    'utf16.yaml': Buffer.from(`\uFEFF${MISSPELT}`, 'utf16le'),
    'big-data.json': Buffer.concat([Buffer.from('["'), Buffer.alloc(50 * 2 ** 20, 'x'), Buffer.from('"]')]),
    'big.yaml': Buffer.alloc(50 * 2 ** 20, `${CLEAN}---\n`),
  });
  symlinkSync('.', join(cwd, 'loop'));
  symlinkSync('nowhere.yaml', join(cwd, 'dangling.yaml'));
  symlinkSync('self', join(cwd, 'self'));
  const run = fedlint(cwd, ['check']);
  assert.equal(run.status, 2);
  assert.deepEqual(places(run), [
    'bom.yaml:9:3',
    'crlf.yaml:9:3',
    'folder.yaml/a.yaml:9:3',
    'latin1.yaml:10:3',
    'nul.yaml:10:1',
    'utf16.yaml:9:3',
  ]);
  assert.equal(
    run.stderr,
    [
      'fedlint: `big.yaml` is larger than 8 MB and was not checked.\n',
      'fedlint: `latin1.yaml` is not UTF-8: line 1 holds a byte that stands for no character. Save it as UTF-8.\n',
      'fedlint: `utf16.yaml` is UTF-16, not UTF-8. Save it as UTF-8.\n',
    ].join(''),
  );
  const circle = fedlint(cwd, ['check', 'self']);
  assert.deepEqual(
    [circle.status, circle.stderr],
    [2, 'fedlint: `self` cannot be read: its symbolic links lead in a circle.\n'],
  );
});

test('configuration of SPIRE is looked into under every name it has, and from standard input', () => {
  // A finding where this is a comment, as it is in HCL: it hides nothing.
  const conf = '// fedlint-ignore-file missing-owner until=2026-12-31 -- the team is being formed\n';
  const others = { 'nginx.conf': 'server {\n  listen 80;\n}\n', 'vpn/server.conf': 'dev tun\nca ca.crt\n' };
  const cwd = folderWith({ 'server.conf': conf, 'b/agent.hcl': conf, 'c.conf.tpl': conf, ...others });
  const run = fedlint(cwd, ['check']);
  assert.deepEqual(places(run), ['b/agent.hcl:1:1', 'server.conf:1:1']);
  assert.deepEqual([run.status, run.stderr], [0, '']);
  assert.match(run.stdout, /\(4 files looked at\)/);
  const piped = fedlint(emptyFolder(), ['check', '-', '--stdin-filename', 'server.conf'], { input: conf });
  assert.deepEqual(places(piped), ['server.conf:1:1']);
});

test('a certificate in DER is taken in as PEM, without complaint and never to be written back', async () => {
  const { der, pem } = await ca({ domain: 'a.test' });
  const cwd = folderWith({ 'bundle.der': Buffer.from(der), 'keys/ca.crt': Buffer.from(der) });
  assert.equal(fedlint(cwd, ['check']).stderr, '');
  assert.equal(fedlint(cwd, ['check', 'bundle.der']).stderr, '');
  const piped = ['check', '-', '--stdin-filename', 'a.der'];
  assert.equal(fedlint(cwd, piped, { input: Buffer.from(der) }).stderr, '');
  const huge = folderWith({
    'huge.der': Buffer.concat([der, Buffer.alloc(9 * 2 ** 20)]),
    'key.der': Buffer.alloc(9 * 2 ** 20),
  });
  assert.equal(fedlint(huge, ['check']).stderr, 'fedlint: `huge.der` is larger than 8 MB and was not checked.\n');
  const path = join(cwd, 'bundle.der');
  const candidate = { path, target: { path, type: 'file' }, role: 'named' } as const;
  const { opened, ...words } = await takeIn(candidate, await readContents(path), async () => NO_CONFIGURATION);
  assert.deepEqual(words, {});
  assert.deepEqual([opened?.text, opened?.input.exact], [pem, false]);
});

test('an empty folder is clean, and says that nothing was there', () => {
  assert.deepEqual(fedlint(emptyFolder(), ['check']), {
    status: 0,
    stdout: 'Nothing found in 0 manifest files (0 files looked at).\n',
    stderr: '',
  });
});

test('what may not be read is a failure, and the rest is checked all the same', { skip: withoutUsers() }, () => {
  const cwd = folderWith({ 'a.yaml': MISSPELT, 'locked.yaml': CLEAN, 'sub/b.yaml': CLEAN });
  chmodSync(join(cwd, 'locked.yaml'), 0);
  chmodSync(join(cwd, 'sub'), 0);
  // The superuser may read everything, so the run is that of somebody else.
  const asSomebody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const run = fedlint(cwd, ['check'], asSomebody);
  assert.deepEqual(places(run), ['a.yaml:9:3']);
  assert.equal(
    run.stderr,
    'fedlint: The folder `sub` cannot be read: there is no permission.\nfedlint: `locked.yaml` cannot be read: there is no permission.\n',
  );
  assert.equal(run.status, 2);
  chmodSync(join(cwd, 'sub'), 0o755);
});

test('a file that vanishes between listing and reading is no failure; one that was named is', async () => {
  const path = join(emptyFolder(), 'a.yaml');
  const target = { path, type: 'file' as const };
  const reading = { type: 'unreadable' as const, error: Object.assign(new Error('gone'), { code: 'ENOENT' }) };
  const of = (role: 'named' | 'found') => takeIn({ path, target, role }, reading, async () => NO_CONFIGURATION);
  assert.match((await of('found')).notice ?? '', /a\.yaml` was gone before it could be read\.$/);
  assert.match((await of('named')).failure ?? '', /a\.yaml` cannot be read: there is no such file or folder\.$/);
});

test('a byte order mark, which SPIRE refuses in its configuration, is seen there and passed over elsewhere', () => {
  const cwd = folderWith({
    'server.conf': '\uFEFFserver {\n  trust_domain = "a.corp.example"\n}\n',
    'shop.yaml': `\uFEFF${CLEAN}`,
  });
  assert.deepEqual(places(fedlint(cwd, ['check'])), ['server.conf:1:1']);
});

test('what is wrong with a certificate in DER stands on its first line', async () => {
  const { der } = await ca({ domain: 'acme.example', notBefore: '2025-01-01', notAfter: '2026-01-01' });
  const cwd = folderWith({ 'acme.example.bundle.der': Buffer.from(der) });
  const run = fedlint(cwd, ['check']);
  assert.deepEqual(places(run), ['acme.example.bundle.der:1:1']);
  assert.match(run.stdout, /warning {2}expired-certificate/);
});

test('a thousand files in many folders', () => {
  const cwd = emptyFolder();
  for (let folder = 0; folder < 50; folder++) {
    mkdirSync(join(cwd, String(folder)));
    for (let file = 0; file < 20; file++)
      writeFileSync(
        join(cwd, String(folder), `${file}.yaml`),
        file === 7 ? MISSPELT.replaceAll('shop', `shop-${folder}`) : 'a: 1\n',
      );
  }
  assert.match(fedlint(cwd, ['check']).stdout, /^50 errors in 50 manifest files \(1000 files looked at\)\.$/m);
});

function withoutUsers(): string | false {
  return process.getuid === undefined && 'there are no file permissions on this system';
}
