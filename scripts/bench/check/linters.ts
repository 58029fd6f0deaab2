/** What people check YAML with instead, as commands for a folder, and the least that such a check can cost. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installed, nameOf, type Pinned, versionOf } from '../others.ts';
import type { Setting } from '../part.ts';
import type { Command } from '../processes.ts';
import { checkout, temporaryFolder } from '../product.ts';
import type { Checker } from './checkers.ts';

export const SCAN = 'floor: bare Node, reading and scanning';
export const PARSE = 'floor: reading and parsing with yaml';

function own(script: string): string {
  return fileURLToPath(new URL(script, import.meta.url));
}

function node(script: string, args: readonly string[], cwd: string, statuses: readonly number[]): Command {
  return { program: process.execPath, args: [script, ...args], cwd, statuses };
}

export const scan: Checker = { name: SCAN, command: (folder) => node(own('scan.mjs'), ['.'], folder, [0]) };
export const parse: Checker = { name: PARSE, command: (folder) => node(own('parse.mjs'), ['.'], folder, [0]) };

/** Those that are here; `missing` says of the others why not. */
export function linters({ alone }: Setting): {
  readonly here: readonly Checker[];
  readonly missing: readonly string[];
} {
  if (alone) return { here: [], missing: ['Programs of others were left out.'] };
  const found = [kubeconform(), yamllint(), spectral(), v8r()];
  return {
    here: found.flatMap((one) => (typeof one === 'string' ? [] : one)),
    missing: found.flatMap((one) => (typeof one === 'string' ? `${one}.` : [])),
  };
}

/** With schemas for our own kinds; it passes over those of which it has none. */
function kubeconform(): Checker | string {
  const version = versionOf('kubeconform', '-v');
  if (version === undefined) return 'kubeconform: not on this machine';
  const schemas = join(checkout, 'schemas/{{ .ResourceKind }}.schema.json');
  const args = ['-schema-location', schemas, '-ignore-missing-schemas', '-summary'];
  return {
    name: `kubeconform ${version}`,
    command: (folder) => ({ program: 'kubeconform', args: [...args, '.'], cwd: folder, statuses: [0, 1] }),
  };
}

function yamllint(): Checker | string {
  const version = versionOf('yamllint', '--version');
  if (version === undefined) return 'yamllint: not on this machine';
  return {
    name: `yamllint ${version}`,
    command: (folder) => ({ program: 'yamllint', args: ['-d', 'relaxed', '.'], cwd: folder, statuses: [0, 1] }),
  };
}

/** With a single rule, which every manifest keeps. */
function spectral(): Checker | string {
  const ruleset = join(temporaryFolder('spectral'), 'ruleset.json');
  writeFileSync(ruleset, '{"rules": {"kind": {"given": "$", "then": {"field": "kind", "function": "truthy"}}}}');
  return fromNpm('@stoplight/spectral-cli', ['lint', '--quiet', '--ruleset', ruleset, '**/*.yaml'], [0, 1]);
}

/** With a schema that any map satisfies, so that it asks no catalogue on the network. */
function v8r(): Checker | string {
  const schema = join(temporaryFolder('v8r'), 'schema.json');
  writeFileSync(schema, JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', type: 'object' }));
  return fromNpm('v8r', ['--schema', schema, '**/*.yaml'], [0, 99]);
}

function fromNpm(name: Pinned, args: readonly string[], statuses: readonly number[]): Checker | string {
  const found = installed(name);
  if ('missing' in found) return found.missing;
  return { name: nameOf(name), command: (folder) => node(found.script, args, folder, statuses) };
}
