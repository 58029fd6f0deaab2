/** Every text that is generated from the rules and the kinds of change, by its path from the root of the project. */
import { readdirSync, readFileSync } from 'node:fs';
import { changeKinds } from '../../server/src/core/review/kinds/list.ts';
import { rules } from '../../server/src/core/rules/list.ts';
import { changesPage } from './changes-page.ts';
import { withRuleIds } from './config-schema.ts';
import { withRuleSettings } from './package-settings.ts';
import { type PlacedRule, ruleIndex } from './rule-index.ts';
import { rulePage } from './rule-page.ts';
import { changeRoomOf, roomOf } from './words.ts';

export const ROOT = new URL('../../', import.meta.url);
export const PAGES = 'docs/rules/';

const RULES = 'server/src/core/rules/';
const KINDS = 'server/src/core/review/kinds/';
const SCHEMA = 'schemas/fedlint-config.schema.json';

export function generatedFiles(): ReadonlyMap<string, string> {
  const placed = rules.map((rule): PlacedRule => ({ rule, folder: roomOf(folderOf(RULES, rule.id)).folder }));
  const kinds = changeKinds.map((kind) => ({ kind, folder: changeRoomOf(folderOf(KINDS, kind.id)).folder }));
  return new Map([
    [`${PAGES}README.md`, ruleIndex(placed)],
    ...placed.map(({ rule, folder }): [string, string] => [
      `${PAGES}${rule.id}.md`,
      rulePage(rule, `${RULES}${folder}/${rule.id}.ts`),
    ]),
    ['docs/changes.md', changesPage(kinds)],
    ['package.json', withRuleSettings(textOf('package.json'), rules)],
    [SCHEMA, withRuleIds(textOf(SCHEMA), rules)],
  ]);
}

/** Pages on the disk of rules that are no more. */
export function leftoverPages(wanted: ReadonlyMap<string, string>): string[] {
  return readdirSync(new URL(PAGES, ROOT))
    .map((name) => PAGES + name)
    .filter((path) => !wanted.has(path));
}

function textOf(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8');
}

/** A file bears the name of its rule or kind, and lies in a folder of its family. */
function folderOf(room: string, id: string): string {
  const file = readdirSync(new URL(room, ROOT), { recursive: true })
    .map((path) => String(path).replaceAll('\\', '/'))
    .find((path) => path.endsWith(`/${id}.ts`));
  if (file === undefined) throw new Error(`No file below ${room} is called ${id}.ts.`);
  return file.slice(0, file.indexOf('/'));
}
