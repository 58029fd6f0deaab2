/** Text to tree, by language. Never throws: broken text yields what is sound and says what is not. */
import { readJson } from './json.ts';
import type { Language } from './source.ts';
import type { SyntaxTree } from './tree.ts';
import { readYaml } from './yaml.ts';

export function readText(language: Language, text: string): SyntaxTree {
  return language === 'json' ? readJson(text) : readYaml(text);
}
