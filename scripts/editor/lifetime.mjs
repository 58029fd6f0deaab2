// What must not outlive this program: child processes and temporary folders. They end with it on every way out.
import { spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set();
/** @type {Set<string>} */
const folders = new Set();

process.on('exit', () => {
  for (const child of children) endGroup(child);
  for (const folder of folders) removeFolder(folder);
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => process.exit(128 + constants.signals[signal]));
}

/**
 * Starts a program in a process group of its own, so that whatever it starts in turn ends with it.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export function startChild(command, args, options) {
  const child = spawn(command, args, { ...options, detached: true });
  children.add(child);
  child.on('exit', () => {
    endGroup(child);
    children.delete(child);
  });
  return child;
}

/** Ends a program started by {@link startChild}, and all it started, and waits until it is gone. */
export async function endChild(child) {
  if (!children.has(child)) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  endGroup(child);
  await gone;
}

/** Runs a program in silence; when it fails, the end of what it said is in the error. Resolves to its standard output. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = startChild(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let said = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      said += chunk;
    });
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(output);
      const end = said.trim().split('\n').slice(-15).join('\n');
      reject(new Error(`${basename(command)} ended with ${signal ?? `status ${code}`}\n${end}`));
    });
  });
}

/** An empty folder that is removed when this program ends. Its path holds no links. */
export function temporaryFolder(name) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `${name}-`)));
  folders.add(folder);
  return folder;
}

function endGroup(child) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The group is gone already.
  }
}

function removeFolder(folder) {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // A dying process may still write here; the system clears its temporary folder.
  }
}
