/** The language servers that are compared. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LspProcess } from './lsp-process.ts';
import { installed, nameOf } from './others.ts';
import type { Setting } from './part.ts';
import { checkout } from './product.ts';

export interface ServerContender {
  readonly name: string;
  start(folder?: string): Promise<LspProcess>;
}

export const OURS = 'fedlint';
export const THEIRS = nameOf('yaml-language-server');

/** A schema of a kind that all documents are of. */
const SCHEMA = pathToFileURL(join(checkout, 'schemas/clusterfederatedtrustdomain.schema.json')).href;

export function fedlintServer({ product }: Setting, pull = true, probe?: string): ServerContender {
  const command = [join(product, 'server.cjs'), '--stdio'];
  return {
    name: pull ? OURS : `${OURS}, pushing`,
    start: (folder) =>
      started({
        command,
        pull,
        ...(folder === undefined ? {} : { folder }),
        ...(probe === undefined ? {} : { probe }),
      }),
  };
}

/** None where it is to be left out, or where it cannot be installed. */
export function yamlLanguageServer({ alone }: Setting): readonly ServerContender[] {
  const found = alone ? undefined : installed('yaml-language-server');
  if (!found || 'missing' in found) return [];
  const command = [found.script, '--stdio'];
  return [
    {
      name: THEIRS,
      start: (folder) => started({ command, pull: false, schema: SCHEMA, ...(folder === undefined ? {} : { folder }) }),
    },
  ];
}

async function started(options: ConstructorParameters<typeof LspProcess>[0]): Promise<LspProcess> {
  const server = new LspProcess(options);
  await server.start();
  return server;
}
