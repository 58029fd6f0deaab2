/** Tells of a day that is put off how often that has happened before, from the history of its file. */
import { join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Change } from '../../core/review/change.ts';
import { historyWords, type OlderText, timeBoxHistory } from '../../core/review/history.ts';
import type { ChangeView } from '../../core/review/view.ts';
import { decode } from '../../files/decode.ts';
import { MAX_FILE_BYTES } from '../../files/file-provider.ts';
import { historyOf } from '../../git/path-history.ts';
import { readBlobs } from '../../git/read-blobs.ts';
import type { States } from './states.ts';

/** The views of these changes, in their order. Git is asked once for each file with such a day. */
export async function withHistory(
  states: States,
  changes: readonly Change[],
  views: readonly ChangeView[],
): Promise<ChangeView[]> {
  const head = states.head.checked.analyzer;
  const byFile = new Map<string, readonly OlderText[]>();
  const told: ChangeView[] = [];
  for (const [index, view] of views.entries()) {
    const change = changes[index];
    const uri = change?.before?.document.uri;
    const isAsked = change !== undefined && uri !== undefined && timeBoxHistory(head, change, []) !== undefined;
    if (!isAsked) {
      told.push(view);
      continue;
    }
    const older = byFile.get(uri) ?? (await olderTexts(states, uri));
    byFile.set(uri, older);
    const known = timeBoxHistory(head, change, older);
    const history = known && historyWords(known);
    told.push(history === undefined ? view : { ...view, history });
  }
  return told;
}

/** The newest first, beginning with that of the base. */
async function olderTexts({ repository, base }: States, uri: string): Promise<OlderText[]> {
  const settings = base.analyzer.file(uri)?.info.settings;
  if (!settings) return [];
  const path = relative(repository.root, fileURLToPath(uri)).split(sep).join('/');
  const versions = await historyOf(repository, base.commit, path);
  const blobs = await readBlobs(
    repository,
    versions.flatMap(({ blob }) => blob ?? []),
    MAX_FILE_BYTES,
  );
  return versions.flatMap((version): OlderText[] => {
    const blob = blobs.get(version.blob ?? '');
    if (blob?.type !== 'bytes') return [];
    const info = { uri: pathToFileURL(join(repository.root, version.path)).href, path: version.path, settings };
    return [{ info, text: decode(version.path, blob.bytes).text }];
  });
}
