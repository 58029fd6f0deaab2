/** What becomes of one file: it is opened in the analyzer, or there is a reason why not. */
import { basename, dirname, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { matches } from '../../core/analysis/severity.ts';
import type { FileInfo } from '../../core/analysis/state.ts';
import { isConfigName } from '../../core/config/names.ts';
import { MAX_FILE_BYTES } from '../../files/file-provider.ts';
import { displayPath, reasonOf } from '../wording.ts';
import type { Candidate } from './candidates.ts';
import { type FindConfiguration, NO_CONFIGURATION } from './configurations.ts';
import type { Reading } from './file-source.ts';
import { workspaceOf } from './targets.ts';

/** A file in the analyzer, and what has to be known of it besides its text. */
export interface Input {
  readonly uri: string;
  /** Absolute. */
  readonly path: string;
  /** Whether it is reported on, or only has a say about others. */
  readonly reported: boolean;
  /** Whether the text is the file byte for byte, but for a byte order mark, and may be written back. */
  readonly exact: boolean;
  readonly mark: boolean;
  /** Absolute path of the baseline its configuration names. */
  readonly baseline: string | undefined;
}

export interface Opened {
  readonly info: FileInfo;
  readonly text: string;
  readonly input: Input;
}

export interface Outcome {
  readonly opened?: Opened;
  /** Why the result is not the whole truth. */
  readonly failure?: string;
  /** What is worth knowing and no failure. */
  readonly notice?: string;
}

export async function takeIn(
  { path, target, role }: Candidate,
  reading: Reading,
  configurationOf: FindConfiguration,
): Promise<Outcome> {
  const name = `\`${displayPath(path)}\``;
  const reported = role !== 'context';
  const unread = (words: string): Outcome => (reported ? { failure: words } : { notice: words });

  if (reading.type === 'unreadable') {
    const gone = role !== 'named' && isGone(reading.error);
    return gone
      ? { notice: `${name} was gone before it could be read.` }
      : unread(`${name} cannot be read: ${reasonOf(reading.error)}.`);
  }
  if (isConfigName(basename(path))) {
    // It is not reported on; looking it up stops the run where it cannot be used.
    if (reported) await configurationOf(dirname(path));
    return {};
  }
  if (reading.type === 'too-large' && !reading.ours) return {};
  const { settings, baseline } = await configurationOf(dirname(path)).catch((error: unknown) => {
    if (reported) throw error;
    return NO_CONFIGURATION;
  });
  const inWorkspace = relative(workspaceOf(target), path).split(sep).join('/');
  if (matches(settings.ignore, inWorkspace))
    return role === 'named' ? { notice: `${name} was left out, as the configuration asks.` } : {};
  if (reading.type === 'too-large')
    return unread(`${name} is larger than ${MAX_FILE_BYTES / 1024 / 1024} MB and was not checked.`);

  const { text, mark, exact, flaw } = reading;
  const uri = pathToFileURL(path).href;
  const info = { uri, path: inWorkspace, settings };
  const input = { uri, path, reported, exact, mark, baseline };
  return { opened: { info, text, input }, ...(flaw === undefined ? {} : unread(`${name} ${flaw}.`)) };
}

/** A folder that is being worked in loses files between the listing and the reading. */
function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
