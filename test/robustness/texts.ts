/** Texts to break: all manifests that the rules show as examples, as YAML and as JSON. */
import { rules } from '../../server/src/core/rules/list.ts';
import { SOUND_SPIRE } from '../../server/src/core/rules/spire-examples.ts';
import { splitYaml } from '../../server/src/core/syntax/sections.ts';
import { plainValue } from '../../server/src/core/syntax/tree.ts';
import { readYaml } from '../../server/src/core/syntax/yaml.ts';
import { filesOf } from '../harness/workspace.ts';

export interface ExampleText {
  readonly path: string;
  readonly text: string;
}

/** Each text once. */
export function exampleTexts(): ExampleText[] {
  const files = rules.flatMap(({ bad, good }) => [bad, good].flatMap((example) => Object.entries(filesOf(example))));
  const texts = new Map([...files, ...Object.entries(SOUND_SPIRE)].map(([path, text]) => [text, path]));
  return [...texts].flatMap(([text, path]) => [{ path, text }, ...asJson(path, text)]);
}

/** The documents of a YAML file, each as a JSON file. */
export function asJson(path: string, text: string): ExampleText[] {
  return splitYaml(text).flatMap((document, index) => {
    const { root } = readYaml(document);
    if (!/\.ya?ml$/.test(path) || !root) return [];
    return [
      { path: path.replace(/\.ya?ml$/, `-${index}.json`), text: `${JSON.stringify(plainValue(root), null, 2)}\n` },
    ];
  });
}
