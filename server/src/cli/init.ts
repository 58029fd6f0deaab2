import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { editsOf } from '../core/analysis/edits.ts';
import type { Command } from './command.ts';
import { INITIAL_CONFIGURATION } from './initial-configuration.ts';
import { load } from './load.ts';
import { nowFrom, parseOptions } from './options.ts';

const CREATE_MANIFEST = /^Create the Federation manifest/;

export const init: Command = {
  summary: 'writes a commented configuration, and proposes a manifest per trust link',
  usage: `fedlint init [folder] [--write] [--now DATE]

Writes .fedlint.yaml where there is none, and lists the Federation manifests that the trust links it finds are missing.
With --write the manifests are written too; files that exist are never touched.`,
  async run(args) {
    const { values, positionals } = parseOptions(args, {
      write: { type: 'boolean', default: false },
      now: { type: 'string' },
    });
    const folder = positionals[0] ?? '.';
    const config = join(folder, '.fedlint.yaml');
    if (existsSync(config)) process.stdout.write(`${config} exists and was left as it is.\n`);
    else {
      await writeFile(config, INITIAL_CONFIGURATION, { flag: 'wx' });
      process.stdout.write(`${config} written. It changes nothing until you edit it.\n`);
    }
    const { analyzer, uris } = await load({
      paths: [folder],
      now: nowFrom(values.now),
      config: undefined,
      stdin: undefined,
      progress: () => {},
    });
    const proposals = uris.flatMap((uri) =>
      analyzer.findings(uri).flatMap((finding) => {
        const offer = finding.offers().find(({ title }) => CREATE_MANIFEST.test(title));
        const plan = offer && editsOf(analyzer, finding, offer, 'plain');
        return (plan?.created ?? []).map(({ name, text }) => ({
          path: join(dirname(fileURLToPath(uri)), basename(name)),
          text,
        }));
      }),
    );
    if (proposals.length === 0) process.stdout.write('No trust link without a manifest was found.\n');
    for (const { path, text } of proposals) {
      if (existsSync(path)) process.stdout.write(`${path} exists and was left as it is.\n`);
      else if (values.write) {
        await writeFile(path, text, { flag: 'wx' });
        process.stdout.write(`${path} written. Fill in what is marked TODO.\n`);
      } else process.stdout.write(`\nProposed ${path} (--write writes it):\n\n${text}`);
    }
    return 0;
  },
};
