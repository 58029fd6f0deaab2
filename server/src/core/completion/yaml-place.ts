/** What can be written at a cursor in YAML. */
import { indentOf, lineEnd, lineStart } from '../fixes/layout.ts';
import { readYaml } from '../syntax/yaml.ts';
import type { Place } from './place.ts';
import { type YamlCursor, yamlCursor, yamlCursorAsItem } from './yaml-cursor.ts';
import { keySlot } from './yaml-key.ts';
import { valueSlot } from './yaml-value.ts';

export function yamlPlace(text: string, offset: number): Place | undefined {
  const start = lineStart(text, offset);
  if (/^(?:---|\.\.\.|%)/.test(text.slice(start, lineEnd(text, offset)))) return undefined;
  const before = text.slice(0, offset);
  const cursor = yamlCursor(before);
  if (cursor?.in === 'comment')
    return { in: 'comment', language: 'yaml', start: cursor.start, root: readYaml(text).root };
  const asItem = couldBeItem(text, offset, cursor) ? yamlCursorAsItem(before) : undefined;
  const slots = [cursor, asItem].flatMap((found) => {
    if (!found) return [];
    return [...valueSlot(text, offset, found), ...keySlot(text, offset, found)];
  });
  return { in: 'document', language: 'yaml', slots };
}

/** Whether a dash may be put before the word: it is the first of its line, below a key or among items of a list. */
function couldBeItem(text: string, offset: number, cursor: YamlCursor | undefined): boolean {
  const start = lineStart(text, offset);
  if (cursor?.flow || !/^ *(?:[^\s-]\S*)?$/.test(text.slice(start, offset))) return false;
  return cursor?.value === 'below' || isAmongItems(text, start, indentOf(text, offset).length);
}

/** Whether the next line above that is indented no deeper begins with a dash, at this very column. */
function isAmongItems(text: string, from: number, column: number): boolean {
  for (let end = from; end > 0; end = lineStart(text, end - 1)) {
    const line = text.slice(lineStart(text, end - 1), end).trimEnd();
    const indent = line.search(/[^ ]/);
    if (indent < 0 || indent > column || line.startsWith('#', indent)) continue;
    return indent === column && /^-(?: |$)/.test(line.slice(indent));
  }
  return false;
}
