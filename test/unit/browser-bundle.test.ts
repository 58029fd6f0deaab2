/** The browser entries have to do without Node: bundled as they are for the package, and started where nothing of Node is. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createContext, runInContext } from 'node:vm';
import { build, type Format } from 'esbuild';
import { readCertificate } from '../../server/src/certificates/x509.ts';
import { ca } from '../harness/certificates.ts';

/** Fails where anything of Node is imported: there is nothing to resolve it to. `entry` is a path, or code beside `browser.ts`. */
async function bundle(entry: string, format: Format, external: string[]): Promise<string> {
  const { outputFiles, metafile } = await build({
    ...(entry.includes('\n')
      ? { stdin: { contents: entry, resolveDir: 'server/src', loader: 'ts' } }
      : { entryPoints: [entry] }),
    bundle: true,
    write: false,
    metafile: true,
    outdir: 'out',
    platform: 'browser',
    target: 'es2022',
    mainFields: ['browser', 'module', 'main'],
    logLevel: 'silent',
    format,
    external,
  });
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports.map(({ path }) => path));
  assert.deepEqual([...new Set(imports)], external);
  const [file, ...others] = outputFiles;
  assert.ok(file && others.length === 0, 'one file');
  return file.text;
}

interface Message {
  readonly jsonrpc: '2.0';
  readonly id?: number;
  readonly method?: string;
  readonly params?: object;
  readonly result?: unknown;
}

/** A web worker that runs a bundle, with what the standard gives to workers and nothing else. */
function startWorker(code: string) {
  const waiting = new Map<number, (result: unknown) => void>();
  const scope = {
    ...{ console, setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask },
    ...{ TextEncoder, TextDecoder, URL, addEventListener() {} },
    onmessage: undefined as ((event: { data: Message }) => void) | undefined,
    postMessage({ id, method, result }: Message): void {
      if (id === undefined) return;
      if (method !== undefined) tell({ id, result: null });
      else waiting.get(id)?.(result);
    },
  };
  // Messages come as copies, as they do from a page.
  const tell = (message: Omit<Message, 'jsonrpc'>): void =>
    scope.onmessage?.({ data: structuredClone({ jsonrpc: '2.0', ...message }) });
  const realm = createContext(Object.assign(scope, { self: scope }));
  runInContext(code, realm);
  let ids = 0;
  return {
    run: (expression: string): unknown => runInContext(expression, realm),
    notify: (method: string, params: object) => tell({ method, params }),
    request: (method: string, params?: object) =>
      new Promise<unknown>((resolve) => {
        waiting.set(++ids, resolve);
        tell({ id: ids, method, ...(params && { params }) });
      }),
  };
}

/** The library for certificates cannot do without it and brings it along, so it tells whether that was loaded. */
const IS_LOADED = "'getMetadata' in Reflect";

test('the server starts in a worker and finds what it finds on the desktop', async () => {
  const code = await bundle('server/src/browser.ts', 'iife', []);
  const worker = startWorker(code);
  const capabilities = { textDocument: { diagnostic: {} } };
  const initialized = await worker.request('initialize', { processId: null, rootUri: null, capabilities });
  assert.ok(initialized && typeof initialized === 'object' && 'capabilities' in initialized);
  worker.notify('initialized', {});
  const textDocument = { uri: 'memfs:/trust.yaml', languageId: 'yaml', version: 1, text: TEXT };
  worker.notify('textDocument/didOpen', { textDocument });
  const report = await worker.request('textDocument/diagnostic', { textDocument: { uri: textDocument.uri } });
  assert.match(JSON.stringify(report), /"code":"unknown-field"/);
  await worker.request('shutdown');
  assert.equal(worker.run(IS_LOADED), false, 'no certificate was met');
  assert.match(code, /defineMetadata/, 'the code for certificates is in the file');
});

test('a certificate is read in a worker as it is on the desktop', async () => {
  const worker = startWorker(await bundle(CERTIFICATE_READER, 'iife', []));
  assert.equal(worker.run(IS_LOADED), false);
  for (const key of ['P-256', 'Ed25519', 'rsa-2048'] as const) {
    const { base64, der } = await ca({ domain: 'shop.corp.example', subject: 'O=Käserei, CN=信頼', key });
    const reading: unknown = JSON.parse(String(worker.run(`read('${base64}')`)));
    assert.deepEqual(reading, JSON.parse(JSON.stringify(readCertificate(der))), key);
    assert.match(JSON.stringify(reading), /"ok":true/);
  }
  assert.equal(worker.run(IS_LOADED), true);
});

test('the browser extension needs the editor and nothing else', async () => {
  const code = await bundle('client/src/browser.ts', 'cjs', ['vscode']);
  assert.match(code, /activate/);
});

/** As `browser.ts` has it, with a way in for the test. */
const CERTIFICATE_READER = `
  import { lazyCertificates } from './core/certificates/lazy.ts';
  import { readBase64Certificate } from './core/certificates/read.ts';
  const reader = lazyCertificates(() => require('./certificates/x509.ts'));
  globalThis.read = (text) => JSON.stringify(readBase64Certificate(text, reader));
`;

const TEXT = `apiVersion: fedlint.dev/v1alpha1
kind: TrustDomain
metadata:
  name: shop
spec:
  trustDomain: shop.corp.example
  role: issuer
  owner: team-identity
  opertor: internal
`;
