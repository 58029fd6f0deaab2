/** Files from the disk, as the server gets them. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { diskFiles } from '../../../server/src/files/disk-files.ts';
import { MAX_FILE_BYTES } from '../../../server/src/files/file-provider.ts';
import { ca } from '../../harness/certificates.ts';

const folder = mkdtempSync(join(tmpdir(), 'fedlint-'));
after(() => rmSync(folder, { recursive: true }));

const { der, pem } = await ca({ domain: 'a.test' });
const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'conf/server.conf': 'server {}\n',
  'keys/bundle.der': der,
  'keys/bundle.pem': `\uFEFF${pem}`,
  'keys/huge.crt': Buffer.alloc(MAX_FILE_BYTES + 1),
  'keys/id.key': 'secret',
  'node_modules/a/b.pem': pem,
  'notes.txt': 'nothing',
};
for (const [name, contents] of Object.entries(FILES)) {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), contents);
}
const uri = (name: string): string => pathToFileURL(join(folder, name)).href;

test('the names decide which files are listed', async () => {
  const listed = ['conf/server.conf', 'keys/bundle.der', 'keys/bundle.pem', 'keys/huge.crt'];
  assert.deepEqual(await diskFiles.list(pathToFileURL(folder).href), listed.map(uri));
});

test('what is read is text, DER included, and nothing too large', async () => {
  assert.equal(await diskFiles.read(uri('conf/server.conf')), 'server {}\n');
  assert.equal(await diskFiles.read(uri('keys/bundle.der')), pem);
  assert.equal(await diskFiles.read(uri('keys/bundle.pem')), pem);
  assert.equal(await diskFiles.read(uri('keys/huge.crt')), undefined);
  assert.equal(await diskFiles.read(uri('keys/gone.crt')), undefined);
});
