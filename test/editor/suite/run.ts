import { writeFile } from 'node:fs/promises';
import { runAll } from './registry.ts';
import { stackInSources } from './stack.ts';

/** Called by VS Code in its extension host; the runner names the file for the outcome. */
export async function run(): Promise<void> {
  const outcome = await runAll(stackInSources);
  const file = process.env.EDITOR_SUITE_OUTCOME;
  if (file !== undefined) await writeFile(file, JSON.stringify(outcome));
  if (outcome.failed > 0) throw new Error(`${outcome.failed} failed`);
}
