/** What became of the suite; `skipped` tests are named with their reason in the output. */
export interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
}

type Entry =
  | { kind: 'test'; name: string; body: () => void | PromiseLike<void> }
  | { kind: 'skip'; name: string; reason: string };

const limitMs = 60_000;
const entries: Entry[] = [];

/** Registers a test. Tests run one after the other, in the order of registration. */
export function test(name: string, body: () => void | PromiseLike<void>): void {
  entries.push({ kind: 'test', name, body });
}

/** Registers a test that cannot run here, and why. */
export function skip(name: string, reason: string): void {
  entries.push({ kind: 'skip', name, reason });
}

/** Runs all registered tests and reports each in a line; `describe` words what a failed one threw. */
export async function runAll(describe: (error: unknown) => string): Promise<Outcome> {
  const outcome: Outcome = { passed: 0, failed: 0, skipped: 0 };
  for (const entry of entries) {
    if (entry.kind === 'skip') {
      outcome.skipped++;
      console.log(`- ${entry.name} (skipped: ${entry.reason})`);
      continue;
    }
    const started = Date.now();
    try {
      await limited(entry.body);
      outcome.passed++;
      console.log(`✓ ${entry.name} (${Date.now() - started} ms)`);
    } catch (error) {
      outcome.failed++;
      console.log(`✗ ${entry.name}\n${describe(error)}`);
    }
  }
  return outcome;
}

async function limited(body: () => void | PromiseLike<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The test did not end within ${limitMs / 1000} s.`)), limitMs);
  });
  try {
    await Promise.race([Promise.resolve().then(body), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
