/** The file of a baseline: JSON with one finding on each line, so that a review shows which ones come and go. */
import { lstat, writeFile } from 'node:fs/promises';
import type { Fingerprint } from '../../core/analysis/fingerprint.ts';
import type { FileSource } from '../input/file-source.ts';
import { UsageError } from '../usage-error.ts';
import { compare, displayPath, reasonOf } from '../wording.ts';

/**
 * Says which rule speaks of which field of which object, and names no line. `file` is relative to the folder of the
 * baseline. An entry stands twice where two findings look alike.
 */
export interface BaselineEntry extends Fingerprint {
  readonly file: string;
}

const VERSION = 1;

export function keyOf({ rule, file, object, path }: BaselineEntry): string {
  return JSON.stringify([file, object, path, rule]);
}

export async function readBaseline(file: string, source: FileSource): Promise<BaselineEntry[]> {
  const name = displayPath(file);
  const [contents] = await source.read([file]);
  if (contents?.type !== 'text') {
    const reason = contents?.type === 'unreadable' ? reasonOf(contents.error) : 'it is too large';
    throw new UsageError(`The baseline \`${name}\` cannot be read: ${reason}. \`fedlint baseline write\` writes one.`);
  }
  const findings = findingsIn(contents.text);
  if (!findings) throw new UsageError(`\`${name}\` is no baseline of this version of Fedlint.`);
  return findings;
}

export async function writeEntries(file: string, entries: readonly BaselineEntry[]): Promise<void> {
  // A link in somebody else's repository may lead anywhere.
  const stat = await lstat(file).catch(() => undefined);
  if (stat && !stat.isFile())
    throw new UsageError(
      `The baseline \`${displayPath(file)}\` is not written: there is a link or a folder of that name.`,
    );
  const lines = [...entries]
    .sort((a, b) => compare(keyOf(a), keyOf(b)))
    .map(({ rule, file: of, object, path }) => `    ${JSON.stringify({ rule, file: of, object, path })}`);
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  await writeFile(file, `{\n  "version": ${VERSION},\n  "findings": ${list}\n}\n`).catch((error: unknown) => {
    throw new UsageError(`The baseline \`${displayPath(file)}\` cannot be written: ${reasonOf(error)}.`);
  });
}

function findingsIn(text: string): BaselineEntry[] | undefined {
  const value = parsed(text);
  if (!isRecord(value) || value.version !== VERSION || !Array.isArray(value.findings)) return undefined;
  const findings: unknown[] = value.findings;
  return findings.every(isEntry) ? findings : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isEntry(value: unknown): value is BaselineEntry {
  return isRecord(value) && ['rule', 'file', 'object', 'path'].every((field) => typeof value[field] === 'string');
}
