/** From bytes to findings, edits, facts and reviews. */
import assert from 'node:assert/strict';
import type { Analyzer } from '../../../server/src/core/analysis/analyzer.ts';
import { fixAll } from '../../../server/src/core/analysis/fix-all.ts';
import type { FileState } from '../../../server/src/core/analysis/state.ts';
import { isConfigName } from '../../../server/src/core/config/names.ts';
import { readSettings } from '../../../server/src/core/config/read-settings.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../server/src/core/model/settings.ts';
import { textOf } from '../../../server/src/core/syntax/source.ts';
import { decode, UTF8_MARK } from '../../../server/src/files/decode.ts';
import { type Random, randomFrom } from '../../../test/unit/fixes/random.ts';
import { assertFinding, offeredTexts } from '../checks/findings.ts';
import { assertPlaced, spansIn } from '../checks/placed.ts';
import { assertReview } from '../checks/review.ts';
import { mutated } from '../mutations.ts';
import { infoOf, inSoundWorkspace, STRICT, settle } from '../sound-workspace.ts';
import { type TrialFile, type TrialTarget, trialTarget } from '../trial.ts';

/** Each is applied and the result read again, which costs as much as the text itself. */
const MOST_OFFERS = 12;

export const reading: TrialTarget = trialTarget({
  name: 'reading',
  claim: 'no bytes make reading, judging, mending or reviewing throw, and all that is said has words and a place',
  trial(random, seeds) {
    const seed = random.pick(seeds);
    // What was sound before the change comes second: it is what a review compares with.
    const before = random.chance(0.5) ? seed : mutated(seed, random, seeds);
    return { files: [mutated(seed, random, seeds), before], seed: random.below(2 ** 31) };
  },
  check({ files, seed }) {
    const [now, before] = files;
    if (!now) return;
    const random = randomFrom(seed);
    const text = decoded(now);
    const settings = isConfigName(now.path) ? readSettings(text) : random.pick([STRICT, DEFAULT_SETTINGS]);
    inSoundWorkspace([now.path], (analyzer) => {
      readAndJudge(analyzer, { path: now.path, text }, settings, random);
      if (random.chance(0.4)) assertReview(analyzer, now.path, before && { path: before.path, text: decoded(before) });
    });
  },
});

/** What comes from a disk goes through the decoder, which has claims of its own. */
export function decoded({ path, text, bytes }: TrialFile): string {
  const raw = Buffer.from(text, bytes ? 'latin1' : 'utf8');
  const { text: read, mark, exact } = decode(path, raw);
  if (exact)
    assert.ok(Buffer.concat([mark ? UTF8_MARK : Buffer.of(), Buffer.from(read)]).equals(raw), 'exact is exact');
  // Halves of a pair do not survive as bytes, and an editor sends them all the same.
  return bytes ? read : text;
}

function readAndJudge(
  analyzer: Analyzer,
  { path, text }: { readonly path: string; readonly text: string },
  settings: Settings,
  random: Random,
): void {
  const info = infoOf(path, settings);
  analyzer.open(info, text);
  settle(analyzer);
  const file = analyzer.file(info.uri);
  assert.ok(file, 'the file is there');
  assert.equal(textOf(file.source), text, 'the sections are the text');
  assertFacts(file);
  const found = analyzer.findings(info.uri);
  for (const finding of found) assertFinding(analyzer, finding);
  fixAll(analyzer, found);
  // Later findings are as often odd as early ones.
  const from = random.below(Math.max(1, found.length - MOST_OFFERS));
  const mended = found.slice(from, from + MOST_OFFERS).flatMap((finding) => [...offeredTexts(analyzer, finding)]);
  for (const fresh of mended.slice(0, MOST_OFFERS)) {
    analyzer.open(info, fresh);
    for (const finding of analyzer.findings(info.uri)) assertFinding(analyzer, finding);
  }
  analyzer.open(info, text);
  // Last, as what is said elsewhere may come from what stands here.
  settle(analyzer);
  for (const other of analyzer.allFiles())
    for (const finding of analyzer.findings(other.info.uri)) assertFinding(analyzer, finding);
}

function assertFacts(file: FileState): void {
  for (const document of file.documents) {
    for (const fact of document?.facts ?? [])
      for (const [way, span] of spansIn(fact)) if (document) assertPlaced(document, span, `${fact.type}${way}`);
  }
}
