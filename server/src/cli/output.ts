/** Where the text of a report goes. */
import { writeFile } from 'node:fs/promises';
import { UsageError } from './usage-error.ts';
import { reasonOf } from './wording.ts';

/** To the file, or to standard output where none is named. */
export async function writeReport(file: string | undefined, text: string): Promise<void> {
  if (file === undefined) {
    process.stdout.write(text);
    return;
  }
  await writeFile(file, text).catch((error: unknown) => {
    throw new UsageError(`--output: \`${file}\` cannot be written: ${reasonOf(error)}.`);
  });
}
