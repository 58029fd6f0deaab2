/** Text to tree, by language. Never throws: broken text yields what is sound and says what is not. */
import { readCedar } from './cedar.ts';
import { readHcl } from './hcl.ts';
import { readJson } from './json.ts';
import { isPem, readPem } from './pem.ts';
import type { Language } from './source.ts';
import type { SyntaxTree } from './tree.ts';
import { readYaml } from './yaml.ts';

/** In UTF-16 units. Hundreds of times what anybody writes by hand; a tree of more could exhaust the memory. */
const MAX_LENGTH = 8 * 1024 * 1024;

/** `previous` is the tree of an earlier version of the text, which some languages read on from. */
export function readText(language: Language, text: string, previous?: SyntaxTree): SyntaxTree {
  if (text.length > MAX_LENGTH) return tooLong();
  switch (language) {
    case 'json':
      // Bundles come in either, and the name of the file does not always keep up.
      return isPem(text) ? readPem(text) : readJson(text);
    case 'hcl':
      return readHcl(text, previous);
    case 'pem':
      return readPem(text);
    case 'cedar':
      return readCedar(text);
    case 'yaml':
      return readYaml(text);
  }
}

function tooLong(): SyntaxTree {
  const message = 'This text is longer than eight million characters, so it was not read.';
  return { root: undefined, problems: [{ code: 'too-long', span: { start: 0, end: 1 }, message }], comments: [] };
}
