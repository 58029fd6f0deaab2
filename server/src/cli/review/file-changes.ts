/** From the files that Git calls different to those that are different for a review, with what they held before. */
import { basename, dirname, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FileInfo } from '../../core/analysis/state.ts';
import { isConfigName } from '../../core/config/names.ts';
import type { FileChange } from '../../core/review/base-state.ts';
import { textOf } from '../../core/syntax/source.ts';
import { isFileName } from '../../files/file-names.ts';
import { isWorthReading } from '../../files/worth-reading.ts';
import type { RawChange } from '../../git/raw-changes.ts';
import type { CommitSource } from '../input/commit-source.ts';
import type { FindConfiguration } from '../input/configurations.ts';
import type { Reading } from '../input/file-source.ts';
import type { Checked } from '../input/load.ts';
import { takeIn } from '../input/take-in.ts';
import { displayPath } from '../wording.ts';

export interface ComparedFiles {
  readonly files: readonly FileChange[];
  /** What was not compared and is a manifest now, in sentences. */
  readonly failures: readonly string[];
  /** What was not compared, and may have been a manifest. */
  readonly notices: readonly string[];
}

export interface Comparison {
  /** Absolute path of the repository. */
  readonly root: string;
  readonly changes: readonly RawChange[];
  readonly base: CommitSource;
  readonly baseConfigurationOf: FindConfiguration;
  readonly head: Checked;
  /** Whether the run has a say about a file of the base. */
  reaches(path: string): boolean;
}

type Before = NonNullable<FileChange['before']>;

export async function compareFiles(comparison: Comparison): Promise<ComparedFiles> {
  const { root, base, head, reaches } = comparison;
  const unnamed = comparison.changes.filter((change) => namesOf(change).some((name) => name.includes('\uFFFD')));
  const changes = comparison.changes.filter((change) => !unnamed.includes(change));
  const names = unnamed.flatMap(namesOf).filter((name) => isFileName(basename(name)));
  const notices = names.map((name) => `\`${name}\` was not compared: its name is not UTF-8.`);
  const failures: string[] = [];

  const old = changes.flatMap(({ before }) => (before ? [join(root, before.path)] : []));
  const paths = old.filter((path) => base.mayLookInto(path) && reaches(path));
  const readings = await base.read(paths);
  const held = new Map(paths.map((path, index) => [path, readings[index]]));
  const files: FileChange[] = [];
  for (const { before, after } of changes) {
    const path = before && join(root, before.path);
    const reading = path === undefined ? undefined : held.get(path);
    const { opened, unread } = path && reading ? await takeInPast(path, reading, comparison) : {};
    const uri = after && pathToFileURL(join(root, after.path)).href;
    const now = uri !== undefined && head.analyzer.file(uri) ? uri : undefined;
    if (unread !== undefined) (now === undefined ? notices : failures).push(unread);
    else if ((opened || now) && !saysTheSame(head, opened, now)) files.push({ before: opened, after: now });
  }
  return { files: joinMoves(head, files), failures, notices };
}

/** Files of the head that are no manifests, but of which a review has something to say. */
export async function openConfigurations(
  head: Checked,
  root: string,
  changes: readonly RawChange[],
  find: FindConfiguration,
) {
  const paths = changes.flatMap(({ after }) =>
    after && isConfigName(basename(after.path)) ? [join(root, after.path)] : [],
  );
  const readings = await head.source.read(paths);
  for (const [index, path] of paths.entries()) {
    const reading = readings[index];
    if (reading?.type !== 'text') continue;
    head.analyzer.open(await infoOf(path, root, find), reading.text);
  }
}

async function infoOf(path: string, root: string, find: FindConfiguration): Promise<FileInfo> {
  const { settings } = await find(dirname(path));
  return { uri: pathToFileURL(path).href, path: relative(root, path).split(sep).join('/'), settings };
}

interface Past {
  readonly opened?: Before | undefined;
  /** Why it was not compared. */
  readonly unread?: string;
}

async function takeInPast(path: string, reading: Reading, { root, baseConfigurationOf }: Comparison): Promise<Past> {
  const name = `\`${displayPath(path)}\``;
  if (reading.type === 'too-large') return { unread: `${name} was not compared: it was too large.` };
  if (reading.type === 'unreadable')
    return { unread: `${name} was not compared: this clone does not have what it held.` };
  // The clone has the address of the contents, and the contents may lie in the work tree.
  if (LARGE_FILE.test(reading.text)) return { unread: `${name} was not compared: Git LFS keeps what it held.` };
  if (isConfigName(basename(path)))
    return { opened: { info: await infoOf(path, root, baseConfigurationOf), text: reading.text } };
  if (!isWorthReading(path, reading.text)) return {};
  const target = { path: root, type: 'folder' } as const;
  const { opened } = await takeIn({ path, target, role: 'found' }, reading, baseConfigurationOf);
  return { opened: opened && { info: opened.info, text: opened.text } };
}

const LARGE_FILE = /^version https:\/\/git-lfs\.github\.com\/spec\//;

/** A checkout may turn line ends around. */
function saysTheSame(head: Checked, before: Before | undefined, after: string | undefined): boolean {
  return before?.info.uri === after && before !== undefined && unixText(before.text) === textNow(head, after);
}

function textNow({ analyzer }: Checked, uri: string | undefined): string | undefined {
  const file = uri === undefined ? undefined : analyzer.file(uri);
  return file && unixText(textOf(file.source));
}

function unixText(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** Git does not follow a file that was moved by hand, and to a name that it has not been told of. */
function joinMoves(head: Checked, files: readonly FileChange[]): FileChange[] {
  const gone = new Map(
    files.flatMap(({ before, after }) => (before && after === undefined ? [[unixText(before.text), before]] : [])),
  );
  const moved = new Set<Before>();
  const joined = files.map((file): FileChange => {
    const before = file.before ? undefined : gone.get(textNow(head, file.after) ?? '');
    if (!before || moved.has(before)) return file;
    moved.add(before);
    return { before, after: file.after };
  });
  return joined.filter(({ before, after }) => after !== undefined || before === undefined || !moved.has(before));
}

function namesOf({ before, after }: RawChange): string[] {
  return [...new Set([before?.path, after?.path])].flatMap((path) => path ?? []);
}
