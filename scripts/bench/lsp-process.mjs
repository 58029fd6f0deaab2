/** A language server as a process of its own, spoken to over stdio. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

const FILE = 'file:///bench/federations.yaml';

export class LspProcess {
  #child;
  #buffer = Buffer.alloc(0);
  #pending = new Map();
  #published;
  #id = 0;
  #version = 0;
  #pull;
  #schema;
  #resultId;

  constructor([script, ...args], { pull, schema }) {
    this.#child = spawn(process.execPath, [script, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#pull = pull;
    this.#schema = schema;
    this.#child.stdout.on('data', (chunk) => this.#read(chunk));
  }

  async start() {
    const capabilities = {
      textDocument: {
        ...(this.#pull ? { diagnostic: {} } : {}),
        publishDiagnostics: { versionSupport: true },
        hover: { contentFormat: ['markdown'] },
        completion: { completionItem: { snippetSupport: true } },
      },
      workspace: { configuration: Boolean(this.#schema) },
    };
    await this.#ask('initialize', { processId: process.pid, rootUri: null, workspaceFolders: null, capabilities });
    this.#tell('initialized', {});
    if (this.#schema) {
      const settings = {
        yaml: { schemas: { [this.#schema]: '**/*.yaml' }, validate: true, hover: true, completion: true },
      };
      this.#tell('workspace/didChangeConfiguration', { settings });
    }
  }

  /** Milliseconds until the work is done. */
  async timed(work) {
    const started = process.hrtime.bigint();
    await work();
    return Number(process.hrtime.bigint() - started) / 1e6;
  }

  async open(text) {
    this.#version++;
    const done = this.#settled();
    this.#tell('textDocument/didOpen', {
      textDocument: { uri: FILE, languageId: 'yaml', version: this.#version, text },
    });
    await this.#diagnosed(done);
  }

  async change(edit) {
    this.#version++;
    const done = this.#settled();
    this.#tell('textDocument/didChange', {
      textDocument: { uri: FILE, version: this.#version },
      contentChanges: [edit],
    });
    await this.#diagnosed(done);
  }

  request(method, position) {
    return this.#ask(method, { textDocument: { uri: FILE }, position });
  }

  /** Resident memory in megabytes. */
  memory() {
    const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
  }

  async stop() {
    await this.#ask('shutdown', null);
    this.#tell('exit', null);
    this.#child.kill();
  }

  #settled() {
    if (this.#pull) return undefined;
    return new Promise((resolve) => {
      this.#published = resolve;
    });
  }

  async #diagnosed(published) {
    if (published) return void (await published);
    const params = { textDocument: { uri: FILE }, ...(this.#resultId ? { previousResultId: this.#resultId } : {}) };
    this.#resultId = (await this.#ask('textDocument/diagnostic', params)).resultId;
  }

  #ask(method, params) {
    const id = ++this.#id;
    const answer = new Promise((resolve) => this.#pending.set(id, resolve));
    this.#send({ id, method, params });
    return answer;
  }

  #tell(method, params) {
    this.#send({ method, params });
  }

  #send(message) {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.#child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.#child.stdin.write(body);
  }

  #read(chunk) {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      const header = this.#buffer.indexOf('\r\n\r\n');
      if (header < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#buffer.subarray(0, header).toString())?.[1]);
      if (this.#buffer.length < header + 4 + length) return;
      const body = this.#buffer.subarray(header + 4, header + 4 + length).toString();
      this.#buffer = this.#buffer.subarray(header + 4 + length);
      this.#take(JSON.parse(body));
    }
  }

  #take(message) {
    if (message.method === 'textDocument/publishDiagnostics' && message.params.uri === FILE) this.#published?.();
    else if (message.method !== undefined && message.id !== undefined) {
      const result = message.method === 'workspace/configuration' ? message.params.items.map(() => null) : null;
      this.#send({ id: message.id, result });
    } else if (message.id !== undefined) {
      this.#pending.get(message.id)?.(message.result);
      this.#pending.delete(message.id);
    }
  }
}
