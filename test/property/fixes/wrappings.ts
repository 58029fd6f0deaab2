/** The same manifests in other surroundings: as JSON, in lists, in ConfigMaps, and in other spellings of HCL. */
import { isConfigName } from '../../../server/src/core/config/names.ts';
import { readText } from '../../../server/src/core/syntax/read.ts';
import { splitYaml } from '../../../server/src/core/syntax/sections.ts';
import { languageOf } from '../../../server/src/core/syntax/source.ts';
import { plainValue } from '../../../server/src/core/syntax/tree.ts';
import { merged, writeHcl } from '../../unit/fixes/hcl-layouts.ts';
import { isMap } from '../../unit/fixes/model.ts';
import type { Random } from '../../unit/fixes/random.ts';
import { type Files, relayoutText } from './relayout.ts';

/** Undefined where nothing of it can be put like that. */
export function inList(files: Files, random: Random): Files | undefined {
  return changed(files, (path, text) => {
    const sections = languageOf(path) === 'yaml' && !isConfigName(path) ? splitYaml(text) : [];
    const isPlain = sections.every((section) => /^(?:---\n|#.*\n)*apiVersion:/.test(section));
    if (sections.length === 0 || !isPlain || /^\.\.\.|^%|<</m.test(text)) return undefined;
    const items = sections.map((section) => {
      const lines = section
        .replace(/^---\n/m, '')
        .trimEnd()
        .split('\n');
      return `-\n${lines.map((line) => (line === '' ? '' : `  ${line}`)).join('\n')}\n`;
    });
    const list = `apiVersion: v1\nkind: List\nitems:\n${items.join('')}`;
    return [path, relayoutText(path, list, random)];
  });
}

export function asJson(files: Files, random: Random): Files | undefined {
  return changed(files, (path, text) => {
    if (languageOf(path) !== 'yaml' || isConfigName(path) || path === 'CODEOWNERS') return undefined;
    const trees = splitYaml(text).map((section) => readText('yaml', section));
    if (trees.some(({ problems, comments }) => problems.length + comments.length > 0)) return undefined;
    const values = trees.flatMap(({ root }) => (root ? [plainValue(root)] : []));
    const whole = values.length === 1 ? values[0] : { apiVersion: 'v1', kind: 'List', items: values };
    const json = path.replace(/\.ya?ml$/, '.json');
    return json === path ? undefined : [json, relayoutText(json, `${JSON.stringify(whole)}\n`, random)];
  });
}

export function inConfigMap(files: Files, random: Random): Files | undefined {
  return changed(files, (path, text) => {
    if (languageOf(path) !== 'hcl' || /\t|[ ]$/m.test(text) || !text.startsWith('s')) return undefined;
    const head = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'configuration', namespace: 'spire' } };
    if (random.chance(0.3)) {
      const json = JSON.stringify({ ...head, data: { [path]: text } }, null, random.pick([0, 2, '\t']));
      return [`${path}.json`, json];
    }
    const inner = random.chance(0.5) ? JSON.stringify(text) : `|\n${text.replace(/^(?=.)/gm, '    ')}`;
    const lines = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: configuration\n  namespace: spire\ndata:\n  ${path}: ${inner}`;
    return [`${path}.yaml`, relayoutText(`${path}.yaml`, `${lines.trimEnd()}\n`, random)];
  });
}

export function inOtherHcl(files: Files, random: Random): Files | undefined {
  return changed(files, (path, text) => {
    if (languageOf(path) !== 'hcl') return undefined;
    const { root, comments, problems } = readText('hcl', text);
    const model = root && merged(root);
    if (!isMap(model) || comments.length + problems.length > 0) return undefined;
    return [path, writeHcl(model, random)];
  });
}

function changed(
  files: Files,
  change: (path: string, text: string) => [string, string] | undefined,
): Files | undefined {
  const entries = Object.entries(files).map(([path, text]) => ({ path, text, fresh: change(path, text) }));
  if (entries.every(({ fresh }) => fresh === undefined)) return undefined;
  return Object.fromEntries(entries.map(({ path, text, fresh }) => fresh ?? [path, text]));
}
