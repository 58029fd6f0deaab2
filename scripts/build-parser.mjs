/**
 * Compiles server/src/core/syntax/hcl.grammar into server/generated/: the tables of the parser, and the numbers of its
 * terms. Does nothing when the grammar, this file and the version of the generator are those of the last run.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildParserFile } from '@lezer/generator';

const grammarFile = new URL('../server/src/core/syntax/hcl.grammar', import.meta.url);
const target = new URL('../server/generated/', import.meta.url);
const outputs = ['hcl-parser.js', 'hcl-parser.d.ts', 'hcl-terms.js', 'hcl-terms.d.ts'].map(
  (name) => new URL(name, target),
);

const grammar = readFileSync(grammarFile, 'utf8');
const generator = readFileSync(new URL('../node_modules/@lezer/generator/package.json', import.meta.url), 'utf8');
const { version } = JSON.parse(generator);
const inputs = [version, readFileSync(fileURLToPath(import.meta.url), 'utf8'), grammar];
const stamp = `// Generated from hcl.grammar by scripts/build-parser.mjs; ${createHash('sha256').update(JSON.stringify(inputs)).digest('hex')}\n`;

const upToDate = outputs.every((file) => existsSync(file) && readFileSync(file, 'utf8').startsWith(stamp));
if (!upToDate) {
  const { parser, terms } = buildParserFile(grammar, { fileName: 'hcl.grammar', warn: refuse });
  const parserTypes = `import type { LRParser } from '@lezer/lr';\nexport const parser: LRParser;\n`;
  const termTypes = terms.replace(/ = \d+/g, ': number');
  mkdirSync(target, { recursive: true });
  for (const [index, text] of [parser, parserTypes, terms, termTypes].entries()) {
    writeFileSync(outputs[index], stamp + text);
  }
}

/** What the generator warns of, such as a term that is never used, is a fault of the grammar. */
function refuse(message) {
  throw new Error(message);
}
