/** Every text that is generated from the rules, by its path from the root of the project. */
import { readdirSync, readFileSync } from 'node:fs';
import { rules } from '../../server/src/core/rules/list.ts';
import { withRuleIds } from './config-schema.ts';
import { withRuleSettings } from './package-settings.ts';
import { type PlacedRule, ruleIndex } from './rule-index.ts';
import { rulePage } from './rule-page.ts';
import { roomOf } from './words.ts';

export const ROOT = new URL('../../', import.meta.url);
export const PAGES = 'docs/rules/';

const RULES = 'server/src/core/rules/';
const SCHEMA = 'schemas/fedlint-config.schema.json';

export function generatedFiles(): ReadonlyMap<string, string> {
  const placed = rules.map((rule): PlacedRule => ({ rule, folder: folderOf(rule.id) }));
  return new Map([
    [`${PAGES}README.md`, ruleIndex(placed)],
    ...placed.map(({ rule, folder }): [string, string] => [
      `${PAGES}${rule.id}.md`,
      rulePage(rule, `${RULES}${folder}/${rule.id}.ts`),
    ]),
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

/** A rule's file bears the rule's name; its folder is its room. */
function folderOf(id: string): string {
  const file = readdirSync(new URL(RULES, ROOT), { recursive: true })
    .map((path) => String(path).replaceAll('\\', '/'))
    .find((path) => path.endsWith(`/${id}.ts`));
  if (file === undefined) throw new Error(`No file below ${RULES} is called ${id}.ts.`);
  return roomOf(file.slice(0, file.indexOf('/'))).folder;
}
