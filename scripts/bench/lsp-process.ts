/** A language server as a process of its own, spoken to over stdio. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { residentOf } from './processes.ts';

export interface Place {
  readonly line: number;
  readonly character: number;
}

/** A change of the text between two places. */
export interface Edit {
  readonly range: { readonly start: Place; readonly end: Place };
  readonly text: string;
}

export interface ServerOptions {
  /** A script and what it is given. */
  readonly command: readonly string[];
  /** Whether diagnostics are asked for, or waited for. */
  readonly pull: boolean;
  /** URI of a schema for all YAML, which yaml-language-server needs to have something to say. */
  readonly schema?: string | undefined;
  /** URI of the workspace. */
  readonly folder?: string;
  /** Lets `heap()` ask for the memory in use, which needs a collector at hand. */
  readonly probe?: string;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly uri?: string; readonly items?: readonly unknown[] };
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

export class LspProcess {
  readonly #child: ChildProcess;
  readonly #options: ServerOptions;
  readonly #pending = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  readonly #resultIds = new Map<string, string>();
  readonly #published = new Map<string, () => void>();
  #chunks: Buffer[] = [];
  #expected: number | undefined;
  #id = 0;
  #version = 0;
  #received = 0;

  constructor(options: ServerOptions) {
    this.#options = options;
    const probe = options.probe === undefined ? [] : ['--expose-gc', '--require', options.probe];
    this.#child = spawn(process.execPath, [...probe, ...options.command], {
      stdio: ['pipe', 'pipe', 'inherit', ...(options.probe === undefined ? [] : (['ipc'] as const))],
    });
    this.#child.stdout?.on('data', (chunk) => this.#read(chunk));
    this.#child.on('exit', (status) => {
      for (const { reject } of this.#pending.values()) reject(new Error(`the server ended with ${status}`));
    });
  }

  async start(): Promise<void> {
    const { pull, schema, folder } = this.#options;
    const capabilities = {
      textDocument: {
        ...(pull ? { diagnostic: {} } : {}),
        publishDiagnostics: { versionSupport: true },
        hover: { contentFormat: ['markdown'] },
        completion: { completionItem: { snippetSupport: true } },
      },
      workspace: { configuration: schema !== undefined, workspaceFolders: true },
    };
    const workspaceFolders = folder === undefined ? null : [{ uri: folder, name: 'bench' }];
    await this.#ask('initialize', { processId: process.pid, rootUri: folder ?? null, workspaceFolders, capabilities });
    this.#tell('initialized', {});
    if (schema === undefined) return;
    const settings = { yaml: { schemas: { [schema]: '**/*.yaml' }, validate: true, hover: true, completion: true } };
    this.#tell('workspace/didChangeConfiguration', { settings });
  }

  /** Opens a file and waits for its diagnostics. */
  async open(uri: string, text: string): Promise<void> {
    const done = this.#willPublish(uri);
    const textDocument = { uri, languageId: 'yaml', version: ++this.#version, text };
    this.#tell('textDocument/didOpen', { textDocument });
    await this.#diagnosed(uri, done);
  }

  /** Tells of an edit and waits for the diagnostics of the text that it makes. */
  async change(uri: string, edit: Edit): Promise<void> {
    const done = this.#willPublish(uri);
    this.#tell('textDocument/didChange', { textDocument: { uri, version: ++this.#version }, contentChanges: [edit] });
    await this.#diagnosed(uri, done);
  }

  /** Asks about a place. */
  request(method: string, uri: string, position: Place): Promise<unknown> {
    return this.#ask(method, { textDocument: { uri }, position });
  }

  /** Asks about nothing in particular. */
  ask(method: string): Promise<unknown> {
    return this.#ask(method, undefined);
  }

  /** Asks to be told of all files from now on, as editors do. */
  watchWorkspace(): void {
    this.#send({
      id: ++this.#id,
      method: 'workspace/diagnostic',
      params: { previousResultIds: [], partialResultToken: 'workspace' },
    });
  }

  /** Resident memory in megabytes. */
  resident(): number | undefined {
    return residentOf(this.#child.pid);
  }

  /** Memory in use once all garbage is collected, in megabytes. */
  heap(): Promise<number> {
    return new Promise((resolve) => {
      this.#child.once('message', (bytes) => resolve(Number(bytes) / 2 ** 20));
      this.#child.send('heap');
    });
  }

  /** Time on the processors so far, in milliseconds; undefined where the system does not tell. */
  processorTime(): number | undefined {
    try {
      // Behind the name of the program, which may hold blanks: state is field 3, user and system time 14 and 15.
      const fields = readFileSync(`/proc/${this.#child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) * 10;
    } catch {
      return undefined;
    }
  }

  /** Bytes it has sent so far. */
  received(): number {
    return this.#received;
  }

  async stop(): Promise<void> {
    await this.#ask('shutdown', null);
    this.#tell('exit', null);
    this.#child.kill();
  }

  #willPublish(uri: string): Promise<void> | undefined {
    if (this.#options.pull) return undefined;
    return new Promise((resolve) => this.#published.set(uri, resolve));
  }

  async #diagnosed(uri: string, published: Promise<void> | undefined): Promise<void> {
    if (published) return published;
    const previous = this.#resultIds.get(uri);
    const params = { textDocument: { uri }, ...(previous === undefined ? {} : { previousResultId: previous }) };
    const report = await this.#ask('textDocument/diagnostic', params);
    if (typeof report === 'object' && report && 'resultId' in report) this.#resultIds.set(uri, String(report.resultId));
  }

  #ask(method: string, params: unknown): Promise<unknown> {
    const id = ++this.#id;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#send({ id, method, ...(params === undefined ? {} : { params }) });
    });
  }

  #tell(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  #send(message: object): void {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.#child.stdin?.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.#child.stdin?.write(body);
  }

  /** Chunks are put together once a message is whole, so that a long one costs its length. */
  #read(chunk: Buffer): void {
    this.#received += chunk.length;
    this.#chunks.push(chunk);
    for (;;) {
      const size = this.#chunks.reduce((sum, { length }) => sum + length, 0);
      if (this.#expected !== undefined && size < this.#expected) return;
      const buffer = Buffer.concat(this.#chunks);
      this.#chunks = [buffer];
      if (this.#expected === undefined) {
        const header = buffer.indexOf('\r\n\r\n');
        if (header < 0) return;
        this.#expected = Number(/Content-Length: (\d+)/i.exec(buffer.toString('latin1', 0, header))?.[1]);
        this.#chunks = [buffer.subarray(header + 4)];
      } else {
        this.#chunks = [buffer.subarray(this.#expected)];
        const message: Message = JSON.parse(buffer.toString('utf8', 0, this.#expected));
        this.#expected = undefined;
        this.#take(message);
      }
    }
  }

  #take({ id, method, params, result, error }: Message): void {
    if (method === 'textDocument/publishDiagnostics') this.#published.get(params?.uri ?? '')?.();
    else if (method !== undefined && id !== undefined) {
      // A client without settings of its own, which agrees to all else.
      this.#send({ id, result: method === 'workspace/configuration' ? (params?.items ?? []).map(() => null) : null });
    } else if (id !== undefined) {
      const asked = this.#pending.get(id);
      this.#pending.delete(id);
      if (error) asked?.reject(new Error(error.message));
      else asked?.resolve(result);
    }
  }
}
