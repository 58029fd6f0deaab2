/** The files of an example in another layout, which say the same. */
import { isConfigName } from '../../../server/src/core/config/names.ts';
import { readText } from '../../../server/src/core/syntax/read.ts';
import { splitYaml } from '../../../server/src/core/syntax/sections.ts';
import { languageOf } from '../../../server/src/core/syntax/source.ts';
import type { Random } from '../../unit/fixes/random.ts';
import { randomYamlLayout, writeAnew } from './yaml-layout.ts';

export type Files = Readonly<Record<string, string>>;

export function relayout(files: Files, random: Random): Files {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, isConfigName(path) ? text : relayoutText(path, text, random)]),
  );
}

export function relayoutText(path: string, text: string, random: Random): string {
  const language = languageOf(path);
  const anew =
    language === 'yaml'
      ? yamlAnew(text, random)
      : language === 'json'
        ? jsonAnew(text, random)
        : language === 'hcl'
          ? hclAnew(text, random)
          : text;
  return withBreaks(anew, path, random);
}

/** Line breaks of one kind, the last of which may be left out. */
function withBreaks(text: string, path: string, random: Random): string {
  if (text.includes('\r') || languageOf(path) === 'pem') return text;
  const isKept = /[|>]\d?\+/.test(text) || /<<-?\w/.test(text);
  const trimmed = !isKept && random.chance(0.3) ? text.replace(/\n+$/, '') : text;
  return random.chance(0.3) ? trimmed.replaceAll('\n', '\r\n') : trimmed;
}

function yamlAnew(text: string, random: Random): string {
  const layout = randomYamlLayout(random);
  const documents = splitYaml(text).map((section, index) => {
    const tree = readText('yaml', section);
    const lines =
      tree.problems.length > 0 || tree.root?.span.start === undefined
        ? undefined
        : writeAnew(section, tree, layout, random);
    if (!lines) return section;
    const isMarked = /^---/m.test(section) || index > 0;
    const body = `${lines.join('\n')}\n`;
    return (isMarked || (index === 0 && random.chance(0.2)) ? '---\n' : '') + body;
  });
  const neighbour = 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: neighbour\n';
  const all = documents.join('');
  if (random.chance(0.1) && !/^%/m.test(all)) return `${neighbour}${/^---/.test(all) ? '' : '---\n'}${all}`;
  return random.chance(0.1) && all.endsWith('\n') && !/^\.\.\./m.test(all) ? `${all}---\n${neighbour}` : all;
}

function jsonAnew(text: string, random: Random): string {
  const { root, problems, comments } = readText('json', text);
  if (!root || problems.length > 0 || comments.length > 0) return text;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return text;
  }
  const anew = JSON.stringify(value, null, random.pick(['', '', '\t', ' ', '  ', '    ', '        ']));
  return anew.includes('\n')
    ? `${anew}\n`
    : random.pick([anew, `${anew}\n`, anew.replaceAll('":', '": '), `\n ${anew}`]);
}

/** Indentation alone: what HCL spells in several ways is the business of a test of its own. */
function hclAnew(text: string, random: Random): string {
  if (/<<-?\w|\/\*/.test(text)) return text;
  const unit = random.pick(['  ', '    ', '\t', ' ', '']);
  return text.replace(/^(?: {2}|\t| {4})+/gm, (indent) => unit.repeat(indent.replaceAll('\t', '  ').length / 2));
}
