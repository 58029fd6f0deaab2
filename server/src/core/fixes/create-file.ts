/** New files on offer, such as the manifest for a trust link that has none. */
import { type Rendering, renderer } from './blanks.ts';
import type { Operation } from './operation.ts';
import { nodeText, type YamlStyle } from './write-yaml.ts';

export interface CreatedFile {
  /** Relative to the folder of the document the offer belongs to. */
  readonly name: string;
  readonly text: string;
}

const STYLE: YamlStyle = {
  eol: '\n',
  step: 2,
  listStep: 2,
  quote: undefined,
  keyQuote: undefined,
  padding: ' ',
  literals: true,
};

/** The files that operations create, their documents as YAML with `---` between them. */
export function createdFiles(operations: readonly Operation[], rendering: Rendering): CreatedFile[] {
  return operations.flatMap((operation) => {
    if (operation.op !== 'create-file') return [];
    const documents = operation.documents.map((document) => `${nodeText(document, 0, STYLE)}\n`);
    return [{ name: operation.name, text: renderer(rendering)(documents.join('---\n')) }];
  });
}
