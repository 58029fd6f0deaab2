import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { fixAll } from '../core/analysis/fix-all.ts';
import { textOf } from '../core/syntax/source.ts';
import type { Command } from './command.ts';
import { type Checked, load } from './load.ts';
import { nowFrom, parseOptions } from './options.ts';
import { progressLine } from './progress.ts';

/** A fix may make room for another; more rounds than this mean that two of them undo each other. */
const MAX_ROUNDS = 10;

export const fix: Command = {
  summary: 'mends what can be mended without a decision',
  usage: `fedlint fix [paths…] [options]

Applies safe fixes only. Suggestions need a person: they are counted, and offered in the editor.

  --dry-run              say what would be done, and write nothing
  --now DATE             judge dates as of this day
  --config FILE          use this configuration instead of the nearest .fedlint.yaml`,
  async run(args) {
    const { values, positionals } = parseOptions(args, {
      'dry-run': { type: 'boolean', default: false },
      now: { type: 'string' },
      config: { type: 'string' },
    });
    const progress = progressLine();
    const checked = await load({
      paths: positionals.length > 0 ? positionals : ['.'],
      now: nowFrom(values.now),
      config: values.config,
      stdin: undefined,
      progress: progress.show,
    });
    progress.clear();
    const before = texts(checked);
    const fixed = fixInRounds(checked);
    const changed = texts(checked).filter(([uri, text]) => before.find(([other]) => other === uri)?.[1] !== text);
    if (!values['dry-run']) for (const [uri, text] of changed) await write(uri, text);
    const left = checked.uris.flatMap((uri) => checked.analyzer.findings(uri)).filter((finding) => !finding.suppressed);
    const suggestions = left.filter((finding) => finding.offers().some(({ kind }) => kind === 'suggest')).length;
    const verb = values['dry-run'] ? 'would be fixed' : 'fixed';
    process.stdout.write(
      `${fixed} ${verb} in ${changed.length} files. ${left.length} findings are left, ${suggestions} of them with a suggestion that needs your decision.\n`,
    );
    return 0;
  },
};

function texts({ analyzer, uris }: Checked): [string, string][] {
  return uris.flatMap((uri) => {
    const file = analyzer.file(uri);
    return file ? [[uri, textOf(file.source)] as [string, string]] : [];
  });
}

/** Returns how many findings were fixed. */
function fixInRounds({ analyzer, uris }: Checked): number {
  let total = 0;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const { files, fixed } = fixAll(
      analyzer,
      uris.flatMap((uri) => analyzer.findings(uri)),
    );
    if (files.length === 0) return total;
    total += fixed.length;
    for (const { uri, edits } of files) {
      const file = analyzer.file(uri);
      if (!file) continue;
      let text = textOf(file.source);
      for (const { start, end, newText } of edits.toReversed()) text = text.slice(0, start) + newText + text.slice(end);
      analyzer.open(file.info, text);
    }
  }
  return total;
}

/** The byte order mark that reading took off goes back on. */
async function write(uri: string, text: string): Promise<void> {
  const path = fileURLToPath(uri);
  const hadMark = (await readFile(path)).subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]));
  await writeFile(path, hadMark ? `\uFEFF${text}` : text);
}
