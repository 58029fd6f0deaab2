/** The package on the desktop: the code for certificates is a file of its own, which is not touched without need. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readCertificate as fromSource } from '../../../server/src/certificates/desktop.ts';
import type * as x509 from '../../../server/src/certificates/x509.ts';
import { ca } from '../../harness/certificates.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const dist = mkdtempSync(join(tmpdir(), 'fedlint-'));
after(() => rmSync(dist, { recursive: true, force: true }));

const { status, stderr } = spawnSync(process.execPath, ['scripts/build.mjs', dist], { cwd: root, encoding: 'utf8' });
assert.equal(status, 0, stderr);
assert.equal(stderr, '', 'the build has nothing to complain of');

/** The library cannot do without it and brings it along. */
const LIBRARY = /defineMetadata/;

test('the library is in the file of its own and in no other', () => {
  const has = (name: string) => LIBRARY.test(readFileSync(join(dist, name), 'utf8'));
  assert.deepEqual(
    ['certificates.cjs', 'server.cjs', 'main.cjs', 'extension.cjs', 'browser/extension.js'].filter(has),
    ['certificates.cjs'],
  );
});

test('the file reads certificates as the source does, and so does the source when it is run as it is', async () => {
  const { der } = await ca({ domain: 'shop.example' });
  const { readCertificate }: typeof x509 = createRequire(import.meta.url)(join(dist, 'certificates.cjs'));
  const reading = readCertificate(der);
  assert.ok(reading.ok);
  assert.deepEqual(reading.certificate.uriSans, ['spiffe://shop.example']);
  assert.deepEqual(fromSource(der), reading);
});

test('manifests without certificates are checked without that file', () => {
  rmSync(join(dist, 'certificates.cjs'));
  const folder = join(dist, 'manifests');
  mkdirSync(folder);
  writeFileSync(join(folder, 'domain.yaml'), 'apiVersion: fedlint.dev/v1alpha1\nkind: TrustDomain\n');
  const check = spawnSync(process.execPath, [join(dist, 'cli.cjs'), 'check', folder], { encoding: 'utf8' });
  assert.equal(check.stderr, '');
  assert.match(check.stdout, /missing-field/);
  assert.equal(check.status, 1);
});
