/**
 * `npm run bench -- [parts…] [options]`: how fast Fedlint is, beside what people would pick instead and beside the
 * least that the work can cost. Tables on standard output. Quote the ratios: machines differ.
 */
import { writeFileSync } from 'node:fs';
import { arch, cpus, platform, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { register } from 'tsx/esm/api';

register();
const { parts } = await import('./bench/parts.ts');
const { buildProduct } = await import('./bench/product.ts');
const { printed } = await import('./bench/section.ts');
const { FULL, QUICK, SMOKE } = await import('./bench/sizes.ts');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    smoke: { type: 'boolean', default: false },
    alone: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});
const unknown = positionals.filter((name) => !parts.some((part) => part.name === name));
if (values.help || unknown.length > 0) {
  if (unknown.length > 0) console.error(`There is no part ${unknown.join(', ')}.`);
  console.log(`npm run bench -- [parts…] [options]

Parts (all, unless some are named):
${parts.map(({ name, summary }) => `  ${name.padEnd(11)}${summary}`).join('\n')}

  --quick      smaller, for a look; figures to quote come from a full run
  --smoke      next to nothing, to see that every part runs
  --alone      without the programs of others
  --keep       generated files stay in the temporary folder
  --json FILE  the results for programs`);
  process.exit(unknown.length > 0 ? 2 : 0);
}

const sizes = values.smoke ? SMOKE : values.quick ? QUICK : FULL;
const machine = {
  ...{ platform: platform(), arch: arch(), node: process.version },
  ...{
    processors: cpus().length,
    model: cpus()[0]?.model ?? 'unknown',
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
  },
};
console.log(Object.values(machine).join(', '));

const setting = { sizes, product: buildProduct(), alone: values.alone, keep: values.keep };
const sections = [];
for (const part of parts.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
  for (const section of await part.measure(setting)) {
    sections.push(section);
    console.log(`\n${printed(section)}`);
  }
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ machine, sizes, sections }, null, 2)}\n`);
